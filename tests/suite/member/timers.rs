//! How long a member stays signed in, and where.

use mydata::kit::clock::{Clock as _, hours, minutes, seconds};
use mydata::text::{Locale, dates};

use crate::town::Town;
use crate::town::member::{PASSWORD, sign_in};

const ACCOUNT: &str = "/ids/account";

#[actix_web::test]
async fn a_member_who_does_nothing_is_signed_out_after_thirty_minutes() {
    for (after, signed_in) in [(-1, true), (0, false), (1, false)] {
        let town = Town::new().await;
        let member = town.member("chen").await;
        town.wait(minutes(30) + seconds(after));
        let page = member.visit(ACCOUNT).await;
        assert_eq!(page.path() == ACCOUNT, signed_in, "{after}");
    }
}

#[actix_web::test]
async fn no_member_stays_signed_in_for_longer_than_twelve_hours() {
    for (after, signed_in) in [(-1, true), (0, false), (1, false)] {
        let town = Town::new().await;
        let member = town.member("chen").await;
        for _ in 0..28 {
            town.wait(minutes(25));
            assert_eq!(member.visit(ACCOUNT).await.path(), ACCOUNT);
        }
        town.wait(hours(12) - minutes(28 * 25) + seconds(after));
        let page = member.visit(ACCOUNT).await;
        assert_eq!(page.path() == ACCOUNT, signed_in, "{after}");
    }
}

#[actix_web::test]
async fn a_session_is_ended_from_another_browser() {
    let town = Town::new().await;
    let (here, there) = (town.member("chen").await, town.visitor());
    town.wait(minutes(2));
    sign_in(&there, "chen", PASSWORD).await;
    let since = dates::moment(Locale::Chinese, town.clock.now());
    let page = here.visit(ACCOUNT).await;
    let page = page.press(&format!("登出 {since}")).await;
    assert!(page.sees("已登出該裝置"), "{}", page.read());
    let page = there.visit(ACCOUNT).await;
    assert!(page.path().starts_with("/ids/login"), "{}", page.path());
    assert_eq!(here.visit(ACCOUNT).await.path(), ACCOUNT);
}
