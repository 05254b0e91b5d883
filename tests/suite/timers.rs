//! Timers as the people before the pages meet them: a second before, at, and a second after.

use mydata::domain::request::DRAFT_LIFETIME;
use mydata::domain::session::ABSOLUTE;
use mydata::kit::clock::{Clock as _, Span, minutes, seconds};

use crate::counter::office::Office;
use crate::support::visitor::Visitor;
use crate::town::server::Server;

/// How long after the beginning somebody comes, and whether they are still in time.
fn around(length: Span) -> [(Span, bool); 3] {
    let second = seconds(1);
    [
        (length - second, true),
        (length, false),
        (length + second, false),
    ]
}

/// Visits every eleven minutes until so long after the beginning, then comes to the page: whether it is still shown.
async fn stays(office: &Office, visitor: &Visitor<Server>, page: &str, length: Span) -> bool {
    let end = office.clock.now().plus(length);
    while office.clock.now().plus(minutes(11)) < end {
        office.clock.advance(minutes(11));
        assert_eq!(visitor.visit(page).await.path(), page);
    }
    office.clock.set(end);
    visitor.visit(page).await.path() == page
}

#[actix_web::test]
async fn a_clerk_who_works_all_day_signs_in_anew_after_eight_hours() {
    for (after, inside) in around(ABSOLUTE) {
        let office = Office::new().await;
        let clerk = office.clerk().await;
        assert_eq!(
            stays(&office, &clerk, "/organ", after).await,
            inside,
            "{after}"
        );
    }
}

#[actix_web::test]
async fn a_draft_waits_two_hours_to_be_finished() {
    for (after, waits) in around(DRAFT_LIFETIME) {
        let office = Office::new().await;
        let visitor = office.visitor();
        let page = visitor.visit("/personal/detail/API.crash12345").await;
        let draft = page.press("我要下載").await.path();
        assert!(draft.ends_with("/terms"), "{draft}");
        let end = office.clock.now().plus(after);
        while office.clock.now().plus(minutes(25)) < end {
            office.clock.advance(minutes(25));
            assert_eq!(visitor.visit(&draft).await.status(), 200);
        }
        office.clock.set(end);
        let page = visitor.visit(&draft).await;
        assert_eq!(
            page.status() == 200 && page.path() == draft,
            waits,
            "{after}"
        );
    }
}
