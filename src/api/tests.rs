//! The providers' doors, tried through the whole server.

use std::io::Write;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use actix_web::http::Method;
use actix_web::http::header::{AUTHORIZATION, HeaderValue};
use actix_web::test::{self, TestRequest};
use actix_web::web::Data;
use diesel::prelude::*;
use futures_util::future::join_all;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::trial::{Answer, Doors, PROXY, SECRET, basic, introspection};
use crate::domain::citizen::national_id::NationalId;
use crate::domain::citizen::person::{self, Person};
use crate::domain::dataset::caller::secret_lookup;
use crate::domain::ids::{CitizenId, OrganizationId, ResourceId};
use crate::domain::token;
use crate::domain::trial::queries;
use crate::kit::clock::{hours, seconds};
use crate::routes;

const ACTIVE: (u16, &str) = (200, r#"{"active":"true","verification":"CER"}"#);
const INACTIVE: (u16, &str) = (200, r#"{"active":"false"}"#);
const INVALID_REQUEST: (u16, &str) = (400, r#"{"error":"invalid_request"}"#);
const INVALID_CLIENT: (u16, &str) = (401, r#"{"error":"invalid_client"}"#);
const INVALID_TOKEN: (u16, &str) = (401, r#"{"error":"invalid_token"}"#);
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

fn unknown() -> String {
    format!("mydata::{}", "0a".repeat(32))
}

fn refused_client(answer: &Answer) {
    assert_eq!(answer.told(), INVALID_CLIENT);
    assert!(
        answer
            .header("www-authenticate")
            .starts_with("Basic realm=")
    );
}

fn refused_token(answer: &Answer) {
    assert_eq!(answer.told(), INVALID_TOKEN);
    let told = answer.header("www-authenticate");
    assert!(
        told.starts_with(r#"Bearer error="invalid_token", error_description=""#),
        "{told}"
    );
}

fn introspections(doors: &Doors) -> usize {
    doors
        .world
        .events()
        .iter()
        .filter(|code| **code == 201)
        .count()
}

#[actix_web::test]
async fn a_good_token_is_active_and_names_the_method_and_nothing_else() {
    let doors = Doors::new();
    let dataset = doors.dataset();
    let token = doors.token(doors.world.citizen("A123456789"), &dataset);
    assert_eq!(doors.introspect(&dataset, &token).await.told(), ACTIVE);
    let plain = TestRequest::post()
        .uri("/connect/introspect")
        .insert_header((AUTHORIZATION, basic(dataset.as_str(), SECRET)))
        .insert_header(FORM)
        .set_payload(format!("token_type_hint=access_token&token={token}"));
    assert_eq!(doors.send(plain).await.told(), ACTIVE);
    assert_eq!(introspections(&doors), 2);
}

#[actix_web::test]
async fn unknown_foreign_and_ended_tokens_are_inactive_alike_and_leave_no_event() {
    let doors = Doors::new();
    let (mine, other) = (doors.dataset(), doors.dataset());
    let citizen = doors.world.citizen("A123456789");
    let foreign = doors.token(citizen, &other);
    let transfer = doors.world.transfer(citizen, &mine);
    let ended = doors
        .world
        .read(|conn| token::present(conn, &doors.world.vault, transfer))
        .unwrap();
    assert_eq!(doors.introspect(&mine, ended.reveal()).await.told(), ACTIVE);
    assert!(
        doors
            .world
            .write(|tx| token::end(tx, doors.world.now, transfer))
    );
    for token in [
        unknown().as_str(),
        &foreign,
        ended.reveal(),
        "rubbish",
        "\u{7121}",
    ] {
        assert_eq!(doors.introspect(&mine, token).await.told(), INACTIVE);
    }
    assert_eq!(introspections(&doors), 1);
}

#[actix_web::test]
async fn a_token_is_inactive_at_eight_hours_and_not_a_second_before() {
    let doors = Doors::new();
    let dataset = doors.dataset();
    let token = doors.token(doors.world.citizen("A123456789"), &dataset);
    let end = doors.world.now.plus(hours(8));
    for (at, answer, status) in [
        (end.minus(seconds(1)), ACTIVE, 200),
        (end, INACTIVE, 401),
        (end.plus(seconds(1)), INACTIVE, 401),
    ] {
        doors.clock.set(at);
        assert_eq!(doors.introspect(&dataset, &token).await.told(), answer);
        assert_eq!(doors.userinfo(&token).await.status, status);
    }
}

#[actix_web::test]
async fn wrong_credentials_are_refused_alike_whatever_is_wrong_with_them() {
    let doors = Doors::new();
    let dataset = doors.dataset();
    let token = doors.token(doors.world.citizen("A123456789"), &dataset);
    let id = dataset.as_str();
    let stranger = ResourceId::draw(doors.world.random.as_ref());
    for header in [
        basic(id, "Qw3rTy7UiOp9AsDg"),
        basic(id, ""),
        basic(stranger.as_str(), SECRET),
        basic("nobody", SECRET),
        "Basic".to_owned(),
        "Basic ???".to_owned(),
        format!("Bearer {token}"),
    ] {
        let request = introspection("/connect/introspect", &dataset, SECRET, &token);
        let answer = doors
            .send(request.insert_header((AUTHORIZATION, header)))
            .await;
        refused_client(&answer);
    }
    let nameless = TestRequest::post()
        .uri("/connect/introspect")
        .insert_header(FORM);
    refused_client(
        &doors
            .send(nameless.set_payload(format!("token={token}")))
            .await,
    );
    assert_eq!(introspections(&doors), 0);
}

#[actix_web::test]
async fn a_provider_with_hosts_of_its_own_is_answered_there_only() {
    let doors = Doors::new();
    let dataset = doors.dataset();
    let token = doors.token(doors.world.citizen("A123456789"), &dataset);
    doors.admit(&dataset, "203.0.113.0/24");
    refused_client(&doors.introspect(&dataset, &token).await);
    refused_token(&doors.userinfo(&token).await);
    let ask = || introspection("/connect/introspect", &dataset, SECRET, &token);
    let at_home = ask().peer_addr("203.0.113.9:4000".parse().unwrap());
    assert_eq!(doors.send(at_home).await.told(), ACTIVE);
    let forwarded = ask().insert_header(("x-forwarded-for", "203.0.113.9"));
    let pretended = doors
        .send(forwarded.peer_addr("198.51.100.9:4000".parse().unwrap()))
        .await;
    refused_client(&pretended);
    let forwarded = ask().insert_header(("x-forwarded-for", "203.0.113.9"));
    let proxied = doors
        .send(forwarded.peer_addr(PROXY.parse().unwrap()))
        .await;
    assert_eq!(proxied.told(), ACTIVE);
}

#[actix_web::test]
async fn what_is_no_form_with_one_token_is_an_invalid_request() {
    let doors = Doors::new();
    let dataset = doors.dataset();
    let token = doors.token(doors.world.citizen("A123456789"), &dataset);
    let long = format!("token={token}&more={}", "a".repeat(9_000));
    let huge = format!("token={token}&more={}", "a".repeat(200_000));
    let twice = format!("token={token}&token={token}");
    let good = format!("token={token}");
    for (kind, body) in [
        (FORM.1, ""),
        (FORM.1, "token="),
        (FORM.1, "tokens=1"),
        (FORM.1, &twice),
        (FORM.1, &long),
        (FORM.1, &huge),
        ("application/json", &good),
        ("multipart/form-data", &good),
        ("", &good),
    ] {
        for path in ["/connect/introspect", "/oauth/introspect"] {
            let request = TestRequest::post()
                .uri(path)
                .insert_header((AUTHORIZATION, basic(dataset.as_str(), SECRET)))
                .insert_header(("content-type", kind))
                .set_payload(body.to_owned());
            assert_eq!(doors.send(request).await.told(), INVALID_REQUEST, "{kind}");
        }
    }
}

#[actix_web::test]
async fn other_methods_and_other_paths_are_refused_as_json() {
    let doors = Doors::new();
    for (method, path, told, allow) in [
        (
            Method::GET,
            "/connect/introspect",
            (405, r#"{"error":"method_not_allowed"}"#),
            "POST",
        ),
        (
            Method::PUT,
            "/oauth/introspect",
            (405, r#"{"error":"method_not_allowed"}"#),
            "POST",
        ),
        (
            Method::POST,
            "/connect/userinfo",
            (405, r#"{"error":"method_not_allowed"}"#),
            "GET",
        ),
        (
            Method::GET,
            "/connect/nothing",
            (404, r#"{"error":"not_found"}"#),
            "",
        ),
        (
            Method::POST,
            "/oauth/token",
            (404, r#"{"error":"not_found"}"#),
            "",
        ),
        (
            Method::GET,
            "/connect",
            (404, r#"{"error":"not_found"}"#),
            "",
        ),
    ] {
        let answer = doors.send(TestRequest::with_uri(path).method(method)).await;
        assert_eq!(answer.told(), told, "{path}");
        assert_eq!(answer.header("allow"), allow, "{path}");
    }
}

#[actix_web::test]
async fn doors_for_people_still_stand_with_their_pages() {
    let doors = Doors::new();
    for (path, status) in [
        ("/", 200),
        ("/about", 200),
        ("/healthz", 200),
        ("/nothing-here", 404),
    ] {
        let answer = doors.send(TestRequest::with_uri(path)).await;
        assert_eq!(answer.status, status, "{path}");
        let kind = answer.header("content-type");
        assert!(
            kind.starts_with(if path == "/healthz" {
                "text/plain"
            } else {
                "text/html"
            }),
            "{kind}"
        );
    }
}

#[actix_web::test]
async fn the_standard_question_is_answered_in_the_standard_form() {
    let doors = Doors::new();
    let dataset = doors.dataset();
    let token = doors.token(doors.world.citizen("A123456789"), &dataset);
    let answer = doors
        .send(introspection("/oauth/introspect", &dataset, SECRET, &token))
        .await;
    let told: Value = serde_json::from_str(answer.told().1).unwrap();
    let who: Value = serde_json::from_str(&doors.userinfo(&token).await.body).unwrap();
    let issued = doors.world.now.unix();
    let expected = json!({
        "active": true, "client_id": dataset.as_str(), "token_type": "Bearer", "iat": issued,
        "exp": issued + 8 * 3600, "sub": who["sub"], "aud": dataset.as_str(),
        "iss": "https://mydata.example", "verification": "CER",
    });
    assert_eq!(told, expected);
    let other = doors
        .send(introspection(
            "/oauth/introspect",
            &dataset,
            SECRET,
            &unknown(),
        ))
        .await;
    assert_eq!(other.told(), (200, r#"{"active":false}"#));
    refused_client(
        &doors
            .send(introspection(
                "/oauth/introspect",
                &dataset,
                "wrong",
                &token,
            ))
            .await,
    );
    assert_eq!(introspections(&doors), 1);
}

#[actix_web::test]
async fn the_standard_door_is_announced() {
    let doors = Doors::new();
    let answer = doors
        .send(TestRequest::with_uri(
            "/.well-known/oauth-authorization-server",
        ))
        .await;
    assert_eq!(answer.header("content-type"), "application/json");
    let told: Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(told["issuer"], "https://mydata.example");
    assert_eq!(
        told["introspection_endpoint"],
        "https://mydata.example/oauth/introspect"
    );
    assert_eq!(
        told["introspection_endpoint_auth_methods_supported"],
        json!(["client_secret_basic"])
    );
    assert_eq!(told["response_types_supported"], json!([]));
}

fn with_a_rare_name(doors: &Doors) -> CitizenId {
    let person = Person {
        number: NationalId::parse("A223456781").unwrap(),
        birth_date: chrono::NaiveDate::from_ymd_opt(1973, 7, 4).unwrap(),
        name: "\u{20bb7}\u{7530}\u{2363a}\"\u{00b7}\u{e000}".to_owned(),
    };
    let now = doors.world.now;
    doors
        .world
        .write(|tx| person::recognize(tx, now, &doors.world.vault, &person))
}

#[actix_web::test]
async fn userinfo_tells_exactly_the_documented_strings_however_rare_the_name() {
    let doors = Doors::new();
    let dataset = doors.dataset();
    let citizen = with_a_rare_name(&doors);
    let token = doors.token(citizen, &dataset);
    let bare = doors.userinfo(&token).await;
    let (status, body) = bare.told();
    assert_eq!(status, 200);
    let told: Value = serde_json::from_str(body).unwrap();
    assert_eq!(told["email"], "");
    doors.confirm(citizen, "wang@example.tw");
    let answer = doors.userinfo(&token).await;
    let told: Value = serde_json::from_str(answer.told().1).unwrap();
    let expected = json!({
        "sub": told["sub"], "cn": "\u{20bb7}\u{7530}\u{2363a}\"\u{00b7}\u{e000}", "uid": "A223456781",
        "uid_verified": "true", "birthdate": "1973-07-04", "gender": "F", "email": "wang@example.tw",
        "account": told["sub"],
    });
    assert_eq!(told, expected);
    assert_eq!(told["sub"].as_str().unwrap().len(), 64);
    assert_eq!(
        doors
            .world
            .events()
            .iter()
            .filter(|code| **code == 202)
            .count(),
        2
    );
}

#[actix_web::test]
async fn an_agency_knows_a_citizen_by_one_name_and_another_agency_by_another() {
    let doors = Doors::new();
    let agency = OrganizationId::draw(doors.world.random.as_ref());
    let draw = || ResourceId::draw(doors.world.random.as_ref());
    let (one, two, elsewhere) = (draw(), draw(), doors.dataset());
    let (now, lookup) = (doors.world.now, secret_lookup(&doors.world.vault, SECRET));
    doors.world.write(|tx| {
        queries::insert_organization(tx, now, agency)?;
        queries::insert_dataset(tx, now, (&one, agency), "http://127.0.0.1:9/", &lookup)?;
        queries::insert_dataset(tx, now, (&two, agency), "http://127.0.0.1:9/", &lookup)
    });
    let citizen = doors.world.citizen("A123456789");
    let mut names = Vec::new();
    for dataset in [&one, &two, &elsewhere] {
        let answer = doors.userinfo(&doors.token(citizen, dataset)).await;
        let told: Value = serde_json::from_str(&answer.body).unwrap();
        names.push(told["sub"].as_str().unwrap().to_owned());
    }
    assert_eq!(names[0], names[1]);
    assert_ne!(names[0], names[2]);
}

#[actix_web::test]
async fn userinfo_is_refused_alike_without_a_living_token() {
    let doors = Doors::new();
    let dataset = doors.dataset();
    let transfer = doors
        .world
        .transfer(doors.world.citizen("A123456789"), &dataset);
    let token = doors
        .world
        .read(|conn| token::present(conn, &doors.world.vault, transfer))
        .unwrap();
    assert!(
        doors
            .world
            .write(|tx| token::end(tx, doors.world.now, transfer))
    );
    for token in [unknown().as_str(), token.reveal(), "", "rubbish"] {
        refused_token(&doors.userinfo(token).await);
    }
    refused_token(&doors.send(TestRequest::with_uri("/connect/userinfo")).await);
    let in_the_path = format!("/connect/userinfo?access_token={}", token.reveal());
    refused_token(&doors.send(TestRequest::with_uri(&in_the_path)).await);
    assert!(!doors.world.events().contains(&202));
}

#[actix_web::test]
async fn many_questions_at_once_get_each_its_own_answer_and_event() {
    let doors = Doors::new();
    let (mine, other) = (doors.dataset(), doors.dataset());
    let citizen = doors.world.citizen("A123456789");
    let (good, foreign) = (doors.token(citizen, &mine), doors.token(citizen, &other));
    let server = test::init_service(routes::server(Data::clone(&doors.app))).await;
    let asked = (0..300).map(|n| {
        let (secret, token) = match n % 3 {
            0 => (SECRET, &good),
            1 => (SECRET, &foreign),
            _ => ("wrong", &good),
        };
        let from = SocketAddr::from(([198, 51, 100, u8::try_from(n % 255).unwrap()], 4000));
        let request = introspection("/connect/introspect", &mine, secret, token);
        let request = request.peer_addr(from).to_request();
        let answer = test::call_service(&server, request);
        async move { (n, test::read_body(answer.await).await) }
    });
    for (n, body) in join_all(asked).await {
        let expected = [ACTIVE, INACTIVE, INVALID_CLIENT][n % 3].1;
        assert_eq!(body, expected.as_bytes(), "{n}");
    }
    assert_eq!(introspections(&doors), 100);
}

#[actix_web::test]
async fn without_the_rows_callers_are_told_to_come_again_and_answered_when_they_are_back() {
    let doors = Doors::new();
    let dataset = doors.dataset();
    let token = doors.token(doors.world.citizen("A123456789"), &dataset);
    let rename = |from: &str, to: &str| {
        let statement = format!("ALTER TABLE {from} RENAME TO {to}");
        doors
            .world
            .write(|tx| Ok(diesel::sql_query(statement).execute(&mut **tx)?));
    };
    rename("datasets", "gone");
    for answer in [
        doors.introspect(&dataset, &token).await,
        doors.userinfo(&token).await,
    ] {
        let (status, body) = answer.told();
        assert_eq!(status, 503);
        assert!(
            body.starts_with(r#"{"error":"temporarily_unavailable","reference":""#),
            "{body}"
        );
        assert_eq!(answer.header("retry-after"), "5");
    }
    rename("gone", "datasets");
    assert_eq!(doors.introspect(&dataset, &token).await.told(), ACTIVE);
}

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[actix_web::test]
async fn nothing_of_the_citizen_or_the_secrets_is_logged() {
    let lines = Lines::default();
    let writer = lines.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    // A lone subscriber is not asked about a line that the thread of another test meets first.
    let _second = tracing::Dispatch::new(tracing_subscriber::registry());
    let _logging = tracing::subscriber::set_default(subscriber);
    let doors = Doors::new();
    let dataset = doors.dataset();
    let citizen = with_a_rare_name(&doors);
    doors.confirm(citizen, "wang@example.tw");
    let token = doors.token(citizen, &dataset);
    doors.introspect(&dataset, &token).await;
    doors.introspect(&dataset, &unknown()).await;
    doors.userinfo(&token).await;
    doors
        .send(TestRequest::with_uri(&format!(
            "/connect/userinfo?access_token={token}"
        )))
        .await;
    doors.world.write(|tx| {
        Ok(diesel::sql_query("ALTER TABLE datasets RENAME TO gone").execute(&mut **tx)?)
    });
    doors.introspect(&dataset, &token).await;
    let lines = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    assert!(
        lines.contains("/connect/introspect") && lines.contains("could not be answered"),
        "{lines}"
    );
    for planted in [
        token.as_str(),
        &token[8..],
        &unknown()[8..],
        SECRET,
        "A223456781",
        "1973-07-04",
        "wang@",
        "\u{20bb7}",
    ] {
        assert!(!lines.contains(planted), "{planted}");
    }
}

#[core::prelude::v1::test]
fn no_body_and_no_credentials_whatever_make_the_server_fail() {
    let doors = Doors::new();
    let system = actix_web::rt::System::new();
    let server = system.block_on(test::init_service(routes::server(Data::clone(&doors.app))));
    let dataset = doors.dataset();
    let good = HeaderValue::from_str(&basic(dataset.as_str(), SECRET)).unwrap();
    let header = prop_oneof![
        Just(Some(good)),
        Just(None),
        proptest::collection::vec(any::<u8>(), 0..80)
            .prop_map(|bytes| HeaderValue::from_bytes(&bytes).ok()),
        "(?i:basic|bearer) [ -~]{0,60}".prop_map(|text| HeaderValue::from_str(&text).ok()),
    ];
    let body = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..200),
        "token=[%a-f0-9:&=]{0,90}".prop_map(String::into_bytes),
        "token=mydata::[0-9a-f]{64}".prop_map(String::into_bytes),
    ];
    let ways = proptest::sample::select(vec![
        (Method::POST, "/connect/introspect"),
        (Method::POST, "/oauth/introspect"),
        (Method::GET, "/connect/userinfo"),
    ]);
    let cases = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(200)
    };
    proptest!(cases, |(header in header, body in body, (method, path) in ways)| {
        let mut request = TestRequest::with_uri(path).method(method).insert_header(FORM).set_payload(body);
        if let Some(header) = header {
            request = request.insert_header((AUTHORIZATION, header));
        }
        let status = system.block_on(test::call_service(&server, request.to_request())).status();
        prop_assert!([200, 400, 401].contains(&status.as_u16()), "{status}");
    });
}
