//! What programs ask for without being told.

use crate::town::Town;

#[actix_web::test]
async fn a_crawler_may_read_the_pages_for_everybody_and_enters_no_room() {
    let town = Town::new().await;
    let crawler = town.visitor();
    let told = crawler.ask("GET", "/robots.txt", &[], b"").await;
    assert_eq!((told.status, told.header("set-cookie")), (200, None));
    let told = String::from_utf8(told.body).unwrap();
    let closed: Vec<&str> = told
        .lines()
        .filter_map(|line| line.strip_prefix("Disallow: "))
        .collect();
    let may = |path: &str| !closed.iter().any(|begin| path.starts_with(begin));
    for open in ["/", "/about", "/faq", "/policies/privacy", "/personal"] {
        assert!(may(open), "{open}");
    }
    for shut in [
        "/personal/barcodes",
        "/personal/signin",
        "/organ",
        "/ids/login",
        "/organ/signin",
    ] {
        assert!(!may(shut), "{shut}");
    }
}

#[actix_web::test]
async fn whoever_asks_for_the_head_alone_is_answered_like_whoever_asks_for_all() {
    let town = Town::new().await;
    let program = town.visitor();
    for (path, status) in [
        ("/", 200),
        ("/healthz", 200),
        ("/organ/signin", 200),
        ("/x", 404),
    ] {
        assert_eq!(program.ask("GET", path, &[], b"").await.status, status);
        let head = program.ask("HEAD", path, &[], b"").await;
        assert_eq!(head.status, status, "{path}");
    }
}

#[actix_web::test]
async fn the_icon_is_there_where_browsers_look_for_it() {
    let town = Town::new().await;
    let icon = town.visitor().ask("GET", "/favicon.ico", &[], b"").await;
    assert_eq!(icon.status, 200);
    assert_eq!(icon.header("content-type"), Some("image/svg+xml"));
    assert!(icon.body.starts_with(b"<svg"));
}

#[actix_web::test]
async fn a_page_varies_by_the_chosen_language_and_not_by_the_languages_of_the_browser() {
    let town = Town::new().await;
    let visitor = town.visitor().with_header("accept-language", "en");
    let page = visitor.visit("/about").await;
    let vary = page.answer().header("vary").unwrap().to_ascii_lowercase();
    assert!(
        vary.contains("cookie") && !vary.contains("accept-language"),
        "{vary}"
    );
    let chinese = page.heading();
    let page = visitor.visit("/preferences?locale=en&back=/about").await;
    assert_ne!(page.heading(), chinese);
}
