//! Changing the password, and setting a forgotten one anew.

use mydata::kit::clock::{minutes, seconds};

use crate::town::Town;
use crate::town::member::{PASSWORD, link, sign_in};

const MAIL: &str = "chen@example.tw";
const NEW: &str = "p4!wq8#nnx2v";

#[actix_web::test]
async fn a_member_changes_the_password_and_is_signed_out_everywhere() {
    let town = Town::new().await;
    let (here, there) = (town.member("chen").await, town.visitor());
    sign_in(&there, "chen", PASSWORD).await;
    town.wait(minutes(1));
    let page = here
        .visit("/ids/login")
        .await
        .follow("變更密碼（請先登入）")
        .await;
    let page = page
        .fill("目前的密碼", "wrong wrong wrong")
        .fill("新密碼", NEW)
        .fill("確認新密碼", NEW)
        .press("變更密碼")
        .await;
    assert!(page.sees("目前的密碼不正確"), "{}", page.read());
    let page = page
        .fill("目前的密碼", PASSWORD)
        .fill("新密碼", PASSWORD)
        .fill("確認新密碼", PASSWORD)
        .press("變更密碼")
        .await;
    assert!(page.sees("這個密碼最近用過"), "{}", page.read());
    let page = page
        .fill("目前的密碼", PASSWORD)
        .fill("新密碼", NEW)
        .fill("確認新密碼", NEW)
        .press("變更密碼")
        .await;
    assert_eq!(page.path(), "/ids/login", "{}", page.read());
    let letter = town.letter(MAIL).await;
    assert_eq!(letter.subject, "您的密碼已變更");
    assert!(!letter.text.contains(NEW), "{}", letter.text);
    for browser in [&here, &there] {
        let page = browser.visit("/ids/account").await;
        assert!(page.path().starts_with("/ids/login"), "{}", page.path());
    }
    let page = sign_in(&here, "chen", PASSWORD).await;
    assert!(page.sees("帳號或密碼不正確"), "{}", page.read());
    assert_eq!(sign_in(&here, "chen", NEW).await.path(), "/ids/account");
}

#[actix_web::test]
async fn a_forgotten_password_is_set_anew_until_the_link_is_half_an_hour_old_and_once() {
    for (after, works) in [(-1, true), (0, false), (1, false)] {
        let town = Town::new().await;
        let member = town.member("chen").await;
        let stranger = town.visitor();
        let page = stranger
            .visit("/ids/login")
            .await
            .follow("忘記密碼？")
            .await;
        let page = page.fill("Email", MAIL).press("寄送連結").await;
        assert!(page.sees("連結已經寄出"), "{}", page.read());
        let link = link(&town.letter(MAIL).await);
        town.wait(minutes(30) + seconds(after));
        let page = stranger.visit(&link).await;
        if !works {
            assert_eq!(page.status(), 410);
            assert!(page.sees("已超過有效時間"), "{}", page.read());
            continue;
        }
        let late = stranger.visit(&link).await;
        let page = page.fill("新密碼", NEW).fill("確認新密碼", "other");
        let page = page.press("設定密碼").await;
        assert!(page.sees("兩次輸入的密碼不同"), "{}", page.read());
        let page = page.fill("新密碼", NEW).fill("確認新密碼", NEW);
        let page = page.press("設定密碼").await;
        assert!(page.sees("新密碼設定完成"), "{}", page.read());
        assert_eq!(town.letter(MAIL).await.subject, "您的密碼已變更");
        let late = late.fill("新密碼", PASSWORD).fill("確認新密碼", PASSWORD);
        let late = late.press("設定密碼").await;
        assert!(late.sees("已經使用過"), "{}", late.read());
        let page = member.visit("/ids/account").await;
        assert!(page.path().starts_with("/ids/login"), "{}", page.path());
        assert_eq!(sign_in(&member, "chen", NEW).await.path(), "/ids/account");
    }
}

#[actix_web::test]
async fn asking_for_a_new_password_tells_nothing_about_an_address() {
    let town = Town::new().await;
    town.member("chen").await;
    let mut seen = Vec::new();
    for mail in [MAIL, "nobody@example.tw"] {
        let page = town.visitor().visit("/ids/password/reset").await;
        let page = page.fill("Email", mail).press("寄送連結").await;
        assert!(page.sees("連結已經寄出"), "{}", page.read());
        seen.push((page.status(), page.outline()));
    }
    assert_eq!(seen[0], seen[1]);
    town.letter(MAIL).await;
    let page = town.visitor().visit("/ids/password/reset").await;
    let page = page.fill("Email", "chen").press("寄送連結").await;
    assert!(page.sees("這不是可以收信的 Email"), "{}", page.read());
}

#[actix_web::test]
async fn a_link_that_activates_resets_nothing() {
    let town = Town::new().await;
    let browser = town.visitor();
    crate::town::member::register(&browser, "chen", MAIL).await;
    let link = link(&town.letter(MAIL).await);
    let token = link.rsplit('/').next().unwrap();
    let page = browser.visit(&format!("/ids/password/reset/{token}")).await;
    assert_eq!(page.status(), 410);
    assert!(page.sees("這個連結不存在"), "{}", page.read());
}
