//! How long somebody stays signed in, by the clock.

use mydata::kit::clock::{hours, minutes, seconds};

use crate::town::Town;

const ROOM: &str = "/personal/history";

#[actix_web::test]
async fn a_citizen_who_does_nothing_is_signed_out_after_thirty_minutes() {
    for (after, signed_in) in [(-1, true), (0, false), (1, false)] {
        let town = Town::new().await;
        let ming = town.citizen("ming");
        ming.come_back().await;
        town.wait(minutes(30) + seconds(after));
        let page = ming.browser.visit(ROOM).await;
        assert_eq!(page.path() == ROOM, signed_in, "{after}: {}", page.path());
    }
}

#[actix_web::test]
async fn a_page_that_asks_by_itself_keeps_nobody_signed_in() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    ming.come_back().await;
    let polls = [("hx-request", "true"), ("x-by-itself", "true")];
    for _ in 0..2 {
        town.wait(minutes(14));
        let answer = ming
            .browser
            .ask("GET", "/personal/barcodes", &polls, b"")
            .await;
        assert_eq!(answer.status, 200);
    }
    town.wait(minutes(2));
    let page = ming.browser.visit(ROOM).await;
    assert!(
        page.path().starts_with("/personal/signin"),
        "{}",
        page.path()
    );
}

#[actix_web::test]
async fn nobody_stays_signed_in_for_longer_than_eight_hours() {
    for (after, signed_in) in [(-1, true), (0, false), (1, false)] {
        let town = Town::new().await;
        let ming = town.citizen("ming");
        ming.come_back().await;
        for _ in 0..19 {
            town.wait(minutes(25));
            assert_eq!(ming.browser.visit(ROOM).await.path(), ROOM);
        }
        town.wait(hours(8) - minutes(19 * 25) + seconds(after));
        let page = ming.browser.visit(ROOM).await;
        assert_eq!(page.path() == ROOM, signed_in, "{after}: {}", page.path());
    }
}

#[actix_web::test]
async fn whoever_signs_out_is_out_in_every_window() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming.come_back().await;
    let kept = ming.browser.apart();
    let page = page.press("登出").await;
    assert_eq!(page.path(), "/");
    for window in [&ming.browser, &kept] {
        let page = window.visit(ROOM).await;
        assert!(
            page.path().starts_with("/personal/signin"),
            "{}",
            page.path()
        );
    }
}
