//! A citizen fetches two data sets with a card, sees them, saves one, and shows its barcode at a counter, where a
//! clerk opens it.

use crate::support::town::Person;
use crate::support::way::WHILE;
use crate::support::{Browser, Ring, Town};

const REGISTER: &str = "個人戶籍資料查詢";
const IDENTITY_CARD: &str = "國民身分證影像資料";
/// Where a barcode over the whole screen tells of counters.
const TOLD: &str = ".barcode-card > .told";

#[tokio::test]
async fn a_citizen_fetches_data_and_a_clerk_opens_them() {
    let Some(ring) = Ring::enter() else { return };
    let town = Town::open();
    let citizen = ring.browser(town.home()).await;
    let mei = town.person("mei");
    town.insert(&mei.key).await;

    chooses(&citizen).await;
    agrees(&citizen).await;
    proves(&citizen, &town, &mei).await;
    confirms_contact(&citizen, &town, &mei).await;
    sees_data(&citizen).await;
    saves(&citizen, &town, &mei).await;
    let barcode = shows_barcode(&citizen).await;
    fills_the_screen(&citizen).await;

    let clerk = ring.browser(town.home()).await;
    signs_in(&clerk, &town).await;
    opens(&clerk, &barcode).await;
    watches(&citizen).await;
    let password = town.digits(&mei.mail, "臨櫃驗證密碼").await;
    sees_data_at_counter(&clerk, &password).await;
    citizen.open("/personal/history").await;
    citizen.sees("櫃臺開啟了您的資料").await;
    citizen.sees("案號： 115-0042").await;
    ends_case(&clerk).await;
    looks_at_history(&citizen).await;
    deletes(&citizen).await;
    comes_back_with_code(&citizen, &town, &mei).await;
}

async fn chooses(citizen: &Browser) {
    citizen.open("/").await;
    citizen.look("home").await;
    citizen.picture("home", "header").await;
    citizen.press("開始下載個人資料").await;
    citizen.arrives_at("下載個人資料").await;
    citizen.look("personal").await;
    citizen.picture("personal", "header").await;
    citizen.scan_into("搜尋資料名稱、機關或欄位", "戶政").await;
    citizen.sees("找到 4 項資料").await;
    citizen.look("personal-found").await;
    citizen.open("/personal").await;
    citizen.press("戶役政").await;
    citizen.arrives_at("戶役政").await;
    citizen.look("category").await;
    citizen.press("我要下載 0").await;
    citizen.sees("請至少勾選一項資料").await;
    citizen.look_once("category-nothing-chosen").await;
    citizen.tick(REGISTER).await;
    citizen.tick(IDENTITY_CARD).await;
    citizen.press("我要下載 2").await;
    citizen.arrives_at("資料下載及線上服務條款").await;
}

async fn agrees(citizen: &Browser) {
    citizen.look("terms").await;
    citizen.press("下一步").await;
    citizen.sees("請先閱讀條款並勾選同意").await;
    citizen.look_once("terms-mistake").await;
    citizen.tick("我已了解此服務內容").await;
    citizen.press("下一步").await;
    citizen.arrives_at("同意下載與身分驗證").await;
}

async fn proves(citizen: &Browser, town: &Town, person: &Person) {
    citizen.look("identity").await;
    citizen.fill("身分證字號", "F222001019").await;
    citizen.fill("生日", "19901305").await;
    citizen.press("自然人憑證").await;
    citizen.sees("有資料需要修正").await;
    citizen.look_once("identity-mistake").await;
    citizen.requests().await;
    citizen.claim(person).await;
    citizen.look("identity-card").await;
    citizen.sign(&person.pin).await;
    citizen.arrives_at("通知信箱").await;
    let sent = citizen.requests().await;
    let ours = |secret: &str| {
        let ours = sent
            .iter()
            .filter(|request| request.url.starts_with(town.home()));
        ours.filter(|request| request.holds(secret)).count()
    };
    assert_eq!(
        ours(&person.id_number),
        1,
        "what is sent to us is seen: {sent:#?}"
    );
    assert_eq!(ours("MakeSignature") + ours(&person.pin), 0, "{sent:#?}");
    assert!(
        sent.iter()
            .any(|request| request.url.ends_with("/proof") && request.body.contains("signature")),
        "{sent:#?}"
    );
}

async fn confirms_contact(citizen: &Browser, town: &Town, person: &Person) {
    citizen.look("contact").await;
    citizen.fill("電子信箱", &person.mail).await;
    citizen.press("寄送驗證碼").await;
    citizen.sees("驗證碼已經寄到").await;
    citizen.look("contact-code").await;
    let code = town.digits(&person.mail, "確認您的電子信箱").await;
    citizen.fill("驗證碼", &code).await;
    citizen.press("確認信箱").await;
    citizen.arrives_at("取用資料").await;
}

async fn sees_data(citizen: &Browser) {
    citizen.sees_within("共 2 項，2 項已有結果", WHILE).await;
    citizen.look("progress").await;
    citizen
        .press(&format!("線上預覽檔案 {IDENTITY_CARD}"))
        .await;
    citizen.arrives_at(IDENTITY_CARD).await;
    citizen.sees("資料完整，簽章有效").await;
    citizen.sees("新北市測試區虛擬街22號3樓").await;
    let seen = citizen.pieces().await;
    assert!(seen.pictures > 0 && seen.pictures == seen.drawn, "{seen:?}");
    assert_eq!(seen.readable_pdfs, 1, "{seen:?}");
    citizen.draws_document().await;
    citizen.look("files").await;
}

async fn saves(citizen: &Browser, town: &Town, person: &Person) {
    citizen.press("轉存到我的電腦").await;
    let package = citizen.saved().await;
    let anchors = town.var().join("sandbox/providers.pem");
    let words = [
        "verify",
        package.to_str().unwrap(),
        "--anchors",
        anchors.to_str().unwrap(),
        "--id",
        &person.id_number,
    ];
    town.command(&words);
}

async fn shows_barcode(citizen: &Browser) -> String {
    citizen.press("前往資料條碼區").await;
    citizen.arrives_at("資料條碼區").await;
    citizen.sees("還會保存").await;
    citizen.look("barcodes-none").await;
    citizen.press(&format!("取得條碼 {IDENTITY_CARD}")).await;
    citizen.sees("此條碼剩餘時間").await;
    let first = citizen.barcode().await;
    citizen.press("手動更新條碼").await;
    citizen.changes(".barcode-text", &first).await;
    citizen.look("barcodes").await;
    citizen.picture("barcodes", ".barcode-card").await;
    let barcode = citizen.barcode().await;
    assert_eq!(barcode.len(), 8);
    let scanned = citizen.scan(".barcode-card").await;
    assert_eq!(scanned, [barcode.clone(), barcode.clone()]);
    barcode
}

async fn signs_in(clerk: &Browser, town: &Town) {
    let staff = town.clerk();
    clerk.open("/organ").await;
    clerk.arrives_at("承辦人員登入").await;
    clerk.look("counter-signin").await;
    clerk.fill("帳號", &staff.account).await;
    clerk.fill("密碼", &staff.password).await;
    clerk.fill("動態驗證碼", "000000").await;
    clerk.press("登入").await;
    clerk.sees("帳號、密碼或動態驗證碼不正確").await;
    clerk.look_once("counter-signin-mistake").await;
    clerk.fill("密碼", &staff.password).await;
    clerk.fill("動態驗證碼", &staff.code()).await;
    clerk.press("登入").await;
    clerk.arrives_at("臨櫃核驗").await;
    clerk.look("counter-desk").await;
}

async fn opens(clerk: &Browser, barcode: &str) {
    assert_eq!(
        clerk.focus().await,
        "資料條碼 必填",
        "the scanner can begin"
    );
    clerk.type_text("zzzzzzzz").await;
    clerk.enter().await;
    clerk.sees("找不到可由本櫃臺開啟的資料條碼").await;
    assert_eq!(clerk.focus().await, "資料條碼 必填", "and go on");
    clerk.look_once("counter-desk-mistake").await;
    clerk.type_text(barcode).await;
    clerk.enter().await;
    clerk.arrives_at("填寫用途").await;
    clerk.look("counter-purpose").await;
    clerk.fill("用途", "申請育兒津貼").await;
    clerk.fill("案號", "115-0042").await;
    clerk.press("寄送驗證密碼").await;
    clerk.arrives_at("輸入驗證密碼").await;
    clerk.sees("距離可重新寄送").await;
    let is_offered = clerk.can_read("重新寄送驗證密碼").await;
    assert!(!is_offered, "before its minute is over");
    clerk.look("counter-password").await;
}

/// Nothing but the barcode is on the screen, and nobody waits yet.
async fn fills_the_screen(citizen: &Browser) {
    citizen.press("全螢幕").await;
    citizen.holds(".barcode-card:fullscreen").await;
    assert_eq!(citizen.text(TOLD).await, "");
}

/// The citizen sees who waits, without touching anything: over the whole screen, with the way to stop it, and on the page.
async fn watches(citizen: &Browser) {
    citizen.holds(".barcode-card:fullscreen .told .panel").await;
    citizen.sees("申請育兒津貼").await;
    let words = citizen.text(TOLD).await;
    for said in ["櫃臺正在等您告知驗證密碼", "申請育兒津貼", "中止"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    citizen.look_once("barcodes-fullscreen").await;
    citizen.press("關閉").await;
    citizen.sees("櫃臺正在等您告知驗證密碼").await;
    citizen.sees("申請育兒津貼").await;
    citizen.look("barcodes-waiting").await;
}

async fn sees_data_at_counter(clerk: &Browser, password: &str) {
    clerk.fill("驗證密碼", "00000000").await;
    clerk.press("確認").await;
    clerk.sees("驗證密碼不正確").await;
    clerk.look_once("counter-password-mistake").await;
    clerk.scan_into("驗證密碼", password).await;
    clerk.arrives_at("條碼取用").await;
    clerk.sees("資料完整，簽章有效").await;
    clerk.sees("新北市測試區虛擬街22號3樓").await;
    let seen = clerk.pieces().await;
    assert!(seen.pictures > 0 && seen.pictures == seen.drawn, "{seen:?}");
    assert_eq!(seen.readable_pdfs, 1, "{seen:?}");
    clerk.look("counter-data").await;
    clerk.picture("counter", "header").await;
}

async fn ends_case(clerk: &Browser) {
    clerk.press("結束本案").await;
    clerk.arrives_at("臨櫃核驗").await;
    clerk.sees("本案已結束").await;
    assert!(!clerk.can_read("虛擬街").await);
    clerk.look("counter-desk-after").await;
    clerk.open("/organ/account").await;
    clerk.look("counter-account").await;
}

async fn looks_at_history(citizen: &Browser) {
    citizen.open("/personal/contact").await;
    citizen.sees("已確認的信箱").await;
    citizen.look("contact-confirmed").await;
    citizen.open("/personal/history").await;
    citizen.look("history").await;
}

async fn deletes(citizen: &Browser) {
    citizen.open("/personal/barcodes").await;
    citizen.press(&format!("立即刪除 {IDENTITY_CARD}")).await;
    citizen.sees("刪除後無法復原").await;
    let asked = citizen.text("details[open]").await;
    assert!(asked.contains(IDENTITY_CARD), "{asked}");
    citizen.look_once("barcodes-sure").await;
    citizen.press(&format!("確定刪除 {IDENTITY_CARD}")).await;
    citizen.sees("資料已經刪除").await;
    assert!(!citizen.can_read(IDENTITY_CARD).await);
}

async fn comes_back_with_code(citizen: &Browser, town: &Town, person: &Person) {
    citizen.press("登出").await;
    citizen.arrives_at("您的資料，由您決定").await;
    citizen.open("/personal/barcodes").await;
    citizen.arrives_at("回到我的資料").await;
    citizen.look("signin").await;
    citizen.press("寄驗證碼給我").await;
    citizen.arrives_at("用驗證碼回來").await;
    citizen.look("code").await;
    citizen.fill("身分證字號", &person.id_number).await;
    citizen.fill("生日", &person.birth_date).await;
    citizen.press("寄驗證碼").await;
    citizen.sees("驗證碼已經寄出").await;
    citizen.look("code-sent").await;
    let code = town.digits(&person.mail, "返回資料條碼區").await;
    citizen.fill("驗證碼", &code).await;
    citizen.press("開啟資料條碼區").await;
    citizen.arrives_at("資料條碼區").await;
    citizen.sees(REGISTER).await;
    citizen.look("barcodes-by-code").await;
}
