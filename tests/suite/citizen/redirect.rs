//! A second method of proof, of quite another shape than the card: the citizen is sent to a stranger's page and comes
//! back. The stranger is a bank's portal that only this test knows; no page knows of it.

use std::sync::Arc;

use mydata::domain::citizen::person;
use mydata::domain::identity::adapter::{
    Adapter, Claimed, Denial, Input, Outcome, Start, Started, Step, Verified,
};
use mydata::domain::identity::method::Method;
use mydata::domain::identity::ownership::Asking;
use mydata::domain::identity::proof::CannotProve;
use mydata::kit::clock::{Timestamp, minutes, seconds};
use mydata::kit::secret::{Secret, same};
use url::Url;

use crate::support::control;
use crate::support::page::Page;
use crate::town::Town;
use crate::town::citizen::{Citizen, REGISTRATION};
use crate::town::server::Server;

const PORTAL: &str = "https://portal.test";

/// The portal's side of the contract: it is told a ticket, and hands it back with the ID number of whoever signed in.
struct Portal;

impl Adapter for Portal {
    fn method(&self) -> Method {
        Method::Fic
    }

    fn start<'a>(
        &'a self,
        start: &'a Start,
        now: Timestamp,
    ) -> Asking<'a, Result<Started, Denial>> {
        let ticket = format!("ticket-{}", start.transaction);
        Box::pin(async move {
            let fields = [("VerifyNo", &ticket), ("ReturnUrl", &start.return_address)];
            Ok(Started {
                step: Step::Redirect {
                    action: format!("{PORTAL}/DO"),
                    fields: fields
                        .map(|(name, value)| (name.to_owned(), value.clone()))
                        .into(),
                },
                keep: Secret::new(ticket),
                expires_at: now.plus(minutes(10)),
            })
        })
    }

    fn complete<'a>(
        &'a self,
        claimed: &'a Claimed,
        keep: &'a Secret,
        input: Input,
        now: Timestamp,
    ) -> Asking<'a, Outcome> {
        Box::pin(async move {
            let Input::Callback(said) = input else {
                return Outcome::Pending(seconds(4));
            };
            let value = |name: &str| {
                let found = said.iter().find(|(known, _)| known == name);
                found.map_or("", |(_, value)| value.reveal())
            };
            if !same(value("VerifyNo").as_bytes(), keep.reveal().as_bytes()) {
                return CannotProve::OtherContent.into();
            }
            if value("ID") != claimed.id.reveal() {
                return CannotProve::OtherPersonsCard.into();
            }
            Outcome::Verified(Verified {
                method: Method::Fic,
                birth_confirmed: false,
                name: Some(value("Name"))
                    .filter(|name| !name.is_empty())
                    .map(Secret::new),
                evidence: Secret::new(format!(r#"{{"VerifyNo":"{}"}}"#, keep.reveal())),
                at: now,
            })
        })
    }
}

async fn town() -> Town {
    Town::with(vec![Arc::new(Portal)]).await
}

/// What the form that leads to the portal carries there: the ticket, and the path to come back to.
fn sent(page: &Page<Server>) -> (String, String) {
    let forms = control::all(page.document(), "form");
    let away = forms
        .iter()
        .find(|form| form.attr("action") == Some("https://portal.test/DO"));
    let away = away.unwrap_or_else(|| panic!("nothing leads to the portal: {}", page.read()));
    let value = |name: &str| {
        let mut fields = away.descendent_elements();
        let field = fields.find(|field| field.attr("name") == Some(name));
        field.unwrap().attr("value").unwrap().to_owned()
    };
    assert!(
        away.descendent_elements()
            .all(|field| field.attr("name") != Some("csrf")),
        "a stranger is told the token"
    );
    let back = Url::parse(&value("ReturnUrl")).unwrap();
    (value("VerifyNo"), back.path().to_owned())
}

/// The portal's page posts, and the browser brings no cookie, because the post is another site's.
async fn post_back(town: &Town, path: &str, said: &[(&str, &str)]) -> (u16, Option<String>) {
    let body = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(said)
        .finish();
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("origin", PORTAL),
        ("sec-fetch-site", "cross-site"),
    ];
    let answer = town
        .visitor()
        .ask("POST", path, &headers, body.as_bytes())
        .await;
    assert_eq!(answer.header("set-cookie"), None);
    (answer.status, answer.header("location").map(str::to_owned))
}

async fn go_away(ming: &Citizen<'_>) -> Page<Server> {
    let page = ming.agree(&[REGISTRATION]).await;
    assert!(page.outline().contains("<自然人憑證>\n<晶片金融卡>"));
    ming.claim(page).press("晶片金融卡").await
}

#[actix_web::test]
async fn a_citizen_is_sent_away_comes_back_and_gets_the_data() {
    let town = town().await;
    let ming = town.citizen("ming");
    let page = go_away(&ming).await;
    let policy = page.answer().header("content-security-policy").unwrap();
    assert!(
        policy.contains("form-action 'self' https://portal.test;"),
        "{policy}"
    );
    let (ticket, back) = sent(&page);
    let early = page.press("我已完成驗證，繼續").await;
    assert_eq!(sent(&early).0, ticket, "not yet, and still on its way");
    assert!(early.sees("驗證單位還沒有回覆結果"), "{}", early.read());

    let number = ming.person.id_number.reveal();
    let said = [
        ("VerifyNo", ticket.as_str()),
        ("ID", number),
        ("Name", "王曉明"),
    ];
    let (status, to) = post_back(&town, &back, &said).await;
    assert_eq!(status, 303);
    assert_eq!(
        town.count("proofs"),
        0,
        "nothing is believed without the session"
    );
    let page = ming.browser.visit(&to.unwrap()).await;
    assert!(page.sees("歡迎回來"), "{}", page.read());
    let policy = page.answer().header("content-security-policy").unwrap();
    assert!(!policy.contains("portal.test"), "{policy}");
    let page = page.press("繼續").await;
    assert_eq!(page.heading(), "通知信箱", "{}", page.read());
    town.work().await;
    let page = page.follow("略過，先看資料").await;
    assert!(page.sees("共 1 項，1 項已有結果") && page.sees("完成"));
    assert_eq!(town.count("proofs WHERE method = 'FIC'"), 1);
}

#[actix_web::test]
async fn a_stranger_may_send_the_citizen_back_by_an_address_too() {
    let town = town().await;
    town.citizen("ming").fetch(&[REGISTRATION]).await;
    let ming = town.citizen("ming");
    let page = ming.browser.visit("/personal/signin").await;
    let page = ming.claim(page).fill("生日", "19850315");
    let page = page.press("晶片金融卡").await;
    let (ticket, back) = sent(&page);
    let number = ming.person.id_number.reveal();
    let page = ming
        .browser
        .visit(&format!("{back}?VerifyNo={ticket}&ID={number}"))
        .await;
    assert_eq!(page.path(), "/personal/signin");
    let page = page.press("繼續").await;
    assert_eq!(page.path(), "/personal/barcodes", "{}", page.read());
    assert!(page.sees(REGISTRATION));
    assert!(
        page.sees("王曉明"),
        "the card knew the name, the bank does not"
    );
    let (vault, id) = (&town.app.vault, town.only("citizens").parse().unwrap());
    let known = town.app.db.read_now(|conn| person::know(conn, vault, id));
    assert_eq!(known.unwrap().birth_date, ming.person.birth_date);
}

#[actix_web::test]
async fn only_the_first_answer_counts_and_a_refusal_begins_anew() {
    let town = town().await;
    let ming = town.citizen("ming");
    let page = go_away(&ming).await;
    let (ticket, back) = sent(&page);
    let other = [("VerifyNo", ticket.as_str()), ("ID", "F222001018")];
    let right = [("VerifyNo", ticket.as_str()), ("ID", "A102000303")];
    assert_eq!(post_back(&town, &back, &[]).await.0, 303, "says nothing");
    assert_eq!(post_back(&town, &back, &other).await.0, 303);
    assert_eq!(post_back(&town, &back, &right).await.0, 303, "too late");
    let page = ming.browser.visit(&page.path()).await;
    let page = page.press("繼續").await;
    assert_eq!(page.status(), 409);
    assert!(page.sees("不符"), "{}", page.read());
    let (next, again) = sent(&page);
    assert!(next != ticket && again != back, "another challenge");
    let forged = [("VerifyNo", ticket.as_str()), ("ID", "A102000303")];
    assert_eq!(post_back(&town, &again, &forged).await.0, 303);
    let page = ming
        .browser
        .visit(&page.path().replace("proof", "identity"))
        .await;
    let page = page.press("繼續").await;
    assert!(page.sees("不是這次驗證的內容"), "{}", page.read());
    assert_eq!(town.count("proofs"), 0);
}

#[actix_web::test]
async fn callbacks_to_nothing_too_late_or_too_large_do_nothing() {
    let town = town().await;
    let ming = town.citizen("ming");
    let nowhere = "/identity/callbacks/6f6dfe5e-4c5c-4f7e-9a65-0a5a3a0c0d11";
    assert_eq!(post_back(&town, nowhere, &[("ID", "x")]).await.0, 404);
    let page = go_away(&ming).await;
    let (ticket, back) = sent(&page);
    let large = "x".repeat(70_000);
    assert_eq!(post_back(&town, &back, &[("ID", &large)]).await.0, 413);
    town.wait(minutes(10));
    let late = [("VerifyNo", ticket.as_str()), ("ID", "A102000303")];
    assert_eq!(post_back(&town, &back, &late).await.0, 303);
    assert_eq!(town.count("challenges WHERE answer IS NOT NULL"), 0);
    let page = ming.browser.visit(&page.path()).await;
    assert!(page.sees("請再選一次驗證方式"), "{}", page.read());
}

#[actix_web::test]
async fn what_is_laid_beside_a_cards_challenge_is_not_looked_at() {
    let town = town().await;
    let ming = town.citizen("ming");
    let page = ming.agree(&[REGISTRATION]).await;
    let page = ming.begin(page).await;
    let back = format!("/identity/callbacks/{}", town.only("challenges"));
    assert_eq!(post_back(&town, &back, &[("reply", "{}")]).await.0, 303);
    let page = ming.browser.visit(&page.path()).await;
    let page = ming.sign(page).await;
    assert_eq!(page.heading(), "通知信箱", "{}", page.read());
}
