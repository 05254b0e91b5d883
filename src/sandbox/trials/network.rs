//! Lists and ownership over real HTTP, and the whole method of the card with both.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use url::Url;

use super::component::Component;
use super::*;
use crate::clients::ownership::{OwnershipService, Signing};
use crate::clients::revocation::{CannotFetch, ListFetcher};
use crate::domain::identity::adapter::{Adapter as _, Claimed, Input, Outcome, Start, Step};
use crate::domain::identity::card::CardMethod;
use crate::domain::identity::card_reply::SignatureType;
use crate::domain::identity::content::Purpose;
use crate::domain::identity::method::Method;
use crate::domain::identity::ownership::{IdOwnership as _, Question};
use crate::domain::identity::revocation::HeldRevocations;
use crate::kit::clock::{SharedClock, StandingClock};
use crate::kit::keyring::Keyring;
use crate::kit::random::SeededChance;
use crate::kit::seal::Vault;
use crate::kit::secret::Secret;
use crate::sandbox::{crl_server, ownership_register, stranger};

fn clock() -> SharedClock {
    Arc::new(StandingClock::at(now()))
}

fn fetcher(url: &str) -> ListFetcher {
    drop(rustls::crypto::ring::default_provider().install_default());
    ListFetcher::new(&[Url::parse(url).unwrap()]).unwrap()
}

#[actix_web::test]
async fn lists_are_fetched_fresh_and_are_accepted() {
    let (running, publication) = crl_server::start(0, clock()).await.unwrap();
    let fetcher = fetcher(&running.url());
    let early = fetcher
        .fetch(&format!("{}/complete.crl", running.url()))
        .await;
    assert!(
        matches!(early, Err(CannotFetch::Status(503))),
        "nothing is published yet"
    );
    publication.publish(hierarchy());
    let mut held = Revocations::default();
    for path in [
        "complete.crl",
        "part-0.crl",
        "part-1.crl",
        "mirror/part-1.crl",
    ] {
        let der = fetcher
            .fetch(&format!("{}/{path}", running.url()))
            .await
            .unwrap();
        held = held
            .with(Arc::new(
                RevocationList::read(&der, &AUTHORITIES, now()).unwrap(),
            ))
            .unwrap();
    }
    assert_eq!(held.iter().count(), 3);
    assert!(examine(message(&card("ming").sign), &held, now()).is_ok());
    let beyond = fetcher
        .fetch(&format!("{}/part-9.crl", running.url()))
        .await;
    assert!(matches!(beyond, Err(CannotFetch::Status(404))));
}

#[actix_web::test]
async fn only_configured_hosts_are_asked_and_redirects_are_not_followed() {
    let running = stranger::start(0, |config| {
        config.route(
            "/moved",
            web::get().to(|| async {
                HttpResponse::Found()
                    .insert_header(("Location", "/list"))
                    .finish()
            }),
        );
    })
    .await
    .unwrap();
    let fetcher = fetcher(&running.url());
    let outcome = async |address: &str| fetcher.fetch(address).await.unwrap_err();
    assert!(matches!(
        outcome(&format!("{}/moved", running.url())).await,
        CannotFetch::Status(302)
    ));
    assert!(matches!(
        outcome("http://elsewhere.test/list").await,
        CannotFetch::Host
    ));
    let other_port = format!(
        "http://localhost:{}/list",
        running.address().port().wrapping_add(1)
    );
    assert!(matches!(outcome(&other_port).await, CannotFetch::Host));
    assert!(matches!(
        outcome("ldap://localhost/list").await,
        CannotFetch::Address
    ));
    assert!(matches!(outcome("part-1").await, CannotFetch::Address));
    let broken = hanging_up();
    let fetcher = self::fetcher(&broken);
    assert!(matches!(
        fetcher.fetch(&format!("{broken}/list")).await.unwrap_err(),
        CannotFetch::Network(_)
    ));
}

/// The address of somebody who takes every call and hangs up at once.
fn hanging_up() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || listener.incoming().for_each(drop));
    address
}

async fn register() -> (stranger::Running, OwnershipService) {
    let running = ownership_register::start(0, &HIERARCHY).await.unwrap();
    let service = service(
        &running,
        &HIERARCHY.register_client().unwrap(),
        Signing::Sha256,
    );
    (running, service)
}

fn service(
    running: &stranger::Running,
    signer: &crate::sandbox::hierarchy::Signer,
    signing: Signing,
) -> OwnershipService {
    use rsa::pkcs8::EncodePrivateKey as _;
    drop(rustls::crypto::ring::default_provider().install_default());
    let key = signer.key.to_pkcs8_pem(rsa::pkcs8::LineEnding::LF).unwrap();
    let address = format!("{}{}", running.url(), ownership_register::PATH);
    let random = Arc::new(SeededChance::from_seed(5));
    OwnershipService::new(
        address.parse().unwrap(),
        &signer.certificate_pem,
        &key,
        signing,
        random,
    )
    .unwrap()
}

fn question() -> Question {
    let held = lists(now());
    examine(message(&card("ming").sign), &held, now())
        .unwrap()
        .question()
        .clone()
}

#[actix_web::test]
async fn the_register_knows_who_owns_which_card() {
    let (_running, service) = register().await;
    let found = async |question: &Question| service.ask(question, now()).await.finding;
    assert_eq!(found(&question()).await, Finding::Matches);
    let mut younger = question();
    younger.birth_date = NaiveDate::from_ymd_opt(1999, 1, 1).unwrap();
    assert_eq!(found(&younger).await, Finding::NoSuchPair);
    let mut other = question();
    other.id = people::find("mei").unwrap().id_number;
    assert_eq!(found(&other).await, Finding::NoSuchPair);
    let mut unknown = question();
    unknown.id = crate::domain::citizen::national_id::NationalId::parse("A123456789").unwrap();
    assert_eq!(found(&unknown).await, Finding::NoCertificate);
}

#[actix_web::test]
async fn the_register_can_be_told_what_to_say() {
    let (running, service) = register().await;
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    for (code, finding) in [
        ("3", Finding::NotOpened),
        ("999", Finding::Unavailable(Some(999))),
    ] {
        http.post(format!("{}/answer", running.url()))
            .body(format!("code={code}"))
            .send()
            .await
            .unwrap();
        assert_eq!(service.ask(&question(), now()).await.finding, finding);
    }
    http.post(format!("{}/answer", running.url()))
        .send()
        .await
        .unwrap();
    assert_eq!(
        service.ask(&question(), now()).await.finding,
        Finding::Matches
    );
}

#[actix_web::test]
async fn the_register_answers_nobody_it_does_not_know() {
    let (running, _) = register().await;
    let stranger = HIERARCHY
        .provider_signer(crate::sandbox::hierarchy::SignerKind::Other)
        .unwrap();
    let unknown = service(&running, &stranger, Signing::Sha256);
    assert_eq!(
        unknown.ask(&question(), now()).await.finding,
        Finding::Unavailable(Some(1020))
    );
    let otherwise = service(
        &running,
        &HIERARCHY.register_client().unwrap(),
        Signing::Sha512,
    );
    assert_eq!(
        otherwise.ask(&question(), now()).await.finding,
        Finding::Unavailable(Some(1021))
    );
    running.stop().await;
    assert_eq!(
        unknown.ask(&question(), now()).await.finding,
        Finding::Unavailable(None)
    );
}

/// The method with everything that it needs, and its strangers.
async fn method() -> (CardMethod, Component, stranger::Running) {
    let (running, service) = register().await;
    let revocations = Arc::new(HeldRevocations::default());
    revocations.replace(lists(now()));
    let random: Arc<SeededChance> = Arc::new(SeededChance::from_seed(6));
    let keyring = Keyring::parse("1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=").unwrap();
    let method = CardMethod {
        authorities: Arc::new(Authorities::read_pem(&HIERARCHY.citizen_authorities_pem()).unwrap()),
        revocations,
        ownership: Arc::new(service),
        vault: Arc::new(Vault::new(keyring, &[7; 32], random.clone())),
        random,
        policies: CardMethod::USUAL_POLICIES.to_vec(),
        signature_type: SignatureType::Pkcs7,
    };
    (method, Component::new().await, running)
}

fn claimed(key: &str) -> Claimed {
    let citizen = people::find(key).unwrap();
    Claimed {
        id: citizen.id_number,
        birth_date: citizen.birth_date,
    }
}

fn start(key: &str) -> Start {
    Start {
        claimed: claimed(key),
        purpose: Purpose::Download,
        transaction: "5f0c".to_owned(),
        client: "mydata".to_owned(),
        data_sets: [("API.abcdefghij".parse().unwrap(), BTreeMap::new())].into(),
        return_address: String::new(),
    }
}

#[actix_web::test]
async fn a_citizen_proves_who_they_are_from_the_package_to_the_proof() {
    let (method, component, _register) = method().await;
    let started = method.start(&start("ming"), now()).await.unwrap();
    assert_eq!(started.expires_at, now().plus(minutes(5)));
    let Step::Local { package } = &started.step else {
        panic!("the card asks locally")
    };
    assert!(!package.contains(people::find("ming").unwrap().id_number.reveal()));
    let reply = component
        .sign(package, people::find("ming").unwrap().pin)
        .await;
    let complete = async |who: &str, reply: &str, at| {
        method
            .complete(
                &claimed(who),
                &started.keep,
                Input::Reply(Secret::new(reply)),
                at,
            )
            .await
    };
    let Outcome::Verified(verified) = complete("ming", &reply, now()).await else {
        panic!("not verified")
    };
    assert_eq!(
        (verified.method, verified.birth_confirmed),
        (Method::Cer, true)
    );
    assert_eq!(
        verified.name.unwrap().reveal(),
        people::find("ming").unwrap().name
    );
    let proof: proof::Proof = serde_json::from_str(verified.evidence.reveal()).unwrap();
    assert_eq!(proof.proved_at(), now());

    let denied = async |who, reply: &str, at| match complete(who, reply, at).await {
        Outcome::Denied(denial) => denial.key,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        denied("ming", &reply, now().plus(minutes(5))).await,
        "identity-proof-too-late"
    );
    assert_eq!(
        denied("mei", &reply, now()).await,
        "identity-proof-other-content"
    );
    assert_eq!(
        denied("ming", r#"{"page":"popup-blocked"}"#, now()).await,
        "identity-card-popup-blocked"
    );
    let wrong = component.sign(package, "000000").await;
    let Outcome::Denied(denial) = complete("ming", &wrong, now()).await else {
        panic!()
    };
    assert_eq!(
        (denial.key, denial.tries),
        ("identity-card-wrong-pin-left", Some(2))
    );
}

#[actix_web::test]
async fn a_signature_for_another_text_proves_nothing() {
    let (method, component, _register) = method().await;
    let pin = people::find("ming").unwrap().pin;
    let first = method.start(&start("ming"), now()).await.unwrap();
    let second = method.start(&start("ming"), now()).await.unwrap();
    let Step::Local { package } = &first.step else {
        panic!()
    };
    let reply = component.sign(package, pin).await;
    let outcome = method
        .complete(
            &claimed("ming"),
            &second.keep,
            Input::Reply(Secret::new(reply)),
            now(),
        )
        .await;
    assert!(
        matches!(outcome, Outcome::Denied(denial) if denial.key == "identity-proof-other-content")
    );
}

#[actix_web::test]
async fn a_missing_list_is_our_trouble_and_is_remembered_for_fetching() {
    let (method, component, register) = method().await;
    method.revocations.replace(Revocations::default());
    let started = method.start(&start("ming"), now()).await.unwrap();
    let Step::Local { package } = &started.step else {
        panic!()
    };
    let complete = async |reply: String| {
        method
            .complete(
                &claimed("ming"),
                &started.keep,
                Input::Reply(Secret::new(reply)),
                now(),
            )
            .await
    };
    component.set("/card", "card=foreign").await;
    let foreign = component
        .sign(package, people::find("ming").unwrap().pin)
        .await;
    assert!(matches!(complete(foreign).await, Outcome::Denied(_)));
    assert!(
        method.revocations.take_wanted().is_empty(),
        "a stranger makes us call nobody"
    );

    component.set("/card", "card=ming").await;
    let reply = component
        .sign(package, people::find("ming").unwrap().pin)
        .await;
    let outcome = complete(reply.clone()).await;
    assert!(
        matches!(outcome, Outcome::Unavailable(denial) if denial.key == "identity-proof-revocation-unknown")
    );
    let wanted: Vec<_> = method.revocations.take_wanted().into_iter().collect();
    assert_eq!(
        wanted,
        [
            "http://lists.test/mirror/part-0.crl",
            "http://lists.test/part-0.crl"
        ]
    );

    method.revocations.replace(lists(now()));
    register.stop().await;
    let outcome = complete(reply).await;
    assert!(
        matches!(outcome, Outcome::Unavailable(denial) if denial.key == "identity-proof-ownership-unavailable")
    );
}
