//! The whole way of a citizen and of a clerk, and back, in browsers that run no script. Only the card needs one: what
//! its component would say is put into the form by hand.

use std::time::Instant;

use serde_json::json;

use crate::support::browser::PATIENCE;
use crate::support::town::Person;
use crate::support::way::WHILE;
use crate::support::{Browser, Ring, Town};

const REGISTER: &str = "個人戶籍資料查詢";

#[tokio::test]
async fn everything_but_the_card_works_without_script() {
    let Some(ring) = Ring::enter() else { return };
    let town = Town::open();
    let citizen = ring.browser_without_script(town.home()).await;
    let rare = town.person("rare");
    town.insert(&rare.key).await;

    citizen.open("/").await;
    citizen.press("開始下載個人資料").await;
    citizen.scan_into("搜尋資料名稱、機關或欄位", "婚姻").await;
    citizen.sees("找到 1 項資料").await;
    citizen.look_once("plain-found").await;
    citizen.fill("您還希望取得哪些資料", "圖書館借閱紀錄").await;
    citizen.press("送出建議").await;
    citizen.sees("我們收到您的建議了").await;
    citizen
        .choose("/personal/categories/household", &[REGISTER])
        .await;
    citizen.agree().await;
    citizen.claim(&rare).await;
    citizen.sees("讀卡需要 JavaScript").await;
    citizen.look_once("plain-card").await;
    signs(&citizen, &town, &rare).await;
    citizen.arrives_at("通知信箱").await;
    citizen.sees(&rare.name).await;
    citizen.confirm_contact(&town, &rare).await;
    waits(&citizen).await;
    citizen.press("線上預覽檔案").await;
    citizen.arrives_at(REGISTER).await;
    citizen.sees("資料完整，簽章有效").await;
    citizen.sees(&rare.name).await;
    citizen.press("轉存到我的電腦").await;
    citizen.saved().await;
    citizen.press("前往資料條碼區").await;
    citizen.press("取得條碼").await;
    citizen.sees("此條碼剩餘時間").await;
    let first = citizen.barcode().await;
    citizen.press("手動更新條碼").await;
    citizen.changes(".barcode-text", &first).await;
    citizen.look_once("plain-barcodes").await;
    let barcode = citizen.barcode().await;

    let clerk = ring.browser_without_script(town.home()).await;
    signs_in(&clerk, &town).await;
    opens(&clerk, &town, &rare, &barcode).await;
    stops(&citizen).await;
    clerk.reload().await;
    clerk.sees("當事人已中止本案").await;
    clerk.look_once("plain-counter-stopped").await;

    citizen.press("立即刪除").await;
    citizen.sees("刪除後無法復原").await;
    citizen.look_once("plain-deletion").await;
    citizen.press("確定刪除").await;
    citizen.sees("資料已經刪除").await;
    citizen.open("/personal/history").await;
    citizen.sees("您中止了櫃臺的開啟").await;
    citizen.press("撤回同意").await;
    citizen.press("確定撤回").await;
    citizen.sees("已經撤回同意").await;
    citizen.open("/help/card").await;
    citizen.sees("這個測試需要 JavaScript").await;
    citizen.look_once("plain-help").await;
}

/// Puts what the component signs into the form, and sends it.
async fn signs(citizen: &Browser, town: &Town, person: &Person) {
    let form = "return document.querySelector('form[data-card]').dataset.cardPackage;";
    let package = citizen.driver().execute(form, vec![]).await.unwrap();
    let package = package.json().as_str().unwrap().to_owned();
    let reply = town.signature(&package, &person.pin).await;
    let put = "document.querySelector('[data-card-reply]').value = arguments[0];";
    citizen
        .driver()
        .execute(put, vec![json!(reply)])
        .await
        .unwrap();
    citizen.press("簽章").await;
}

/// Loads the page again until everything is there.
async fn waits(citizen: &Browser) {
    let began = Instant::now();
    while !citizen.can_read("共 1 項，1 項已有結果").await {
        assert!(began.elapsed() < WHILE, "{}", citizen.read().await);
        citizen.look_once("plain-progress").await;
        citizen.reload().await;
    }
}

async fn signs_in(clerk: &Browser, town: &Town) {
    let staff = town.clerk();
    clerk.open("/organ/signin").await;
    clerk.fill("帳號", &staff.account).await;
    clerk.fill("密碼", &staff.password).await;
    clerk.scan_into("動態驗證碼", &staff.code()).await;
    clerk.arrives_at("臨櫃核驗").await;
}

async fn opens(clerk: &Browser, town: &Town, person: &Person, barcode: &str) {
    clerk.scan_into("資料條碼", &barcode.to_uppercase()).await;
    clerk.arrives_at("填寫用途").await;
    clerk.fill("用途", "戶籍謄本").await;
    clerk.scan_into("案號", "115-0043").await;
    clerk.arrives_at("輸入驗證密碼").await;
    clerk.sees("重新寄送驗證密碼").await;
    clerk.look_once("plain-counter-password").await;
    let password = town.digits(&person.mail, "臨櫃驗證密碼").await;
    clerk.scan_into("驗證密碼", &password).await;
    clerk.arrives_at("條碼取用").await;
    clerk.sees(&person.name).await;
    clerk.look_once("plain-counter-data").await;
}

async fn stops(citizen: &Browser) {
    citizen.reload().await;
    citizen.sees("櫃臺正在檢視您的資料").await;
    citizen.press("中止").await;
    citizen.sees("已經中止，櫃臺看不到您的資料了").await;
    let began = Instant::now();
    while citizen.can_read("櫃臺正在檢視您的資料").await {
        assert!(began.elapsed() < PATIENCE);
        citizen.reload().await;
    }
}
