//! Forms of whoever has not signed in: they cost no row until they are sent, and work for nobody else.

use mydata::http::csrf::LIFETIME;
use mydata::kit::clock::seconds;

use crate::support::control;
use crate::support::door::Answer;
use crate::support::page::Page;
use crate::support::visitor::Visitor;
use crate::town::Town;
use crate::town::citizen::REGISTRATION;
use crate::town::server::Server;

/// A form that anybody may send, and that asks for nothing.
const PLAIN: &str = "/personal/signin/code/restarts";
/// The page that such a form could stand on.
const PAGE: &str = "/personal/signin/code";

fn token(page: &Page<Server>) -> String {
    let field = control::all(page.document(), "input[name=csrf]")[0];
    field.attr("value").unwrap().to_owned()
}

async fn send(visitor: &Visitor<Server>, token: &str, headers: &[(&str, &str)]) -> Answer {
    let body = format!("csrf={token}");
    let form = ("content-type", "application/x-www-form-urlencoded");
    let headers = [&[form], headers].concat();
    visitor.ask("POST", PLAIN, &headers, body.as_bytes()).await
}

#[actix_web::test]
async fn whoever_looks_at_a_hundred_pages_with_forms_leaves_no_row() {
    let town = Town::new().await;
    let pages = [
        "/personal",
        "/personal/categories/household",
        "/personal/detail/API.3Bt0bGXbmt",
        "/personal/history",
        "/personal/barcodes",
        "/personal/signin?back=/personal/history",
        "/personal/signin/code",
        "/help/card",
        "/organ",
        "/organ/signin",
        "/ids/login",
        "/ids/register",
        "/ids/password/reset",
    ];
    for path in pages.iter().cycle().take(100) {
        let crawler = town.visitor_from("198.51.100.9");
        assert_eq!(crawler.visit(path).await.status(), 200, "{path}");
        assert!(crawler.cookie("mydata-form").is_some(), "{path}");
        assert_eq!(crawler.cookie("mydata"), None, "{path}");
    }
    assert_eq!(town.count("sessions"), 0);
}

#[actix_web::test]
async fn the_first_form_that_is_worth_keeping_begins_a_session_and_both_windows_go_on() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let other_window = ming.browser.visit("/personal/categories/household").await;
    let page = ming.choose("household", &[REGISTRATION]).await;
    assert!(page.path().ends_with("/terms"), "{}", page.path());
    assert_eq!(town.count("sessions"), 1);
    let page = other_window.tick(REGISTRATION).press("我要下載").await;
    assert!(page.path().ends_with("/terms"), "{}", page.path());
    assert_eq!(town.count("sessions"), 1);
}

#[actix_web::test]
async fn a_token_works_with_the_cookie_it_was_made_for_and_with_no_other() {
    let town = Town::new().await;
    let (one, other, bare) = (town.visitor(), town.visitor(), town.visitor());
    let (first, second) = (one.visit(PAGE).await, other.visit(PAGE).await);
    let (first, second) = (token(&first), token(&second));
    assert_ne!(first, second);
    assert_eq!(send(&one, &first, &[]).await.status, 303);
    assert_eq!(send(&other, &second, &[]).await.status, 303);
    for (visitor, token) in [(&other, &first), (&one, &second), (&bare, &first)] {
        assert_eq!(send(visitor, token, &[]).await.status, 403);
    }
    for nothing in ["", "0"] {
        assert_eq!(send(&one, nothing, &[]).await.status, 403);
        assert_eq!(send(&bare, nothing, &[]).await.status, 403);
    }
    assert_eq!(bare.cookie("mydata-form"), None, "a form hands out no key");
}

#[actix_web::test]
async fn a_token_from_before_signing_in_is_worth_nothing_afterwards() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let before = token(&ming.browser.visit(PAGE).await);
    let page = ming.come_back().await;
    let after = token(&page);
    assert_ne!(before, after);
    assert_eq!(send(&ming.browser, &before, &[]).await.status, 403);
    assert_eq!(send(&ming.browser, &after, &[]).await.status, 303);
    let elsewhere = town.visitor();
    elsewhere.visit(PAGE).await;
    assert_eq!(send(&elsewhere, &after, &[]).await.status, 403);
}

#[actix_web::test]
async fn whoever_has_just_signed_in_can_sign_out_from_a_page_for_everybody() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    ming.come_back().await;
    let page = ming.browser.visit("/about").await.press("登出").await;
    assert_eq!(page.status(), 200, "{}", page.read());
    assert!(page.sees("您已經登出"), "{}", page.read());
    assert_eq!(town.count("sessions WHERE subject IS NOT NULL"), 0);
}

#[actix_web::test]
async fn a_key_is_good_for_eight_hours_and_for_longer_when_pages_are_looked_at() {
    for (after, status) in [(-1, 303), (0, 403), (1, 403)] {
        let town = Town::new().await;
        let visitor = town.visitor();
        let token = token(&visitor.visit(PAGE).await);
        town.wait(LIFETIME + seconds(after));
        assert_eq!(send(&visitor, &token, &[]).await.status, status, "{after}");
    }
    let town = Town::new().await;
    let visitor = town.visitor();
    let token = token(&visitor.visit(PAGE).await);
    for _ in 0..3 {
        town.wait(LIFETIME - seconds(1));
        visitor.visit(PAGE).await;
    }
    assert_eq!(send(&visitor, &token, &[]).await.status, 303);
}

#[actix_web::test]
async fn a_form_is_taken_from_our_own_address_whatever_host_is_named() {
    let town = Town::new().await;
    let visitor = town.visitor();
    let token = token(&visitor.visit(PAGE).await);
    let ours = town.app.config.server.link("");
    let local = format!("http://localhost:{}", town.app.config.server.bind.port());
    let (ours, local) = (("origin", ours.as_str()), ("origin", local.as_str()));
    let evil = ("origin", "http://evil.test");
    let site = |word| ("sec-fetch-site", word);
    for (headers, status) in [
        (vec![], 303),
        (vec![ours], 303),
        (vec![local], 303),
        (vec![ours, ("host", "evil.test")], 303),
        (vec![ours, site("same-origin")], 303),
        (vec![ours, site("cross-site")], 403),
        (vec![site("same-site")], 403),
        (vec![("origin", "null")], 403),
        (vec![evil], 403),
        (vec![evil, ("host", "evil.test")], 403),
        (vec![evil, ("host", "evil.test"), site("same-origin")], 403),
    ] {
        let answer = send(&visitor, &token, &headers).await;
        assert_eq!(answer.status, status, "{headers:?}");
    }
}
