//! The harness tried on the tiny shop.

use std::net::TcpListener;
use std::process::Command;

use thirtyfour::Key;

use super::server::Server;
use super::{Ring, shop};

#[tokio::test]
async fn a_person_orders_with_mouse_and_script() {
    let Some(ring) = Ring::enter() else { return };
    let browser = ring.browser(&shop::open()).await;
    browser.open("/").await;
    assert_eq!(browser.heading().await, "小店");
    browser.sees("有程式").await;
    assert!(!browser.can_read("請按送出").await);
    browser.axe().await;
    browser.fill("姓名", "王 & 李").await;
    browser.fill("大小", "中").await;
    browser.tick("包裝").await;
    assert_eq!(browser.value("姓名").await, "王 & 李");
    browser.press("送出").await;
    browser.arrives_at("Ordered").await;
    browser.sees("size=m gift=yes").await;
    assert_eq!(browser.path().await, "/order");
    browser.has_no_complaints(&[422]).await;
    let sent = browser.requests().await;
    assert!(
        sent.iter()
            .any(|request| request.method == "POST" && request.holds("王 & 李")),
        "{sent:#?}"
    );
    assert!(!sent.iter().any(|request| request.holds("654321")));
}

#[tokio::test]
async fn a_person_orders_without_script() {
    let Some(ring) = Ring::enter() else { return };
    let browser = ring.browser_without_script(&shop::open()).await;
    browser.open("/").await;
    browser.sees("沒有程式").await;
    browser.sees("請按送出").await;
    browser.fill("姓名", "王小明").await;
    browser.press("送出").await;
    browser.arrives_at("Ordered").await;
}

#[tokio::test]
async fn a_person_orders_with_the_keyboard_alone() {
    let Some(ring) = Ring::enter() else { return };
    let browser = ring.browser(&shop::open()).await;
    browser.open("/").await;
    browser.tab_to("姓名").await;
    browser.type_text("王小明").await;
    browser.tab_to("包裝").await;
    browser.key(Key::Space).await;
    browser.tab_to("送出").await;
    assert_eq!(browser.focus().await, "送出");
    browser.enter().await;
    browser.arrives_at("Ordered").await;
    browser.sees("gift=yes").await;
}

#[tokio::test]
async fn a_popup_is_entered_and_what_it_sends_is_seen() {
    let Some(ring) = Ring::enter() else { return };
    let browser = ring.browser(&shop::open()).await;
    browser.open("/").await;
    browser.press("開視窗").await;
    let back = browser.enter_popup().await;
    browser.arrives_at("Popup").await;
    browser.fill("PIN", "654321").await;
    browser.press("OK").await;
    browser.arrives_at("Help").await;
    assert_eq!(browser.windows().await, 2);
    browser.driver().close_window().await.unwrap();
    browser.return_to(back).await;
    assert_eq!(browser.heading().await, "小店");
    browser.reload().await;
    let sent = browser.requests().await;
    let holding: Vec<_> = sent
        .iter()
        .filter(|request| request.holds("654321"))
        .collect();
    assert_eq!(holding.len(), 1, "{sent:#?}");
    assert!(holding[0].url.ends_with("/pin"));
}

#[tokio::test]
async fn pictures_are_taken_at_both_widths() {
    let Some(ring) = Ring::enter() else { return };
    let browser = ring.browser(&shop::open()).await;
    browser.open("/").await;
    for (path, width) in browser
        .screenshot("harness-shop")
        .await
        .iter()
        .zip([360, 1280])
    {
        let picture = std::fs::read(path).unwrap();
        assert!(picture.starts_with(b"\x89PNG"));
        let told = u32::from_be_bytes(picture[16..20].try_into().unwrap());
        assert_eq!(told, width, "{}", path.display());
    }
}

#[tokio::test]
async fn a_bad_page_is_found_out() {
    let Some(ring) = Ring::enter() else { return };
    let browser = ring.browser(&shop::open()).await;
    browser.open("/bad").await;
    let found = browser.axe_findings().await;
    for rule in ["image-alt", "html-has-lang", "document-title"] {
        assert!(found.contains(rule), "{rule} is missing in:\n{found}");
    }
    browser.open("/no-such-page").await;
    let complaints = browser.driver().get_log("browser").await.unwrap();
    assert!(
        complaints.iter().any(|entry| entry.message.contains("404")),
        "{complaints:#?}"
    );
}

#[tokio::test]
#[should_panic(expected = "3008 pixels wide")]
async fn a_page_that_is_too_wide_is_found_out() {
    let Some(ring) = Ring::enter() else {
        panic!("left out, and so not 3008 pixels wide");
    };
    let browser = ring.browser(&shop::open()).await;
    browser.open("/bad").await;
    browser.screenshot("harness-bad").await;
}

#[test]
fn a_server_is_started_read_and_stopped() {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([
        "support::tests::a_stand_in_serves_when_it_is_asked_to",
        "--exact",
        "--nocapture",
    ]);
    let mut server = Server::run(command, &[("MYDATA_TEST_STAND_IN", "1")]);
    assert!(server.home().starts_with("http://127.0.0.1:"));
    assert_eq!(server.demo()["citizens"][0]["name"], "王小明");
    assert!(server.log().contains("the stand-in serves"));
    assert!(server.var().join("demo.json").exists());
    assert!(
        !server.stop(),
        "SIGTERM ends the stand-in, which does not answer it"
    );
}

/// Stands in for the server in the test above; otherwise it does nothing.
#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the stand-in reads its settings as the server does"
)]
fn a_stand_in_serves_when_it_is_asked_to() {
    if std::env::var_os("MYDATA_TEST_STAND_IN").is_none() {
        return;
    }
    let var = std::env::var("MYDATA_VAR").unwrap();
    std::fs::write(
        format!("{var}/demo.json"),
        r#"{"citizens":[{"name":"王小明"}]}"#,
    )
    .unwrap();
    println!("the stand-in serves");
    shop::serve(&TcpListener::bind(std::env::var("MYDATA_BIND").unwrap()).unwrap());
}
