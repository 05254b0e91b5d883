//! The card component over real HTTP, from the package to the proof.

use std::time::Duration;

use actix_web::http::StatusCode;
use serde_json::{Value, json};

use super::*;
use crate::domain::identity::card_reply::{self, CardFailure, SignatureType};
use crate::sandbox::card_component;
use crate::sandbox::stranger::Running;

/// A component on a port of its own.
pub(super) struct Component {
    running: Running,
    http: reqwest::Client,
}

impl Component {
    pub(super) async fn new() -> Self {
        drop(rustls::crypto::ring::default_provider().install_default());
        Self {
            running: card_component::start(0, hierarchy()).await.unwrap(),
            http: reqwest::Client::builder()
                .no_proxy()
                .redirect(reqwest::redirect::Policy::none())
                .timeout(Duration::from_millis(1500))
                .build()
                .unwrap(),
        }
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.running.url())
    }

    pub(super) async fn set(&self, path: &str, body: &str) {
        let answer = self
            .http
            .post(self.at(path))
            .body(body.to_owned())
            .send()
            .await
            .unwrap();
        assert!(
            answer.status().is_redirection() || answer.status().is_success(),
            "{path} {body}"
        );
    }

    /// What the popup does: the package goes on without escaping.
    async fn call(&self, package: &str) -> Result<String, reqwest::Error> {
        let form = "application/x-www-form-urlencoded";
        let call = self
            .http
            .post(self.at("/sign"))
            .header("Content-Type", form);
        call.body(format!("tbsPackage={package}"))
            .send()
            .await?
            .text()
            .await
    }

    pub(super) async fn sign(&self, package: &str, pin: &str) -> String {
        let mut package: Value = serde_json::from_str(package).unwrap();
        package["pin"] = json!(pin);
        self.call(&package.to_string()).await.unwrap()
    }

    async fn failure(&self, pin: &str) -> CardFailure {
        let answer = self.sign(&package("PKCS7"), pin).await;
        card_reply::read(&answer, SignatureType::Pkcs7)
            .err()
            .unwrap()
    }

    async fn signed(&self, kind: &str, asked: SignatureType) -> Presented {
        let pin = people::find("ming").unwrap().pin;
        card_reply::read(&self.sign(&package(kind), pin).await, asked).unwrap()
    }

    async fn get(&self, path: &str) -> reqwest::Response {
        self.http.get(self.at(path)).send().await.unwrap()
    }
}

fn package(kind: &str) -> String {
    json!({
        "func": "MakeSignature",
        "tbs": std::str::from_utf8(CONTENT).unwrap(),
        "tbsEncoding": "NONE",
        "hashAlgorithm": "SHA256",
        "signatureType": kind,
        "withCardSN": "false",
        "nonce": "",
    })
    .to_string()
}

#[actix_web::test]
async fn every_kind_of_signature_from_the_card_proves_its_holder() {
    let component = Component::new().await;
    let held = lists(now());
    let message = component.signed("PKCS7", SignatureType::Pkcs7).await;
    assert!(examine(message, &held, now()).is_ok());
    let bare = component.signed("PKCS1", SignatureType::Pkcs1).await;
    assert!(examine(bare, &held, now()).is_ok());
    component.set("/scenario", "scenario=detached").await;
    let detached = component.signed("PKCS7", SignatureType::Pkcs7).await;
    assert!(examine(detached, &held, now()).is_ok());
}

#[actix_web::test]
async fn a_wrong_pin_counts_down_and_locks_the_card_until_the_counter_is_reset() {
    let component = Component::new().await;
    let pin = people::find("ming").unwrap().pin;
    assert_eq!(component.failure("12345").await, CardFailure::PinLength);
    assert_eq!(
        component.failure("000000").await,
        CardFailure::WrongPin {
            tries_left: Some(2)
        }
    );
    component.signed("PKCS7", SignatureType::Pkcs7).await;
    assert_eq!(
        component.failure("000000").await,
        CardFailure::WrongPin {
            tries_left: Some(2)
        }
    );
    assert_eq!(
        component.failure("000000").await,
        CardFailure::WrongPin {
            tries_left: Some(1)
        }
    );
    assert_eq!(component.failure("000000").await, CardFailure::Locked);
    assert_eq!(
        component.failure(pin).await,
        CardFailure::Locked,
        "even with the right PIN"
    );
    component.set("/pin", "").await;
    component.signed("PKCS7", SignatureType::Pkcs7).await;
    component.set("/scenario", "scenario=wide-pin-error").await;
    assert_eq!(
        component.failure("000000").await,
        CardFailure::WrongPin {
            tries_left: Some(2)
        }
    );
    component.set("/scenario", "scenario=bare-pin-error").await;
    assert_eq!(
        component.failure("000000").await,
        CardFailure::WrongPin { tries_left: None }
    );
}

#[actix_web::test]
async fn each_scenario_ends_in_a_sentence_of_its_own() {
    let component = Component::new().await;
    let pin = people::find("ming").unwrap().pin;
    let expected = [
        ("no-reader", CardFailure::NoReader),
        ("unknown-token", CardFailure::NoReader),
        ("cancelled", CardFailure::Cancelled),
        ("untrusted-site", CardFailure::NotTrusted),
        ("forbidden-site", CardFailure::NotAllowed),
        ("helper-timeout", CardFailure::HelperTimeout),
        ("negative-code", CardFailure::WrongCard),
    ];
    for (scenario, failure) in expected {
        component
            .set("/scenario", &format!("scenario={scenario}"))
            .await;
        assert_eq!(component.failure(pin).await, failure, "{scenario}");
    }
    component.set("/scenario", "scenario=normal").await;
    component.set("/card", "card=").await;
    assert_eq!(component.failure(pin).await, CardFailure::NoCard);
}

#[actix_web::test]
async fn a_site_that_was_added_may_sign() {
    let component = Component::new().await;
    component.set("/scenario", "scenario=untrusted-site").await;
    let page = component
        .get("/addDomain?domain=<b>localhost")
        .await
        .text()
        .await
        .unwrap();
    assert!(page.contains("&lt;b&gt;localhost") && page.contains("action=\"/addDomain\""));
    component.set("/addDomain", "").await;
    component.signed("PKCS7", SignatureType::Pkcs7).await;
}

#[actix_web::test]
async fn what_a_dishonest_component_signs_is_refused() {
    let component = Component::new().await;
    let held = lists(now());
    component.set("/scenario", "scenario=altered-content").await;
    let message = component.signed("PKCS7", SignatureType::Pkcs7).await;
    assert_eq!(
        examine(message, &held, now()).unwrap_err(),
        CannotProve::OtherContent
    );
    let bare = component.signed("PKCS1", SignatureType::Pkcs1).await;
    assert_eq!(
        examine(bare, &held, now()).unwrap_err(),
        CannotProve::BadSignature
    );
    component
        .set("/scenario", "scenario=wrong-certificate")
        .await;
    let message = component.signed("PKCS7", SignatureType::Pkcs7).await;
    assert_eq!(
        examine(message, &held, now()).unwrap_err(),
        CannotProve::NotForSigning
    );
}

#[actix_web::test]
async fn each_card_in_the_reader_is_judged_for_what_it_is() {
    let component = Component::new().await;
    let held = lists(now());
    let expected = [
        ("revoked", CannotProve::Revoked),
        ("expired", CannotProve::Expired),
        ("foreign", CannotProve::Foreign),
        ("mei", CannotProve::OtherPersonsCard),
    ];
    for (key, refusal) in expected {
        component.set("/card", &format!("card={key}")).await;
        let answer = component
            .sign(&package("PKCS7"), card(key).holder.pin)
            .await;
        let message = card_reply::read(&answer, SignatureType::Pkcs7).unwrap();
        assert_eq!(
            examine(message, &held, now()).unwrap_err(),
            refusal,
            "{key}"
        );
    }
}

#[actix_web::test]
async fn an_unescaped_plus_arrives_as_a_blank_and_rubbish_as_malformed() {
    let component = Component::new().await;
    let mut plus: Value = serde_json::from_str(&package("PKCS7")).unwrap();
    plus["tbs"] = json!("a+b");
    let pin = people::find("ming").unwrap().pin;
    let answer = component.sign(&plus.to_string(), pin).await;
    let message = card_reply::read(&answer, SignatureType::Pkcs7).unwrap();
    let checked = crate::domain::identity::signed_data::verify(&message, b"a b");
    assert_eq!(checked.as_ref(), Ok(&card("ming").sign));
    let rubbish = component.call("{").await.unwrap();
    assert_eq!(
        card_reply::read(&rubbish, SignatureType::Pkcs7).err(),
        Some(CardFailure::Other(0x7600_000B))
    );
    let without = component.call(&package("PKCS7")).await.unwrap();
    assert_eq!(
        card_reply::read(&without, SignatureType::Pkcs7).err(),
        Some(CardFailure::NoPin)
    );
}

#[actix_web::test]
async fn the_reader_shows_what_lies_in_it() {
    let component = Component::new().await;
    let ask = async |path: &str| -> Value {
        let answer = component
            .http
            .post(component.at(path))
            .send()
            .await
            .unwrap();
        assert!(
            answer
                .headers()
                .get("access-control-allow-origin")
                .is_none()
        );
        serde_json::from_str(&answer.text().await.unwrap()).unwrap()
    };
    let plain = ask("/pkcs11info").await;
    assert_eq!(
        plain["slots"][0]["token"]["subjectCN"],
        people::find("ming").unwrap().name
    );
    assert_eq!(plain["slots"][0]["token"]["certs"], json!([]));
    let full = ask("/pkcs11info?withcert=true").await;
    assert_eq!(
        full["slots"][0]["token"]["certs"][1]["usage"],
        "keyEncipherment|dataEncipherment"
    );
    component.set("/card", "card=").await;
    assert_eq!(ask("/pkcs11info").await["slots"][0]["token"], Value::Null);
    component.set("/scenario", "scenario=unknown-token").await;
    assert_eq!(
        ask("/pkcs11info").await["slots"][0]["token"],
        "unknown token"
    );
    component.set("/scenario", "scenario=no-reader").await;
    assert_eq!(ask("/pkcs11info").await["slots"], json!([]));
}

#[actix_web::test]
async fn the_picture_may_be_read_from_elsewhere_and_holds_plain_ascii() {
    let component = Component::new().await;
    component.set("/card", "card=rare").await;
    let picture = component.get("/p11Image.bmp").await;
    assert_eq!(picture.headers()["access-control-allow-origin"], "*");
    let bytes = picture.bytes().await.unwrap();
    let text: Vec<u8> = bytes[54..]
        .iter()
        .copied()
        .take_while(|&byte| byte != 0)
        .collect();
    assert!(text.is_ascii());
    let text: Value = serde_json::from_slice(&text).unwrap();
    assert_eq!(
        text["slots"][0]["token"]["subjectCN"],
        people::find("rare").unwrap().name
    );
}

#[actix_web::test]
async fn the_pages_are_there_and_unknown_cards_are_not() {
    let component = Component::new().await;
    for path in [
        "/",
        "/popupForm",
        "/ChtPopupForm",
        "/selfTest.htm",
        "/state",
    ] {
        assert_eq!(
            component.get(path).await.status(),
            StatusCode::OK.as_u16(),
            "{path}"
        );
    }
    let unknown = component
        .http
        .post(component.at("/card"))
        .body("card=nobody")
        .send()
        .await
        .unwrap();
    assert_eq!(unknown.status(), StatusCode::NOT_FOUND.as_u16());
    let state: Value =
        serde_json::from_str(&component.get("/state").await.text().await.unwrap()).unwrap();
    assert_eq!(state["card"], "ming");
}

#[actix_web::test]
async fn a_component_that_never_answers_leaves_the_caller_waiting() {
    let component = Component::new().await;
    component.set("/scenario", "scenario=never-answers").await;
    let call = component
        .http
        .post(component.at("/sign"))
        .timeout(Duration::from_millis(300));
    assert!(call.send().await.unwrap_err().is_timeout());
}
