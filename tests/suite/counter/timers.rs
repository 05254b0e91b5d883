//! The counter by the clock, a second before, at, and a second after.

use mydata::kit::clock::{minutes, seconds};

use super::office::Office;
use crate::town::clerk::ask;

#[actix_web::test]
async fn a_password_is_good_for_two_minutes() {
    for (after, accepted) in [(-1, true), (0, false), (1, false)] {
        let office = Office::new().await;
        let clerk = office.clerk().await;
        let page = ask(&clerk, &office.barcode(), "115-0001").await;
        let password = office.password();
        office.clock.advance(minutes(2) + seconds(after));
        let page = page.fill("驗證密碼", &password).press("確認").await;
        assert_eq!(page.sees("ABC-1234"), accepted, "{after}: {}", page.read());
        assert_eq!(page.sees("已逾時"), !accepted, "{after}: {}", page.read());
    }
}

#[actix_web::test]
async fn a_password_is_sent_again_after_one_minute_and_kills_the_one_before() {
    let office = Office::new().await;
    let clerk = office.clerk().await;
    let page = ask(&clerk, &office.barcode(), "115-0001").await;
    let first = office.password();
    office.clock.advance(seconds(59));
    let page = page.press("重新寄送驗證密碼").await;
    assert_eq!(page.status(), 429);
    office.clock.advance(seconds(1));
    let page = page.press("重新寄送驗證密碼").await;
    assert_eq!(page.status(), 200, "{}", page.read());
    let second = office.password();
    let page = page.fill("驗證密碼", &first).press("確認").await;
    assert_eq!(page.status(), 422);
    let page = page.fill("驗證密碼", &second).press("確認").await;
    assert!(page.sees("ABC-1234"), "{}", page.read());
}

#[actix_web::test]
async fn a_barcode_is_opened_until_its_twenty_minutes_are_over() {
    for (after, accepted) in [(-1, true), (0, false), (1, false)] {
        let office = Office::new().await;
        let clerk = office.clerk().await;
        let barcode = office.barcode();
        for _ in 0..2 {
            office.clock.advance(minutes(8));
            clerk.visit("/organ").await;
        }
        office.clock.advance(minutes(4) + seconds(after));
        let page = clerk.visit("/organ").await;
        let page = page.fill("資料條碼", &barcode).press("下一步").await;
        let found = page.heading() == "填寫用途";
        assert_eq!(found, accepted, "{after}: {}", page.read());
    }
}

#[actix_web::test]
async fn a_clerk_who_does_nothing_is_signed_out_after_fifteen_minutes() {
    for (after, signed_in) in [(-1, true), (0, false), (1, false)] {
        let office = Office::new().await;
        let clerk = office.clerk().await;
        office.clock.advance(minutes(15) + seconds(after));
        let page = clerk.visit("/organ").await;
        assert_eq!(page.path() == "/organ", signed_in, "{after}");
    }
}
