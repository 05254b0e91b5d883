//! Quota, addresses, questions, forms, and what is noted of calls.

use diesel::prelude::*;
use futures_util::future::join_all;
use serde_json::Value;

use super::*;
use crate::db::schema::credential_keys;
use crate::domain::bilingual::Bilingual;
use crate::domain::credential::revocation::{Revocation, revoke};
use crate::domain::credential::usage;
use crate::domain::ids::AccountId;
use crate::domain::park::closing::HELD;
use crate::domain::park::listing::{self, ServiceState};
use crate::jobs::housekeeping;
use crate::kit::clock::hours;

fn rows(answer: &Answer) -> Vec<Value> {
    assert_eq!(answer.status, 200, "{}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

fn allowance(answer: &Answer) -> [&str; 3] {
    ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"].map(|name| answer.header(name))
}

#[actix_web::test]
async fn sixty_four_clients_at_the_limit_get_exactly_a_hundred_answers() {
    let parks = Parks::new();
    let mut granted = 0;
    for _ in 0..3 {
        let answers = join_all((0..64).map(|_| parks.ask("/v2/IndustrialPark?$top=0"))).await;
        granted += answers.iter().filter(|answer| answer.status == 200).count();
    }
    assert_eq!((granted, parks.used()), (100, 100));
    let refused = parks.ask("/v2/IndustrialPark").await;
    assert_eq!(
        (refused.status, refused.body.as_str()),
        (429, r#"{"message":"API rate limit exceeded"}"#)
    );
    assert_eq!(allowance(&refused), ["100", "0", "36000"]);
    assert_eq!(refused.header("retry-after"), "36000");
    parks.doors.clock.advance(hours(10));
    let next_day = parks.ask("/v2/IndustrialPark?$top=0").await;
    assert_eq!(next_day.status, 200);
    assert_eq!(allowance(&next_day), ["100", "99", "86400"]);
}

#[actix_web::test]
async fn every_answer_to_a_known_caller_costs_one_and_says_what_is_left() {
    let parks = Parks::new();
    let mut left = 100;
    for (request, status) in [
        (parks.signed("/v2/IndustrialPark"), 200),
        (parks.signed("/v2/IndustrialPark?$filter=nonsense"), 400),
        (parks.signed("/v2/Nothing"), 404),
        (parks.signed("/v2/"), 404),
        (parks.signed("/v2/IndustrialPark/"), 404),
        (parks.signed("/v2//IndustrialPark"), 404),
        (parks.signed("/v2/IndustrialPark?health=true"), 299),
        (parks.signed_as(Method::POST, "/v2/IndustrialPark"), 405),
        (parks.signed_as(Method::DELETE, "/v2/Agency"), 405),
    ] {
        let answer = parks.doors.send(request).await;
        left -= 1;
        assert_eq!(answer.status, status, "{}", answer.body);
        assert_eq!(answer.header("ratelimit-remaining"), left.to_string());
        assert_eq!(answer.header("x-ratelimit-limit-day"), "100");
        assert_eq!(answer.header("set-cookie"), "");
    }
    assert_eq!(parks.used(), 100 - left);
}

/// What every answer to a known caller says, besides when the day ends.
const TOLD: [&str; 5] = [
    "ratelimit-limit",
    "ratelimit-remaining",
    "ratelimit-reset",
    "x-ratelimit-limit-day",
    "x-ratelimit-remaining-day",
];

#[actix_web::test]
async fn refusals_and_unchanged_answers_too_say_what_is_left_and_cost_what_they_should() {
    let parks = Parks::of(Tier::General, &Networks::parse("198.51.100.7").unwrap());
    let told = |answer: &Answer| TOLD.map(|name| answer.header(name).to_owned());
    let left = |left: i64| {
        let (left, limit) = (left.to_string(), "100".to_owned());
        [limit.clone(), left.clone(), "36000".to_owned(), limit, left]
    };
    let first = parks.ask("/v2/Agency").await;
    assert_eq!((first.status, told(&first)), (200, left(99)));
    let unchanged = parks
        .signed("/v2/Agency")
        .insert_header(("if-none-match", first.header("etag")));
    let unchanged = parks.doors.send(unchanged).await;
    assert_eq!((unchanged.status, told(&unchanged)), (304, left(98)));
    let elsewhere = || {
        parks
            .signed("/v2/Agency")
            .peer_addr("203.0.113.9:4000".parse().unwrap())
    };
    let refused = parks.doors.send(elsewhere()).await;
    assert_eq!((refused.status, told(&refused)), (403, left(98)));
    let turnstile = &parks.doors.app.turnstile;
    let somebody = AccountId::draw(parks.doors.app.random.as_ref());
    let tickets: Vec<_> = std::iter::from_fn(|| turnstile.ticket(somebody, true)).collect();
    let busy = parks.ask("/v2/Agency").await;
    assert_eq!((busy.status, told(&busy)), (503, left(98)));
    drop(tickets);
    assert_eq!(parks.used(), 2);
    for _ in 0..98 {
        parks.ask("/v2/Nothing").await;
    }
    let over = parks.ask("/v2/Agency").await;
    assert_eq!((over.status, told(&over)), (429, left(0)));
    let elsewhere = parks.doors.send(elsewhere()).await;
    assert_eq!((elsewhere.status, told(&elsewhere)), (403, left(0)));
    assert_eq!(parks.used(), 100);
    let mut forged = parks.signed("/v2/Agency");
    forged = forged.insert_header(("x-date", written(parks.doors.world.now.plus(seconds(1)))));
    let forged = parks.doors.send(forged).await;
    assert_eq!(forged.status, 403);
    assert_eq!(told(&forged), TOLD.map(|_| String::new()), "a stranger");
}

#[actix_web::test]
async fn forged_calls_do_not_push_the_owners_refusals_out_of_sight() {
    let parks = Parks::new();
    parks.ask("/v2/Agency?$filter=nonsense").await;
    let forge = async |many: usize| {
        for _ in 0..many {
            let later = written(parks.doors.app.clock.now().plus(seconds(1)));
            let forged = parks.signed("/v2/Agency").insert_header(("x-date", later));
            assert_eq!(parks.doors.send(forged).await.status, 403);
        }
    };
    forge(30).await;
    parks.doors.clock.advance(seconds(59));
    forge(30).await;
    parks.doors.clock.advance(seconds(1));
    forge(30).await;
    assert_eq!(
        parks.ask("/v2/Agency").await.status,
        200,
        "never locked out"
    );
    housekeeping::write_calls(&parks.doors.app).await.unwrap();
    let world = &parks.doors.world;
    let refused = world.read(|conn| usage::list_refused(conn, parks.pair.id, 10));
    let mut words: Vec<_> = refused.iter().map(|one| one.refusal.as_str()).collect();
    words.sort_unstable();
    let forged = ["signature-mismatch"; 6];
    assert_eq!(words, [&["query-unreadable"][..], &forged].concat());
}

#[actix_web::test]
async fn an_answer_that_depends_on_the_time_is_not_taken_for_unchanged() {
    let parks = Parks::new();
    let target = "/v2/IndustrialPark?$filter=UpdateTime%20lt%20Now()%20and%20now()%20lt%202026-11-20T15:00:00%2B08:00";
    let first = parks.ask(target).await;
    assert_eq!(rows(&first).len(), 0, "{}", first.body);
    assert_eq!(first.header("last-modified"), "");
    let tag = first.header("etag").to_owned();
    let ask = async |name: &'static str, value: &str| {
        let request = parks.signed(target).insert_header((name, value));
        parks.doors.send(request).await
    };
    let since = "Fri, 20 Nov 2026 06:00:00 GMT";
    assert_eq!(ask("if-none-match", &tag).await.status, 304);
    assert_eq!(ask("if-modified-since", since).await.status, 200);
    parks.doors.clock.advance(seconds(1));
    assert_eq!(rows(&ask("if-modified-since", since).await).len(), 2);
    let later = ask("if-none-match", &tag).await;
    assert_eq!(rows(&later).len(), 2);
    assert_ne!(later.header("etag"), tag);
    let literal = "/v2/IndustrialPark?$filter=City%20ne%20'now()'";
    assert_eq!(parks.ask(literal).await.header("last-modified"), since);
}

#[actix_web::test]
async fn who_calls_from_elsewhere_is_refused_and_pays_nothing() {
    let parks = Parks::of(Tier::General, &Networks::parse("203.0.113.0/24").unwrap());
    let refused = parks.ask("/v2/Agency").await;
    assert_eq!(refused.status, 403);
    assert_eq!(
        refused.body,
        r#"{"message":"IP address not allowed: 198.51.100.7"}"#
    );
    assert_eq!(
        allowance(&refused),
        ["100", "100", "36000"],
        "it is known who calls"
    );
    let home = parks
        .signed("/v2/Agency")
        .peer_addr("203.0.113.9:4000".parse().unwrap());
    assert_eq!(parks.doors.send(home).await.status, 200);
    assert_eq!(parks.used(), 1);
}

#[actix_web::test]
async fn a_call_that_finds_the_queue_full_is_told_when_to_come_again_and_pays_nothing() {
    let parks = Parks::new();
    let turnstile = &parks.doors.app.turnstile;
    let somebody = AccountId::draw(parks.doors.app.random.as_ref());
    let tickets: Vec<_> = std::iter::from_fn(|| turnstile.ticket(somebody, true)).collect();
    let refused = parks.ask("/v2/Agency").await;
    assert_eq!(
        (refused.status, refused.body.as_str()),
        (503, r#"{"message":"Too many calls are waiting"}"#)
    );
    assert_eq!(refused.header("retry-after"), "5");
    assert_eq!(parks.used(), 0);
    drop(tickets);
    assert_eq!(parks.ask("/v2/Agency").await.status, 200);
    let ticket = turnstile.ticket(somebody, false);
    assert!(ticket.is_some(), "its place is free again");
}

fn put_agency(parks: &Parks, state: ServiceState) {
    let world = &parks.doors.world;
    let before = world.read(|conn| listing::find(conn, "Agency")).unwrap();
    let reason = Bilingual::new("維護", "Maintenance");
    let changed = world.db.write_now(|tx| {
        let what = (&before.words, state, &reason);
        listing::change(
            tx,
            world.now,
            &By::OPERATOR,
            ("Agency", before.version),
            what,
        )
    });
    changed.unwrap();
}

#[actix_web::test]
async fn a_closed_service_answers_two_seconds_later_that_it_is_closed_and_nobody_pays() {
    let parks = Parks::new();
    assert_eq!(parks.ask("/v2/Agency").await.status, 200);
    let used = parks.used();
    let page = parks.doors.app.config.server.link("/ids/services/Agency");
    for (state, status, said, word) in [
        (
            ServiceState::Suspended,
            503,
            "This service is suspended for the time being",
            "service-suspended",
        ),
        (
            ServiceState::Retired,
            410,
            "This service is no longer provided",
            "service-retired",
        ),
    ] {
        put_agency(&parks, state);
        parks.doors.clock.advance(HELD);
        let refused = parks.ask("/v2/agency?$top=1").await;
        let body = format!(r#"{{"message":"{said}: {page}"}}"#);
        assert_eq!((refused.status, refused.body), (status, body));
        let [limit, left, _] = allowance(&parks.ask("/v2/Agency?health=true").await)
            .map(|number| number.parse::<i64>().unwrap());
        assert_eq!((limit, left), (100, 100 - used), "what is left is told");
        let request = parks.signed("/v2/Agency");
        let request = request.insert_header(("accept", "application/problem+json"));
        let told = parks.doors.send(request).await;
        let told: Value = serde_json::from_str(&told.body).unwrap();
        assert_eq!(told["type"], format!("urn:mydata:park-api:{word}"));
        assert_eq!(told["status"], status);
        housekeeping::write_calls(&parks.doors.app).await.unwrap();
        let world = &parks.doors.world;
        let refused = world.read(|conn| usage::list_refused(conn, parks.pair.id, 3));
        assert!(refused.iter().all(|one| one.refusal == word), "{refused:?}");
        assert_eq!(parks.used(), used);
        let forged = parks.signed("/v2/Agency");
        let forged = forged.insert_header(("x-date", written(parks.doors.world.now)));
        assert_eq!(parks.doors.send(forged).await.status, 403, "{word}");
    }
    assert_eq!(parks.ask("/v2/IndustrialPark?$top=0").await.status, 200);
    put_agency(&parks, ServiceState::Open);
    parks.doors.clock.advance(HELD);
    assert_eq!(parks.ask("/v2/Agency").await.status, 200);
    assert_eq!(parks.used(), used + 2);
}

#[actix_web::test]
async fn the_document_says_at_once_and_in_the_language_it_was_asked_in_that_a_service_is_closed() {
    let parks = Parks::new();
    let read = async |tag: &str, held: &str| {
        let request = TestRequest::with_uri(&format!("/v2/swagger/public?lang={tag}"));
        let request = request.insert_header(("if-none-match", held));
        let answer = parks.doors.send(request).await;
        (answer.status, answer.header("etag").to_owned(), answer.body)
    };
    let (status, open, _) = read("en", "\"none\"").await;
    assert_eq!(status, 200);
    assert_eq!(read("en", &open).await.0, 304);
    for (state, named, (calls, is_deprecated)) in [
        (
            ServiceState::Suspended,
            ["（暫停服務）", "(suspended)"],
            ("503", false),
        ),
        (
            ServiceState::Retired,
            ["（已停用）", "(retired)"],
            ("410", true),
        ),
    ] {
        put_agency(&parks, state);
        let (status, closed, english) = read("en", &open).await;
        assert_eq!(status, 200, "it is another document");
        assert_ne!(closed, open);
        let (_, _, chinese) = read("zh-Hant-TW", &open).await;
        let [in_chinese, in_english] = named;
        for (body, named, said) in [
            (english, in_english, ["Maintenance", calls]),
            (chinese, in_chinese, ["維護", calls]),
        ] {
            let told: Value = serde_json::from_str(&body).unwrap();
            let operation = &told["paths"]["/v2/Agency"]["get"];
            let summary = operation["summary"].as_str().unwrap();
            assert!(summary.to_lowercase().ends_with(named), "{summary}");
            let description = operation["description"].as_str().unwrap();
            for said in said {
                assert!(description.contains(said), "{said}: {description}");
            }
            assert_eq!(operation["deprecated"] == true, is_deprecated);
            let other = &told["paths"]["/v2/IndustrialPark"]["get"];
            assert!(other["description"].is_null() && other["deprecated"].is_null());
        }
    }
    put_agency(&parks, ServiceState::Open);
    assert_eq!(read("en", &open).await.0, 304);
}

#[actix_web::test]
async fn a_key_that_cannot_be_opened_is_our_fault_and_not_its_callers() {
    let parks = Parks::new();
    assert_eq!(parks.ask("/v2/Agency").await.status, 200);
    parks.doors.world.write(|tx| {
        let spoilt = diesel::update(credential_keys::table)
            .set(credential_keys::sealed.eq(Some(b"no seal".to_vec())));
        Ok(spoilt.execute(&mut **tx)?)
    });
    assert_eq!(parks.ask("/v2/Agency").await.status, 503);
    assert_eq!(parks.used(), 1, "it is not counted");
}

#[actix_web::test]
async fn a_revoked_pair_is_unknown_with_the_next_call() {
    let parks = Parks::new();
    assert_eq!(parks.ask("/v2/Agency").await.status, 200);
    let world = &parks.doors.world;
    let revoked = world.db.write_now(|tx| {
        revoke(
            tx,
            world.now,
            &By::OPERATOR,
            parks.pair.id,
            &Revocation::ByOwner,
        )
    });
    revoked.unwrap();
    let refused = parks.ask("/v2/Agency").await;
    assert_eq!(
        (refused.status, refused.body.as_str()),
        (403, r#"{"message":"HMAC signature cannot be verified"}"#)
    );
}

#[actix_web::test]
async fn routes_are_counted_under_the_names_of_the_document() {
    let parks = Parks::new();
    for target in ["/v2/factory/IP001", "/V2/AGENCY", "/v2/Nothing/here"] {
        parks.ask(target).await;
    }
    let counted = parks.doors.app.metrics.text();
    for route in ["/v2/Factory/{IndustrialParkID}", "/v2/Agency", "/v2/{rest}"] {
        assert!(counted.contains(&format!("route=\"{route}\"")), "{counted}");
    }
    assert!(!counted.contains("(?i:"), "{counted}");
}

#[actix_web::test]
async fn rows_come_in_three_forms() {
    let parks = Parks::new();
    let all = rows(
        &parks
            .ask("/v2/IndustrialPark?$orderby=IndustrialParkID%20desc")
            .await,
    );
    assert_eq!(all.len(), 2);
    assert_eq!(all[0]["IndustrialParkName"]["En"], "South Park");
    assert_eq!(all[0]["FactoryCount"], 0);
    assert_eq!(all[0]["ParkPosition"]["PositionLat"], 23.05);
    assert_eq!(all[0]["UpdateTime"], "2026-11-20T14:00:00+08:00");
    for (target, accept, kind, begins) in [
        (
            "/v2/IndustrialPark?$format=JSON",
            "text/csv",
            "application/json",
            "[{",
        ),
        (
            "/v2/IndustrialPark?$format=xml",
            "",
            "application/xml; charset=utf-8",
            "<?xml",
        ),
        (
            "/v2/IndustrialPark?$format=Csv",
            "",
            "text/csv; charset=utf-8",
            "IndustrialParkID,",
        ),
        (
            "/v2/IndustrialPark",
            "text/csv",
            "text/csv; charset=utf-8",
            "IndustrialParkID,",
        ),
        (
            "/v2/IndustrialPark",
            "application/xml;q=0.5, text/csv;q=0.4",
            "application/xml; charset=utf-8",
            "<?xml",
        ),
        ("/v2/IndustrialPark", "image/png", "application/json", "[{"),
    ] {
        let request = parks.signed(target).insert_header(("accept", accept));
        let answer = parks.doors.send(request).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, kind),
            "{target}"
        );
        assert!(answer.body.starts_with(begins), "{target}: {}", answer.body);
    }
}

#[actix_web::test]
async fn questions_are_asked_in_the_language_of_odata() {
    let parks = Parks::new();
    let found = parks.ask("/v2/industrialpark?$filter=contains(IndustrialParkName/En,'North')%20and%20Area%20eq%20null&$select=IndustrialParkID,%20City&$count=true").await;
    assert_eq!(found.header("x-total-count"), "1");
    assert_eq!(
        found.body,
        r#"[{"IndustrialParkID":"IP001","City":"基隆市"}]"#
    );
    let near = parks
        .ask("/v2/IndustrialPark?$spatialFilter=nearby(23.05,120.18,10)")
        .await;
    assert_eq!(rows(&near).len(), 1);
    let plus = parks
        .ask("/v2/IndustrialPark?$filter=UpdateTime+eq+2026-11-20T14:00:00+08:00")
        .await;
    assert_eq!(rows(&plus).len(), 2);
    for target in [
        "/v2/Factory/IP001",
        "/v2/Factory/FactoryProduct/IP001",
        "/v2/Land/IdleLand/114",
        "/v2/Land/IdleLandStatistics/2025",
    ] {
        assert!(rows(&parks.ask(target).await).is_empty());
    }
}

#[actix_web::test]
async fn what_cannot_be_understood_is_told_and_never_a_fault() {
    let parks = Parks::of(Tier::Project, &Networks::any());
    for (target, part) in [
        (
            "/v2/Factory?$filter=X%20eq%201",
            "Could not find a property named 'X' on type 'Factory' at position 1",
        ),
        (
            "/v2/Factory?$select=FactoryID,Y",
            "Could not find a property named 'Y' on type 'Factory' at position 11",
        ),
        (
            "/v2/Factory?$orderby=Z",
            "Could not find a property named 'Z'",
        ),
        (
            "/v2/Factory?$top=-1",
            "$top: Expected a non-negative integer",
        ),
        ("/v2/Factory?$top=99999999999999999999", "$top: Expected"),
        ("/v2/Factory?$skip=a", "$skip: Expected"),
        ("/v2/Factory?$count=maybe", "$count: Expected true or false"),
        (
            "/v2/Factory?$format=pdf",
            "$format: Expected JSON, XML or CSV",
        ),
        (
            "/v2/Factory?$expand=X",
            "$expand: This query option is not supported",
        ),
        (
            "/v2/Factory?$top=1&$top=2",
            "$top: This option may be given once only",
        ),
        (
            "/v2/Factory?$spatialFilter=nearby(1,2,1001)",
            "$spatialFilter: ",
        ),
        (
            "/v2/Agency?$spatialFilter=nearby(1,2,10)",
            "$spatialFilter: Rows of this service have no place",
        ),
        ("/v2/Factory?health=maybe", "health: Expected true or false"),
        ("/v2/Land/IdleLand/twenty", "Year cannot be read"),
        ("/v2/Land/IdleLand/0", "Year cannot be read"),
        ("/v2/Factory/%00", "IndustrialParkID cannot be read"),
        ("/v2/Factory?$filter=%ff%fe", "$filter: "),
    ] {
        let answer = parks.ask(target).await;
        assert_eq!(answer.status, 400, "{target}: {}", answer.body);
        let told: Value = serde_json::from_str(&answer.body).unwrap();
        let message = told["message"].as_str().unwrap();
        assert!(message.contains(part), "{target}: {message}");
    }
}

#[actix_web::test]
async fn what_the_caller_holds_already_is_not_sent_again() {
    let parks = Parks::new();
    let first = parks.ask("/v2/IndustrialPark").await;
    assert_eq!(
        first.header("last-modified"),
        "Fri, 20 Nov 2026 06:00:00 GMT"
    );
    for (name, value, status) in [
        ("if-none-match", first.header("etag"), 304),
        ("if-none-match", "W/\"other\"", 200),
        ("if-modified-since", "Fri, 20 Nov 2026 06:00:00 GMT", 304),
        ("if-modified-since", "Fri, 20 Nov 2026 05:59:59 GMT", 200),
        ("if-modified-since", "Friday, 20-Nov-26 06:00:00 GMT", 304),
        ("if-modified-since", "Fri Nov 20 06:00:00 2026", 304),
        ("if-modified-since", "rubbish", 200),
    ] {
        let request = parks
            .signed("/v2/IndustrialPark")
            .insert_header((name, value));
        let answer = parks.doors.send(request).await;
        assert_eq!(answer.status, status, "{name}: {value}");
        assert_eq!(answer.body.is_empty(), status == 304);
    }
    assert_eq!(parks.used(), 8);
}

#[actix_web::test]
async fn calls_that_cannot_be_written_down_are_written_the_next_time() {
    let parks = Parks::new();
    parks.ask("/v2/Agency").await;
    let world = &parks.doors.world;
    let rename = |from: &str, to: &str| {
        let statement = format!("ALTER TABLE {from} RENAME TO {to}");
        world.write(|tx| Ok(diesel::sql_query(statement).execute(&mut **tx)?));
    };
    rename("calls", "elsewhere");
    assert!(housekeeping::write_calls(&parks.doors.app).await.is_err());
    parks.ask("/v2/Agency").await;
    rename("elsewhere", "calls");
    housekeeping::write_calls(&parks.doors.app).await.unwrap();
    let days = world.read(|conn| usage::list_days(conn, world.now, parks.pair.id));
    assert_eq!(days.last().unwrap().1, 2);
}

#[actix_web::test]
async fn calls_are_noted_without_what_was_asked_for() {
    let parks = Parks::new();
    parks
        .ask("/v2/IndustrialPark?$filter=City%20eq%20'secret'")
        .await;
    let mut forged = parks.signed("/v2/Agency");
    forged = forged.insert_header(("x-date", written(parks.doors.world.now.plus(seconds(1)))));
    assert_eq!(parks.doors.send(forged).await.status, 403);
    housekeeping::write_calls(&parks.doors.app).await.unwrap();
    let world = &parks.doors.world;
    let refused = world.read(|conn| usage::list_refused(conn, parks.pair.id, 10));
    let words: Vec<_> = refused
        .iter()
        .map(|refused| (refused.status, refused.refusal.as_str()))
        .collect();
    assert_eq!(words, [(403, "signature-mismatch")]);
    let days = world.read(|conn| usage::list_days(conn, world.now, parks.pair.id));
    assert_eq!(days.len(), 30);
    assert_eq!(days.last().unwrap().1, 1);
    let later = world.now.plus(usage::KEPT).plus(seconds(1));
    assert_eq!(world.write(|tx| usage::forget(tx, later)), 2);
}
