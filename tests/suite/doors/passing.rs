//! Pages for everybody start no session.

use crate::town::Town;

const PAGES: [&str; 16] = [
    "/",
    "/about",
    "/faq",
    "/sitemap",
    "/contact",
    "/policies/privacy",
    "/policies/security",
    "/policies/accessibility",
    "/policies/open-data",
    "/ids",
    "/ids/about",
    "/ids/news",
    "/ids/downloads",
    "/ids/services",
    "/ids/services/Agency",
    "/ids/exchange",
];

#[actix_web::test]
async fn whoever_only_reads_the_public_pages_gets_no_session() {
    let town = Town::new().await;
    let passer_by = town.visitor();
    for path in PAGES {
        let answer = passer_by.ask("GET", path, &[], b"").await;
        assert_eq!(answer.status, 200, "{path}");
        let cookies = answer
            .headers
            .iter()
            .filter(|(name, _)| name == "set-cookie");
        assert_eq!(cookies.count(), 0, "{path}");
    }
    assert_eq!(town.count("sessions"), 0);
}
