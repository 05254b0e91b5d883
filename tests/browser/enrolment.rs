//! A clerk's first day: the operator opens a counter and prints a link, the clerk chooses a password, sets up the
//! authenticator, and signs in.

use crate::support::clerk::Clerk;
use crate::support::{Ring, Town};

const PASSWORD: &str = "k7#mq2!vzr9w";

#[tokio::test]
async fn a_clerk_enrols_with_the_link_and_signs_in() {
    let Some(ring) = Ring::enter() else { return };
    let town = Town::open();
    let place = ["虛擬稅務局", "二號櫃檯"];
    let dataset = ["--dataset", "API.rrgK88ll6a"];
    town.command(&[&["admin", "counter", "add"][..], &place, &dataset].concat());
    let clerk = ["lin.tax", "--name", "林小姐"];
    let at = ["--organisation", place[0], "--counter", place[1]];
    let said = town.command(&[&["admin", "clerk", "add"][..], &clerk, &at].concat());
    let link = said
        .split_whitespace()
        .find(|word| word.contains("/organ/enrol/"))
        .unwrap();

    let browser = ring.browser(town.home()).await;
    browser.open(link).await;
    browser.arrives_at("設定登入方式").await;
    browser.sees("林小姐 您好").await;
    browser.look("counter-enrolment").await;
    let scanned = browser.scan(".barcode-card").await;
    let key: String = browser
        .text("[data-copy]")
        .await
        .split_whitespace()
        .collect();
    assert!(
        scanned[0].starts_with("otpauth://totp/") && scanned[0].contains(&key),
        "{key}"
    );
    let lin = Clerk::new("lin.tax", PASSWORD, &key);
    browser.fill("新密碼", "password1234").await;
    browser.fill("再輸入一次新密碼", "password1234").await;
    browser.fill("驗證器顯示的動態驗證碼", &lin.code()).await;
    browser.press("完成設定").await;
    browser.sees("有資料需要修正").await;
    browser.look_once("counter-enrolment-mistake").await;
    browser.fill("新密碼", PASSWORD).await;
    browser.fill("再輸入一次新密碼", PASSWORD).await;
    browser.fill("驗證器顯示的動態驗證碼", &lin.code()).await;
    browser.press("完成設定").await;
    browser.arrives_at("承辦人員登入").await;
    browser.sees("設定完成").await;
    browser.fill("帳號", &lin.account).await;
    browser.fill("密碼", &lin.password).await;
    browser.fill("動態驗證碼", &lin.next_code()).await;
    browser.press("登入").await;
    browser.arrives_at("臨櫃核驗").await;
    browser.sees("今天還沒有案件").await;
    browser.open("/organ/account").await;
    browser.look("counter-account").await;
    browser.press("登出").await;
    browser.arrives_at("承辦人員登入").await;
    browser.open(link).await;
    browser.sees("這個連結不存在、已使用或已過期").await;
    browser.look_once("counter-enrolment-dead").await;
}
