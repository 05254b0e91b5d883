//! The two shapes of a method that are neither a card nor a redirect: fields on our own page, and something to do on
//! another device while the page asks. Both are played by this test; no page knows of them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use mydata::domain::identity::adapter::{
    Adapter, Claimed, Denial, Input, Outcome, Start, Started, Step, Verified,
};
use mydata::domain::identity::method::Method;
use mydata::domain::identity::ownership::Asking;
use mydata::domain::identity::proof::CannotProve;
use mydata::kit::clock::{Timestamp, minutes, seconds};
use mydata::kit::secret::Secret;

use crate::town::Town;
use crate::town::citizen::accept;

/// In the category `medical`; accepts two papers.
const VACCINATION: &str = "預防接種紀錄";
const NUMBER: &str = "000012345678";

/// A method of this shape.
struct Played {
    method: Method,
    step: Step,
    judge: fn(&Input) -> Option<Outcome>,
}

/// Whether the person has pressed the button on their other device.
static PRESSED: AtomicBool = AtomicBool::new(false);

fn papers() -> Played {
    let field = |name: &str, label: &str| (name.to_owned(), label.to_owned());
    Played {
        method: Method::Pii,
        step: Step::Form {
            fields: vec![
                field("issued", "citizen-claim-birth"),
                field("card", "citizen-claim-id"),
            ],
        },
        judge: |input| {
            let Input::Fields(fields) = input else {
                panic!("fields come back as fields")
            };
            let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(names, ["issued", "card"], "and nothing else");
            let right = fields[1].1.reveal() == NUMBER;
            (!right).then(|| CannotProve::OtherPersonsCard.into())
        },
    }
}

fn device() -> Played {
    Played {
        method: Method::Tfd,
        step: Step::Poll {
            qr: Some("https://fido.test/ticket".to_owned()),
            link: Some("https://fido.test/open".to_owned()),
            every: seconds(4),
        },
        judge: |input| {
            assert!(matches!(input, Input::Poll));
            let pressed = PRESSED.load(Ordering::SeqCst);
            (!pressed).then(|| Outcome::Pending(seconds(4)))
        },
    }
}

impl Adapter for Played {
    fn method(&self) -> Method {
        self.method
    }

    fn start<'a>(&'a self, _: &'a Start, now: Timestamp) -> Asking<'a, Result<Started, Denial>> {
        let started = Started {
            step: self.step.clone(),
            keep: Secret::new("nothing"),
            expires_at: now.plus(minutes(5)),
        };
        Box::pin(async move { Ok(started) })
    }

    fn complete<'a>(
        &'a self,
        _: &'a Claimed,
        _: &'a Secret,
        input: Input,
        now: Timestamp,
    ) -> Asking<'a, Outcome> {
        let outcome = (self.judge)(&input).unwrap_or(Outcome::Verified(Verified {
            method: self.method,
            birth_confirmed: false,
            name: None,
            evidence: Secret::new("{}"),
            at: now,
        }));
        Box::pin(async move { outcome })
    }
}

#[actix_web::test]
async fn fields_of_our_own_page_reach_the_method_and_are_never_shown_again() {
    let town = Town::with(vec![Arc::new(papers())]).await;
    let ming = town.citizen("ming");
    let page = accept(ming.choose("medical", &[VACCINATION]).await).await;
    let page = ming.claim(page).press("雙證件驗證").await;
    assert!(
        page.outline().contains("[生日 必填] password"),
        "{}",
        page.outline()
    );
    let wrong = page
        .fill("生日", "0880101")
        .fill("身分證字號", "999999999999")
        .press("我已完成")
        .await;
    assert_eq!(wrong.status(), 409);
    assert!(wrong.sees("身分驗證沒有完成"));
    assert!(!String::from_utf8_lossy(&wrong.answer().body).contains("999999999999"));
    let page = wrong
        .fill("生日", "0880101")
        .fill("身分證字號", NUMBER)
        .press("我已完成")
        .await;
    assert_eq!(page.heading(), "通知信箱", "{}", page.read());
    town.work().await;
    let page = page.follow("略過，先看資料").await;
    assert!(page.sees("共 1 項，1 項已有結果") && page.sees("完成"));
}

#[actix_web::test]
async fn a_page_that_asks_says_that_there_is_no_result_yet() {
    let town = Town::with(vec![Arc::new(device())]).await;
    let ming = town.citizen("ming");
    let page = ming.browser.visit("/personal/signin").await;
    let mut page = ming.claim(page).press("行動自然人憑證（TW FidO）").await;
    for _ in 0..2 {
        assert!(page.outline().contains("<我已完成>"), "{}", page.outline());
        page = page.press("我已完成").await;
        assert!(page.sees("驗證單位還沒有回覆結果"), "{}", page.read());
    }
    PRESSED.store(true, Ordering::SeqCst);
    let page = page.press("我已完成").await;
    assert_eq!(page.path(), "/personal/barcodes", "{}", page.read());
}
