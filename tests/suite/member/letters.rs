//! How often letters are written, and what becomes of a form that is sent too often or with mistakes.

use mydata::kit::clock::{minutes, seconds};

use crate::support::control;
use crate::support::page::Page;
use crate::support::visitor::Visitor;
use crate::town::Town;
use crate::town::member::{PASSWORD, fill, link, register, sign_in};
use crate::town::server::Server;

const MAIL: &str = "chen@example.tw";

/// The fields that the summary of mistakes leads to.
fn mistaken(page: &Page<Server>) -> Vec<&str> {
    let links = control::all(page.document(), "#error-summary a");
    links
        .iter()
        .map(|link| link.attr("href").unwrap())
        .collect()
}

/// Asks for a letter on a page that has only the field of the address.
async fn ask(browser: &Visitor<Server>, (path, button): (&str, &str), mail: &str) -> Page<Server> {
    let page = browser.visit(path).await;
    page.fill("Email", mail).press(button).await
}

const ACTIVATION: (&str, &str) = ("/ids/activate", "寄送啟用信");
const RESET: (&str, &str) = ("/ids/password/reset", "寄送連結");

#[actix_web::test]
async fn who_registers_with_the_address_of_another_again_and_again_shuts_out_nobody_else() {
    let town = Town::new().await.forgiving();
    let (attacker, chen) = (town.visitor(), town.visitor());
    for number in 1..=5 {
        register(&attacker, &format!("attacker{number}"), MAIL).await;
    }
    let page = fill(&attacker, "attacker6", MAIL).await;
    let page = page.press("建立帳戶").await;
    assert_eq!(page.status(), 429, "{}", page.read());
    assert!(page.sees("這次沒有寄出"), "{}", page.read());
    assert!(page.sees("請於 1 小時後再試"), "{}", page.read());
    assert_eq!(page.value("帳號"), "attacker6", "nothing is lost");
    assert_eq!(page.value("使用者名稱"), "陳開發");
    assert_eq!(page.value("單位類型"), "工業區組-科室-管理服務科");

    register(&chen, "chen.dev", MAIL).await;
    for letter in [ACTIVATION, RESET] {
        for browser in [&attacker, &chen] {
            let page = ask(browser, letter, MAIL).await;
            assert_eq!(page.status(), 200, "{}", page.read());
        }
    }
}

#[actix_web::test]
async fn the_fourth_link_to_one_mailbox_waits_half_an_hour_whoever_asks_for_it() {
    for (letter, other) in [(ACTIVATION, RESET), (RESET, ACTIVATION)] {
        for (after, works) in [(-1, false), (0, true), (1, true)] {
            let town = Town::new().await.forgiving();
            let browser = town.visitor();
            for _ in 0..3 {
                assert_eq!(ask(&town.visitor(), letter, MAIL).await.status(), 200);
            }
            let page = ask(&browser, letter, "CHEN@example.tw").await;
            assert_eq!(page.status(), 429);
            assert_eq!(page.answer().header("retry-after"), Some("1800"));
            assert!(page.sees("最近一封信裡的連結"), "{}", page.read());
            assert_eq!(page.value("Email"), "CHEN@example.tw", "nothing is lost");
            assert_eq!(ask(&browser, other, MAIL).await.status(), 200);
            assert_eq!(ask(&browser, letter, "wu@example.tw").await.status(), 200);
            town.wait(minutes(30) + seconds(after));
            let page = ask(&browser, letter, MAIL).await;
            assert_eq!(page.status() == 200, works, "{after}: {}", page.read());
        }
    }
}

#[actix_web::test]
async fn strangers_who_ask_for_new_passwords_leave_the_owner_a_link_that_works() {
    let town = Town::new().await.forgiving();
    town.member("chen").await;
    let stranger = town.visitor();
    ask(&stranger, RESET, MAIL).await;
    let first = link(&town.letter(MAIL).await);
    for _ in 0..2 {
        assert_eq!(ask(&town.visitor(), RESET, MAIL).await.status(), 200);
    }
    let owner = town.visitor();
    assert_eq!(ask(&owner, RESET, MAIL).await.status(), 429);
    let newest = link(&town.letter(MAIL).await);
    town.wait(minutes(30) - seconds(1));
    let (page, other) = (owner.visit(&first).await, stranger.visit(&newest).await);
    let new = "w9$kkp3!vvd7";
    let page = page.fill("新密碼", new).fill("確認新密碼", new);
    let page = page.press("設定密碼").await;
    assert!(page.sees("新密碼設定完成"), "{}", page.read());
    let other = other.fill("新密碼", PASSWORD).fill("確認新密碼", PASSWORD);
    let other = other.press("設定密碼").await;
    assert_eq!(other.status(), 410, "{}", other.read());
    assert_eq!(sign_in(&owner, "chen", new).await.path(), "/ids/account");
}

#[actix_web::test]
async fn slips_of_the_finger_use_up_no_letter() {
    let town = Town::new().await.forgiving();
    let browser = town.visitor();
    for _ in 0..10 {
        let page = fill(&browser, "chen.dev", MAIL).await;
        let page = page.fill("確認密碼", "something else");
        assert_eq!(page.press("建立帳戶").await.status(), 422);
    }
    register(&browser, "chen.dev", MAIL).await;
}

#[actix_web::test]
async fn all_mistakes_are_told_in_one_round_in_the_order_of_the_form() {
    let town = Town::new().await;
    town.member("chen").await;
    let page = town.visitor().visit("/ids/register").await;
    let page = page
        .fill("帳號", "Chen")
        .fill("密碼", "short")
        .fill("確認密碼", "shorter")
        .fill("Email", "nowhere")
        .press("建立帳戶")
        .await;
    assert_eq!(page.status(), 422);
    assert_eq!(
        mistaken(&page),
        [
            "#f-login",
            "#f-password",
            "#f-again",
            "#f-name",
            "#f-mail",
            "#f-unit",
            "#f-agreed"
        ]
    );
    assert!(page.sees("這個帳號已有人使用"), "{}", page.read());
}

#[actix_web::test]
async fn which_user_names_are_taken_is_not_told_without_end() {
    let town = Town::new().await;
    let browser = town.visitor();
    let page = browser.visit("/ids/register").await;
    let mut page = page.fill("使用者名稱", "陳開發");
    for number in 1..=61 {
        page = page
            .fill("帳號", &format!("name{number}"))
            .press("建立帳戶")
            .await;
        assert_eq!(page.status() == 429, number == 61, "{number}");
    }
    assert!(page.sees("從這裡試過的帳號太多了"), "{}", page.read());
    assert_eq!(page.value("使用者名稱"), "陳開發", "nothing is lost");
    let page = fill(&town.visitor(), "chen.dev", MAIL).await;
    let page = page.press("建立帳戶").await;
    assert_eq!(page.path(), "/ids/activate", "{}", page.read());
    town.letter(MAIL).await;
}

#[actix_web::test]
async fn a_new_password_that_cannot_be_taken_uses_up_no_try_of_the_old_one() {
    let town = Town::new().await;
    let chen = town.member("chen").await;
    for _ in 0..6 {
        let page = chen.visit("/ids/password").await;
        let page = page
            .fill("目前的密碼", PASSWORD)
            .fill("新密碼", "short")
            .fill("確認新密碼", "shorter")
            .press("變更密碼")
            .await;
        assert_eq!(page.status(), 422);
        assert_eq!(mistaken(&page), ["#f-password", "#f-again"]);
    }
}
