//! Registering, activating, signing in.

use mydata::kit::clock::{hours, seconds};

use crate::town::Town;
use crate::town::member::{PASSWORD, fill, link, register, sign_in};

const MAIL: &str = "chen@example.tw";

#[actix_web::test]
async fn somebody_registers_activates_and_signs_in() {
    let town = Town::new().await;
    let browser = town.visitor();
    let page = browser.visit("/").await.follow("智慧園區").await;
    assert_eq!(page.path(), "/ids");
    let page = page.follow("註冊會員").await;
    assert_eq!(page.value("國家"), "[TW] 臺灣", "{}", page.read());
    let page = register(&browser, "chen.dev", MAIL).await;
    assert_eq!(page.heading(), "信箱驗證");
    assert!(page.sees("啟用信寄到 chen@example.tw"), "{}", page.read());
    assert_eq!(page.value("Email"), MAIL);
    let elsewhere = town.visitor().visit("/ids/activate").await;
    assert!(!elsewhere.sees(MAIL), "{}", elsewhere.read());

    let page = sign_in(&browser, "chen.dev", "not the password").await;
    assert!(page.sees("帳號或密碼不正確"), "{}", page.read());
    let page = sign_in(&browser, "chen.dev", PASSWORD).await;
    assert_eq!(page.status(), 422);
    assert!(page.sees("這個帳號還沒有啟用"), "{}", page.read());

    let letter = town.letter(MAIL).await;
    assert!(letter.text.contains("chen.dev"), "{}", letter.text);
    let page = browser.visit(&link(&letter)).await;
    assert_eq!(page.status(), 200, "{}", page.read());
    let page = sign_in(&browser, "chen.dev", PASSWORD).await;
    assert_eq!(page.status(), 422, "looking activates nothing");

    let page = browser.visit(&link(&letter)).await;
    let page = page.press("啟用帳號").await;
    assert!(page.sees("信箱驗證成功"), "{}", page.read());
    let page = sign_in(&browser, " CHEN.dev ", PASSWORD).await;
    assert_eq!(page.path(), "/ids/account", "{}", page.read());
    for said in [
        "Hi chen.dev",
        "陳開發",
        MAIL,
        "工業區組-科室-管理服務科",
        "[TW] 臺灣",
        "不寄信",
    ] {
        assert!(page.sees(said), "{said}: {}", page.read());
    }
    let page = page.press("登出").await;
    assert_eq!(page.path(), "/ids");
    let page = browser.visit("/ids/account").await;
    assert_eq!(page.path(), "/ids/login?back=%2Fids%2Faccount");
}

#[actix_web::test]
async fn a_link_activates_until_it_is_a_day_old_and_once() {
    for (after, works) in [(-1, true), (0, false), (1, false)] {
        let town = Town::new().await;
        let browser = town.visitor();
        register(&browser, "chen.dev", MAIL).await;
        let link = link(&town.letter(MAIL).await);
        town.wait(hours(24) + seconds(after));
        let page = browser.visit(&link).await;
        if !works {
            assert_eq!(page.status(), 410);
            assert!(page.sees("已超過有效時間"), "{}", page.read());
            continue;
        }
        let late = browser.visit(&link).await;
        assert_eq!(page.press("啟用帳號").await.path(), "/ids/login");
        let late = late.press("啟用帳號").await;
        assert_eq!(late.status(), 410);
        assert!(late.sees("已經使用過"), "{}", late.read());
        let wrong = browser.visit(&format!("{link}x")).await;
        assert!(wrong.sees("這個連結不存在"), "{}", wrong.read());
    }
}

#[actix_web::test]
async fn of_the_letters_that_are_sent_any_activates_and_the_others_end_with_it() {
    let town = Town::new().await;
    let browser = town.visitor();
    let page = register(&browser, "chen.dev", MAIL).await;
    let first = link(&town.letter(MAIL).await);
    let page = page
        .fill("Email", "CHEN@example.tw")
        .press("寄送啟用信")
        .await;
    assert!(page.sees("啟用信已經寄出"), "{}", page.read());
    let second = link(&town.letter(MAIL).await);
    let late = browser.visit(&second).await;
    let page = browser.visit(&first).await.press("啟用帳號").await;
    assert!(page.sees("信箱驗證成功"), "{}", page.read());
    for page in [late.press("啟用帳號").await, browser.visit(&second).await] {
        assert_eq!(page.status(), 410);
        assert!(page.sees("另一個連結取代"), "{}", page.read());
    }
    let page = browser.visit("/ids/activate").await;
    let page = page
        .fill("Email", "nobody@example.tw")
        .press("寄送啟用信")
        .await;
    assert!(page.sees("啟用信已經寄出"), "{}", page.read());
    assert_eq!(town.work().await, 0, "nobody is written to");
}

#[actix_web::test]
async fn a_login_that_is_taken_is_told_and_a_mail_address_that_is_known_is_not() {
    let town = Town::new().await;
    town.member("chen").await;
    let stranger = town.visitor();
    let page = fill(&stranger, "Chen", "other@example.tw").await;
    let page = page.press("建立帳戶").await;
    assert_eq!(page.status(), 422);
    assert!(page.sees("這個帳號已有人使用"), "{}", page.read());

    let known = register(&stranger, "stranger", MAIL).await;
    let new = register(&stranger, "stranger.too", "new@example.tw").await;
    assert_eq!(known.outline(), new.outline());
    assert!(new.sees("啟用信寄到 new@example.tw"), "{}", new.read());
    let same = new.press("寄送啟用信").await;
    assert!(same.sees("啟用信寄到 new@example.tw"), "{}", same.read());
    let page = same.fill("Email", "another@example.tw");
    let page = page.press("寄送啟用信").await;
    assert!(page.sees("如果這個信箱有待啟用的帳號"), "{}", page.read());
    assert!(!page.sees("啟用信寄到"), "{}", page.read());
    for letter in ["the first", "the second"] {
        let subject = town.letter("new@example.tw").await.subject;
        assert_eq!(subject, "請啟用您的會員帳號", "{letter}");
    }
    let letter = town.letter(MAIL).await;
    assert!(letter.text.contains("已有帳號「chen」"), "{}", letter.text);
    let page = fill(&stranger, "stranger", "third@example.tw").await;
    let page = page.press("建立帳戶").await;
    assert!(page.sees("這個帳號已有人使用"), "both logins are taken");
    let page = sign_in(&stranger, "stranger", PASSWORD).await;
    assert!(page.sees("這個帳號還沒有啟用"), "{}", page.read());
}

#[actix_web::test]
async fn of_two_accounts_of_one_address_only_the_first_is_activated() {
    let town = Town::new().await;
    let browser = town.visitor();
    register(&browser, "one.dev", MAIL).await;
    let one = link(&town.letter(MAIL).await);
    register(&browser, "two.dev", MAIL).await;
    let two = link(&town.letter(MAIL).await);
    let two = browser.visit(&two).await;
    assert_eq!(
        browser.visit(&one).await.press("啟用帳號").await.path(),
        "/ids/login"
    );
    let page = two.press("啟用帳號").await;
    assert_eq!(page.status(), 410);
    assert!(page.sees("另一個啟用的帳號"), "{}", page.read());
}

#[actix_web::test]
async fn every_mistake_is_told_beside_its_field_and_no_password_comes_back() {
    let town = Town::new().await;
    let browser = town.visitor();
    let page = browser.visit("/ids/register").await;
    let page = page.fill("帳號", "a b").press("建立帳戶").await;
    assert_eq!(page.status(), 422);
    for said in [
        "開頭與結尾須為字母或數字",
        "請填寫 Email",
        "請選擇單位類型",
        "請先閱讀並同意",
    ] {
        assert!(page.sees(said), "{said}: {}", page.read());
    }
    assert!(!page.sees("請再輸入兩次"), "none was typed");
    let page = fill(&browser, "chen.dev", "nobody").await;
    let page = page.press("建立帳戶").await;
    assert!(page.sees("為了安全，密碼不會保留，請再輸入兩次"));
    let page = fill(&browser, "chen.dev", MAIL).await;
    let page = page
        .fill("確認密碼", "another password")
        .press("建立帳戶")
        .await;
    assert!(page.sees("兩次輸入的密碼不同"), "{}", page.read());
    let body = String::from_utf8_lossy(&page.answer().body);
    assert!(!body.contains(PASSWORD) && !body.contains("another password"));
    let page = fill(&browser, "chen.dev", MAIL).await;
    let page = page
        .fill("密碼", "chen.dev.chen.dev")
        .fill("確認密碼", "chen.dev.chen.dev");
    let page = page.press("建立帳戶").await;
    assert!(page.sees("密碼不能由帳號"), "{}", page.read());
    assert_eq!(town.count("accounts WHERE login LIKE 'chen%'"), 0);
}

#[actix_web::test]
async fn a_clerk_has_no_business_here() {
    let town = Town::new().await;
    let clerk = town.hire("lin.clerk", &[]);
    let browser = town.employ(&clerk).await;
    let page = browser.visit("/ids/account").await;
    assert!(page.path().starts_with("/ids/login"), "{}", page.path());
    let page = sign_in(&town.visitor(), "lin.clerk", crate::town::clerk::PASSWORD).await;
    assert!(page.sees("帳號或密碼不正確"), "{}", page.read());
}
