//! A citizen without a mouse goes the whole way: Tab, Enter and Space, and the focus is always to be seen.

use thirtyfour::Key;

use crate::support::way::WHILE;
use crate::support::{Browser, Ring, Town};

const IDENTITY_CARD: &str = "國民身分證影像資料";

#[tokio::test]
async fn a_citizen_goes_from_the_first_page_to_the_saved_package_without_a_mouse() {
    let Some(ring) = Ring::enter() else { return };
    let town = Town::open();
    let citizen = ring.browser(town.home()).await;
    let mei = town.person("mei");
    town.insert(&mei.key).await;

    citizen.open("/").await;
    citizen.tab_to("跳到主要內容").await;
    citizen.enter().await;
    enters(&citizen, "開始下載個人資料").await;
    citizen.arrives_at("下載個人資料").await;
    types(&citizen, "搜尋資料名稱、機關或欄位", "相片").await;
    citizen.enter().await;
    citizen.sees("找到 1 項資料").await;
    assert_eq!(citizen.focus().await, "找到 1 項資料", "the new heading");
    spaces(&citizen, IDENTITY_CARD).await;
    enters(&citizen, "我要下載 1").await;
    citizen.arrives_at("資料下載及線上服務條款").await;
    spaces(&citizen, "我已了解此服務內容").await;
    enters(&citizen, "下一步").await;
    citizen.arrives_at("同意下載與身分驗證").await;
    types(&citizen, "身分證字號", "a123").await;
    enters(&citizen, "自然人憑證").await;
    citizen.holds(".error-summary:focus").await;
    enters(&citizen, "身分證字號是一個英文字母加九個數字").await;
    assert_eq!(citizen.focus().await, "身分證字號 必填", "the field itself");
    citizen.chord(Key::Control, "a").await;
    citizen.type_text(&mei.id_number).await;
    types(&citizen, "生日", &mei.birth_date).await;
    enters(&citizen, "自然人憑證").await;
    citizen.holds("#pin").await;
    types(&citizen, "PIN 碼", &mei.pin).await;
    citizen.enter().await;
    citizen.arrives_at("通知信箱").await;
    types(&citizen, "電子信箱", &mei.mail).await;
    enters(&citizen, "寄送驗證碼").await;
    citizen.sees("驗證碼已經寄到").await;
    assert_eq!(citizen.focus().await, "驗證碼 必填", "one can type at once");
    let code = town.digits(&mei.mail, "確認您的電子信箱").await;
    citizen.type_text(&code).await;
    citizen.enter().await;
    citizen.arrives_at("取用資料").await;
    citizen.sees_within("共 1 項，1 項已有結果", WHILE).await;
    enters(&citizen, "轉存到我的電腦").await;
    citizen.saved().await;
    enters(&citizen, "前往資料條碼區").await;
    citizen.arrives_at("資料條碼區").await;
    enters(&citizen, "取得條碼").await;
    citizen.sees("此條碼剩餘時間").await;
    assert_eq!(
        citizen.focus().await,
        "保存中的資料",
        "where the barcode is"
    );
    enters(&citizen, "立即刪除").await;
    citizen.sees("刪除後無法復原").await;
    citizen.tells_focus("立即刪除").await;
    enters(&citizen, "確定刪除").await;
    citizen.sees("資料已經刪除").await;
}

/// Goes there and presses Enter.
async fn enters(citizen: &Browser, wanted: &str) {
    citizen.tab_to(wanted).await;
    citizen.enter().await;
}

/// Goes there and presses the space bar.
async fn spaces(citizen: &Browser, wanted: &str) {
    citizen.tab_to(wanted).await;
    citizen.key(Key::Space).await;
}

/// Goes there and types.
async fn types(citizen: &Browser, field: &str, text: &str) {
    citizen.tab_to(field).await;
    citizen.type_text(text).await;
}
