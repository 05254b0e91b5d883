//! The visitor tried on a small shop that is made up.

use std::rc::Rc;

use super::door::{Answer, Ask, Door};
use super::page::Page;
use super::visitor::Visitor;

/// Answers every request with a page that shows what came.
struct Shop;

const COUNTER: &str = r#"<!doctype html><title>t</title><body><h1>The counter</h1>
<nav><a href="/help?x=1#top">Help</a> <a href="https://elsewhere.test/">Elsewhere</a></nav>
<form method="post" action="order"><h2>Your order</h2>
<input type="hidden" name="csrf" value="token&amp;1">
<label for="name">Name <span>required</span></label><input id="name" name="name" value="old" required>
<label>Note <textarea name="note">as
written</textarea></label>
<label for="size">Size</label><select id="size" name="size"><option value="s">Small<option value="m" selected>Medium</select>
<fieldset><legend>Pay</legend>
<label><input type="radio" name="pay" value="cash" checked> Cash</label>
<label><input type="radio" name="pay" value="card"> Card</label></fieldset>
<label><input type="checkbox" name="gift"> Gift</label>
<label><input type="checkbox" name="news" value="yes" checked> News</label>
<input name="off" value="1" disabled aria-label="Off">
<p hidden>unseen</p>
<button name="do" value="buy">Buy</button><button name="do" value="hold" formaction="/hold">Hold</button>
<button type="button">Show more</button></form>
<form action="/search"><input name="q" aria-label="Search"><button>Find</button></form>
<details><summary>Leave</summary><form method="post" action="/leave"><label>Why <input name="why"></label><button>Leave for good</button></form></details></body>"#;

impl Door for Shop {
    async fn send(&self, ask: Ask) -> Answer {
        let path = ask.path.split('?').next().unwrap_or_default();
        let (status, headers, body) = match (ask.method.as_str(), path) {
            (_, "/counter/") => (
                200,
                vec![("set-cookie", "visit=1; Path=/; HttpOnly")],
                COUNTER.to_owned(),
            ),
            ("POST", "/counter/order") => (
                303,
                vec![("location", "/done"), ("set-cookie", "visit=2; Path=/")],
                String::new(),
            ),
            (_, "/out") => (
                303,
                vec![
                    ("location", "https://elsewhere.test/x"),
                    ("set-cookie", "visit=; Path=/; Max-Age=0"),
                ],
                String::new(),
            ),
            _ => (
                200,
                vec![],
                format!(
                    "<h1>{} {}</h1><pre>{:?} {}</pre>",
                    ask.method,
                    ask.path,
                    ask.headers,
                    String::from_utf8_lossy(&ask.body).replace('&', "&amp;")
                ),
            ),
        };
        Answer {
            status,
            headers: headers
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            body: body.into_bytes(),
        }
    }
}

async fn counter() -> (Visitor<Shop>, Page<Shop>) {
    let visitor = Visitor::new(Rc::new(Shop));
    let page = visitor.visit("/counter/").await;
    (visitor, page)
}

#[actix_web::test]
async fn a_page_is_read_as_a_person_reads_it() {
    let (_, page) = counter().await;
    assert_eq!(
        (page.status(), page.heading().as_str()),
        (200, "The counter")
    );
    assert!(page.sees("Name required") && page.sees("Gift\n News") && !page.sees("unseen"));
    assert_eq!(page.value("Name"), "old");
    assert_eq!(page.value("Size"), "Medium");
    assert_eq!(page.value("Note").trim(), "as\nwritten");
    assert!(page.document().html().contains("<legend>"));
}

#[actix_web::test]
async fn an_outline_names_headings_labels_and_buttons() {
    let (_, page) = counter().await;
    let outline = page.outline();
    let lines: Vec<&str> = outline.lines().collect();
    assert_eq!(
        lines,
        [
            "# The counter",
            "## Your order",
            "[Name required] text, required",
            "[Note as written] textarea",
            "[Size] select",
            "Pay:",
            "[Cash] radio",
            "[Card] radio",
            "[Gift] checkbox",
            "[News] checkbox",
            "[Off] text",
            "<Buy>",
            "<Hold>",
            "<Show more>",
            "[Search] text",
            "<Find>",
            "[Why] text",
            "<Leave for good>",
        ]
    );
}

#[actix_web::test]
async fn a_form_carries_what_is_hidden_and_what_was_not_touched() {
    let visitor = Visitor::new(Rc::new(Shop)).with_header("accept-language", "en");
    let page = visitor.visit("/counter/").await;
    let page = page
        .fill("Name", "王 & 李")
        .fill("Size", "Small")
        .tick("Card")
        .tick("Gift")
        .untick("News");
    let page = page.press("Hold").await;
    assert_eq!(page.heading(), "POST /hold");
    let body = "csrf=token%261&name=%E7%8E%8B+%26+%E6%9D%8E&note=as%0D%0Awritten&size=s&pay=card&gift=on&do=hold";
    assert!(page.sees(body), "{}", page.read());
    for header in [
        "same-origin",
        "visit=1",
        "accept-language",
        "http://mydata.test",
    ] {
        assert!(page.sees(header), "{header}: {}", page.read());
    }
}

#[actix_web::test]
async fn a_redirect_is_followed_and_its_cookie_kept() {
    let (visitor, page) = counter().await;
    let page = page.press("Buy").await;
    assert_eq!(
        (page.path().as_str(), page.heading().as_str()),
        ("/done", "GET /done")
    );
    assert!(page.sees("visit=2"));
    assert_eq!(visitor.cookie("visit").as_deref(), Some("2"));
}

#[actix_web::test]
async fn a_redirect_elsewhere_is_shown_and_not_followed() {
    let (visitor, _) = counter().await;
    let page = visitor.visit("/out").await;
    assert_eq!(page.status(), 303);
    assert_eq!(
        page.answer().header("location"),
        Some("https://elsewhere.test/x")
    );
    assert_eq!(visitor.clone().cookie("visit"), None);
}

#[actix_web::test]
async fn links_and_searches_lead_on() {
    let (_, page) = counter().await;
    assert_eq!(page.links().len(), 2);
    assert_eq!(page.follow("Help").await.path(), "/help?x=1");
    let (_, page) = counter().await;
    assert_eq!(
        page.fill("Search", "a b").press("Find").await.path(),
        "/search?q=a+b"
    );
}

#[actix_web::test]
async fn what_is_folded_away_is_unfolded_before_it_is_used() {
    let (_, page) = counter().await;
    let page = page.unfold("Leave").fill("Why", "Enough");
    let page = page.press("Leave for good").await;
    assert!(page.sees("why=Enough"), "{}", page.read());
}

#[actix_web::test]
#[should_panic(expected = r#"the button "Leave for good" is folded away"#)]
async fn a_button_that_is_folded_away_cannot_be_pressed() {
    let (_, page) = counter().await;
    let _ = page.press("Leave for good").await;
}

#[actix_web::test]
#[should_panic(expected = r#""Why" is folded away"#)]
async fn a_field_that_is_folded_away_cannot_be_filled() {
    let (_, page) = counter().await;
    let _ = page.fill("Why", "Enough");
}

#[actix_web::test]
async fn a_program_asks_what_no_page_offers() {
    let (visitor, _) = counter().await;
    let answer = visitor
        .ask("PUT", "/api/x?y", &[("x-key", "k")], b"{}")
        .await;
    let body = String::from_utf8(answer.body).unwrap();
    assert!(
        body.contains("PUT /api/x?y") && body.contains("x-key") && body.contains("{}"),
        "{body}"
    );
}

#[actix_web::test]
#[should_panic(expected = r#"no control is labelled "Nme"; there are ["Name required", "#)]
async fn a_missing_label_is_told_with_the_labels_that_are_there() {
    let (_, page) = counter().await;
    let _ = page.fill("Nme", "x");
}

#[actix_web::test]
#[should_panic(
    expected = r#"0 buttons are called "Pay"; there are ["Buy", "Hold", "Find", "Leave for good"]"#
)]
async fn a_missing_button_is_told_with_the_buttons_that_are_there() {
    let (_, page) = counter().await;
    let _ = page.press("Pay").await;
}

#[actix_web::test]
#[should_panic(expected = r#""Size" offers no "Huge"; it offers ["Small", "Medium"]"#)]
async fn a_missing_option_is_told_with_the_options_that_are_there() {
    let (_, page) = counter().await;
    let _ = page.fill("Size", "Huge");
}

#[actix_web::test]
#[should_panic(
    expected = r#"no link is called "Nowhere" on /counter/; there are ["Help", "Elsewhere"]"#
)]
async fn a_missing_link_is_told_with_the_links_that_are_there() {
    let (_, page) = counter().await;
    let _ = page.follow("Nowhere").await;
}
