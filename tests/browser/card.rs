//! Everything that can go wrong between a page, the component, the reader and the card: each time the page says what
//! happened and what to do, and one can go on at once.

use crate::support::{Browser, Ring, Town};

/// What is wrong at the component, and what the page says to do about it.
const SCENARIOS: &[(&str, &str)] = &[
    ("no-reader", "請重新插上讀卡機的 USB 接頭"),
    ("unknown-token", "讀卡機沒有回應"),
    ("cancelled", "您取消了簽章，什麼都沒有送出"),
    ("untrusted-site", "請把本網站加入元件的信任名單"),
    ("helper-timeout", "讀卡程式沒有在時間內完成"),
    ("wrong-certificate", "使用的是卡片裡加密用的憑證"),
    ("altered-content", "簽章的內容不是這次驗證的內容"),
];

/// Cards that are not taken, and why.
const CARDS: &[(&str, &str)] = &[
    ("revoked", "您的憑證已經廢止"),
    ("expired", "您的憑證已經過期"),
    ("foreign", "不是內政部憑證管理中心簽發的"),
];

#[tokio::test]
async fn whatever_goes_wrong_with_the_card_is_told_and_can_be_tried_again() {
    let Some(ring) = Ring::enter() else { return };
    let town = Town::open();
    let citizen = ring.browser(town.home()).await;
    let (ming, mei) = (town.person("ming"), town.person("mei"));
    citizen
        .choose("/personal/categories/household", &["個人戶籍資料查詢"])
        .await;
    citizen.agree().await;
    citizen.claim(&ming).await;

    citizen.fill("PIN 碼", "123").await;
    citizen.press("簽章").await;
    citizen.sees("請輸入 6 到 8 個字元的 PIN 碼").await;
    assert_eq!(citizen.focus().await, "PIN 碼");
    citizen.look_once("card-pin-short").await;
    for told in ["還可以再試 2 次", "還可以再試 1 次", "卡片已經鎖住"] {
        fails(&citizen, "000000", told).await;
    }
    citizen.look_once("card-locked").await;
    town.forget_wrong_pins().await;
    for (scenario, told) in SCENARIOS {
        town.scenario(scenario).await;
        fails(&citizen, &ming.pin, told).await;
    }
    town.scenario("normal").await;
    town.insert("").await;
    fails(&citizen, &ming.pin, "讀卡機裡沒有卡片").await;
    for (card, told) in CARDS {
        town.insert(card).await;
        fails(&citizen, &ming.pin, told).await;
    }
    town.insert("mei").await;
    fails(&citizen, &mei.pin, "這張卡片與您填寫的身分證字號和生日不符").await;

    town.insert("ming").await;
    town.scenario("never-answers").await;
    closes_popup(&citizen, &ming.pin).await;
    citizen.sees("元件沒有回覆").await;
    town.scenario("normal").await;
    citizen.blocks_popups().await;
    fails(&citizen, &ming.pin, "瀏覽器擋下了元件的小視窗").await;
    citizen.look_once("card-popup-blocked").await;
    citizen.sign(&ming.pin).await;
    citizen.arrives_at("通知信箱").await;
}

/// Signs; the page says what went wrong, has it in its title, and asks for the PIN again.
async fn fails(citizen: &Browser, pin: &str, told: &str) {
    citizen.sign(pin).await;
    citizen.sees("身分驗證沒有完成").await;
    citizen.sees(told).await;
    let title = citizen.driver().title().await.unwrap();
    assert!(title.starts_with("錯誤："), "{title}");
    assert_eq!(citizen.value("PIN 碼").await, "");
}

async fn closes_popup(citizen: &Browser, pin: &str) {
    citizen.marks_page().await;
    citizen.fill("PIN 碼", pin).await;
    citizen.press("簽章").await;
    citizen.sees("正在與讀卡機連線").await;
    let back = citizen.enter_popup().await;
    citizen.driver().close_window().await.unwrap();
    citizen.return_to(back).await;
    citizen.leaves_page().await;
}

#[tokio::test]
async fn the_equipment_is_tested_before_anything_is_asked_for() {
    let Some(ring) = Ring::enter() else { return };
    let town = Town::open();
    let citizen = ring.browser(town.home()).await;
    citizen.open("/help/card").await;
    citizen.look("help").await;
    for (scenario, card, told) in [
        ("normal", "ming", "讀得到卡片"),
        ("normal", "", "讀卡機裡沒有卡片"),
        ("unknown-token", "", "卡片無法辨識"),
        ("no-reader", "", "找不到讀卡機"),
    ] {
        town.scenario(scenario).await;
        town.insert(card).await;
        citizen.press("開始測試").await;
        citizen.sees(told).await;
        citizen.is_alone().await;
        assert!(citizen.can_read("瀏覽器允許開啟小視窗").await);
        citizen.look_once(&format!("help-{scenario}{card}")).await;
    }
    citizen.blocks_popups().await;
    citizen.press("開始測試").await;
    citizen.sees("小視窗被擋住了").await;
    citizen.look_once("help-blocked").await;
}

#[tokio::test]
async fn a_component_that_is_missing_is_missed_on_both_pages() {
    let Some(ring) = Ring::enter() else { return };
    let town = Town::open_with(&[("MYDATA_CARD_COMPONENT", "http://127.0.0.1:9")]);
    let citizen = ring.browser(town.home()).await;
    citizen.open("/help/card").await;
    citizen.press("開始測試").await;
    citizen.sees("找不到元件").await;
    citizen.is_alone().await;
    citizen.look_once("help-missing").await;
    let ming = town.person("ming");
    citizen
        .choose("/personal/categories/household", &["個人戶籍資料查詢"])
        .await;
    citizen.agree().await;
    citizen.claim(&ming).await;
    citizen.fill("PIN 碼", &ming.pin).await;
    citizen.enter().await;
    citizen.sees("找不到網頁元件").await;
    citizen.look_once("card-missing").await;
}
