//! Who comes in, and who does not.

use mydata::kit::clock::{minutes, seconds};

use crate::town::Town;
use crate::town::clerk::PASSWORD;

#[actix_web::test]
async fn a_reviewer_needs_the_code_and_a_clerk_has_no_business_here() {
    let town = Town::new().await;
    town.reviewer("lin.reviewer").await;
    let clerk = town.hire("lin.clerk", &[]);
    town.employ(&clerk).await;
    for (login, code) in [
        ("lin.reviewer", "000000".to_owned()),
        ("lin.clerk", clerk.code(&town.clock)),
    ] {
        let page = town.visitor().visit("/review").await;
        assert!(page.path().starts_with("/review/signin"), "{}", page.path());
        let page = page.fill("帳號", login).fill("密碼", PASSWORD);
        let page = page.fill("動態驗證碼", &code).press("登入").await;
        assert_eq!(page.status(), 422);
        assert!(page.sees("動態驗證碼不正確"), "{}", page.read());
    }
}

#[actix_web::test]
async fn a_reviewer_who_does_nothing_is_signed_out_after_fifteen_minutes() {
    for (after, signed_in) in [(-1, true), (0, false), (1, false)] {
        let town = Town::new().await;
        let reviewer = town.reviewer("lin").await;
        town.wait(minutes(15) + seconds(after));
        let page = reviewer.visit("/review").await;
        assert_eq!(page.path() == "/review", signed_in, "{after}");
    }
}
