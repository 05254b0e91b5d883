//! What programs ask for without being told.

use super::table::routes;
use crate::town::Town;

#[actix_web::test]
async fn a_crawler_may_read_the_pages_for_everybody_and_enters_no_room() {
    let town = Town::new().await;
    let crawler = town.visitor();
    let told = crawler.ask("GET", "/robots.txt", &[], b"").await;
    assert_eq!((told.status, told.header("set-cookie")), (200, None));
    let told = String::from_utf8(told.body).unwrap();
    // The longest rule that fits decides (RFC 9309).
    let longest = |rule: &str, path: &str| {
        let rules = told.lines().filter_map(|line| line.strip_prefix(rule));
        let fitting = rules.filter(|begin| path.starts_with(begin));
        fitting.map(str::len).max().unwrap_or_default()
    };
    let may = |path: &str| longest("Allow: ", path) >= longest("Disallow: ", path);
    for open in [
        "/",
        "/about",
        "/faq",
        "/policies/privacy",
        "/personal",
        "/personal/categories/household",
        "/personal/detail/API.3Bt0bGXbmt",
        "/ids",
        "/ids/about",
        "/ids/exchange",
        "/ids/news",
        "/ids/services/Agency",
    ] {
        assert!(may(open), "{open}");
        assert_eq!(crawler.visit(open).await.status(), 200, "{open}");
    }
    for shut in [
        "/personal/barcodes",
        "/personal/signin",
        "/organ",
        "/ids/login",
        "/ids/api/records",
        "/ids/downloads",
        "/organ/signin",
        "/review",
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

/// What stands in the place of each parameter of a pattern.
fn filled(pattern: &str) -> String {
    let parts = pattern.split('/').map(|part| match part {
        "{file:.*}" => "site.css",
        part if part.starts_with('{') => "x",
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

#[actix_web::test]
async fn whoever_asks_by_a_method_that_a_page_does_not_know_is_told_which_it_does() {
    let town = Town::new().await;
    let program = town.visitor();
    let routes = routes();
    // The metrics are another listener's.
    for route in routes.iter().filter(|route| route.pattern != "/metrics") {
        let path = filled(&route.pattern);
        let of_path = routes.iter().filter(|one| one.pattern == route.pattern);
        let mut known: Vec<&str> = of_path.map(|one| one.method.as_str()).collect();
        if known.contains(&"ANY") {
            continue;
        }
        if known.contains(&"GET") {
            known.push("HEAD");
        }
        for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] {
            if known.contains(&method) {
                continue;
            }
            let answer = program.ask(method, &path, &[], b"").await;
            assert_eq!(answer.status, 405, "{method} {path}");
            let allowed = answer.header("allow").expect("Allow");
            let mut allowed: Vec<&str> = allowed.split(", ").collect();
            allowed.sort_unstable();
            known.sort_unstable();
            assert_eq!(allowed, known, "{method} {path}");
        }
    }
}

#[actix_web::test]
async fn the_page_of_a_wrong_method_is_in_the_readers_language() {
    let town = Town::new().await;
    let visitor = town.visitor();
    for (tag, said) in [
        ("zh-Hant-TW", "這個網址不能這樣使用"),
        ("en", "This address is not used in this way"),
    ] {
        let choice = format!("/preferences?locale={tag}&back=/about");
        visitor.visit(&choice).await;
        let answer = visitor.ask("DELETE", "/about", &[], b"").await;
        let page = String::from_utf8(answer.body).unwrap();
        assert!(page.contains(said), "{page}");
        assert_eq!(visitor.visit("/personal/wishes").await.heading(), said);
    }
}

#[actix_web::test]
async fn another_language_comes_back_to_the_page_of_a_form_that_was_refused() {
    let town = Town::new().await;
    let page = town.visitor().visit("/personal").await;
    let once = page.press("送出建議").await;
    assert_eq!(
        (once.status(), once.path()),
        (422, "/personal/wishes".to_owned())
    );
    let twice = once.twin().press("送出建議").await;
    assert_eq!(twice.status(), 422);
    for page in [once, twice] {
        let page = page.follow("English").await;
        assert_eq!((page.status(), page.path()), (200, "/personal".to_owned()));
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
