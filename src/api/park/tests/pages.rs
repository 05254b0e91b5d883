//! Pages of long answers, questions that are too broad or take too long, and paths that are none.

use diesel::connection::SimpleConnection as _;

use super::*;
use crate::db;
use crate::domain::park::looking::{self, MOST_LOOKED_AT};

/// Writes so many factories of the park IP001, behind those with a smaller number.
fn add_factories(parks: &Parks, numbers: std::ops::Range<u64>) {
    let statement = format!(
        "WITH RECURSIVE numbers (n) AS (SELECT {} UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < {})
         INSERT INTO factories (id, name, park_id, products, classes, updated_at)
         SELECT printf('F%08d', n), 'x', 'IP001', '089', '', '2026-11-20 06:00:00.000000' FROM numbers",
        numbers.start, numbers.end
    );
    let world = &parks.doors.world;
    world.write(|tx| Ok::<_, db::Error>(tx.batch_execute(&statement)?));
}

/// Follows the links from this target to the end: how many rows each page has, and all of them.
async fn walk(parks: &Parks, target: &str) -> (Vec<usize>, Vec<String>) {
    let (mut lengths, mut ids) = (Vec::new(), Vec::new());
    let mut next = Some(target.to_owned());
    while let Some(target) = next {
        let answer = parks.ask(&target).await;
        assert_eq!(answer.status, 200, "{target}: {}", answer.body);
        let rows: Vec<serde_json::Value> = serde_json::from_str(&answer.body).unwrap();
        lengths.push(rows.len());
        ids.extend(
            rows.iter()
                .map(|row| row["FactoryID"].as_str().unwrap().to_owned()),
        );
        let link = answer.header("link").strip_prefix('<');
        next = link.map(|link| link.strip_suffix(">; rel=\"next\"").unwrap().to_owned());
    }
    (lengths, ids)
}

#[actix_web::test]
async fn whoever_follows_the_links_gets_every_row_once() {
    let parks = Parks::of(Tier::Project, &Networks::any());
    add_factories(&parks, 0..2_000);
    let select = "/v2/factory?$select=FactoryID";
    let (lengths, ids) = walk(&parks, select).await;
    assert_eq!(lengths, [1_000, 1_000], "no page is empty");
    assert!(ids.is_sorted());
    add_factories(&parks, 2_000..2_001);
    for (more, lengths) in [
        ("", vec![1_000, 1_000, 1]),
        ("&$top=1500", vec![1_000, 500]),
        ("&$top=1000", vec![1_000]),
        ("&$skip=1001", vec![1_000]),
        ("&$skip=900&$top=1050", vec![1_000, 50]),
        // Asked of every row, in an order that no column has, and counted.
        (
            "&$filter=Town%20in%20(City)&$orderby=length(FactoryID)%20mul%202&$count=true",
            vec![1_000, 1_000, 1],
        ),
        (
            "&$filter=contains(FactoryName,'x')&$orderby=FactoryID%20desc",
            vec![1_000, 1_000, 1],
        ),
    ] {
        let (found, ids) = walk(&parks, &format!("{select}{more}")).await;
        assert_eq!(found, lengths, "{more}");
        let different: std::collections::HashSet<&String> = ids.iter().collect();
        assert_eq!(different.len(), lengths.iter().sum::<usize>(), "{more}");
    }
}

/// The question that no row answers, and that has to be asked of each.
const OF_EACH: &str =
    "/v2/Factory/FactoryProduct/IP001?$filter=Products/any(p:p/ProductID%20eq%20FactoryID)";

#[actix_web::test]
async fn what_would_be_asked_of_more_rows_than_are_looked_at_is_to_be_narrowed() {
    let parks = Parks::of(Tier::Project, &Networks::any());
    add_factories(&parks, 0..MOST_LOOKED_AT);
    let answer = parks.ask(OF_EACH).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, "[]"));
    add_factories(&parks, MOST_LOOKED_AT..MOST_LOOKED_AT + 1);
    let answer = parks.ask(OF_EACH).await;
    assert_eq!(answer.status, 400, "{}", answer.body);
    assert!(answer.body.contains("narrow $filter"), "{}", answer.body);
    let narrowed = format!("{OF_EACH}%20and%20FactoryID%20lt%20'F00000100'");
    assert_eq!(parks.ask(&narrowed).await.status, 200);
}

#[actix_web::test]
async fn what_takes_too_long_is_to_be_narrowed() {
    let parks = Parks::of(Tier::Project, &Networks::any());
    add_factories(&parks, 0..1);
    parks.doors.clock.drift(looking::LONGEST);
    assert_eq!(parks.ask(OF_EACH).await.status, 200);
    parks.doors.clock.drift(looking::LONGEST + seconds(1));
    let answer = parks.ask(OF_EACH).await;
    assert_eq!(answer.status, 400, "{}", answer.body);
    assert!(answer.body.contains("takes too long"), "{}", answer.body);
}

#[actix_web::test]
async fn a_path_is_matched_in_any_case_and_nothing_else_is_made_of_it() {
    let parks = Parks::new();
    for (path, status) in [
        ("/v2/IndustrialPark", 200),
        ("/V2/INDUSTRIALPARK", 200),
        ("/v2/factory/ip%2F1", 200),
        ("//v2/IndustrialPark", 404),
        ("///v2/IndustrialPark", 404),
        ("/v2//IndustrialPark", 404),
        ("/v2/IndustrialPark/", 404),
        ("/v2/IndustrialPark//", 404),
        ("/v2/%46actory", 404),
        ("/v2/Factor%79", 404),
        ("/%762/Factory", 404),
        ("/v2/Factory/%46actoryProduct/IP001", 404),
        ("/v2/./Factory", 404),
        ("/v2/Factory/../Factory", 404),
    ] {
        let request = parks.signed(path);
        let answer = parks
            .doors
            .send(request.insert_header(("accept", "application/problem+json")))
            .await;
        assert_eq!(answer.status, status, "{path}: {}", answer.body);
        if status == 404 {
            let told: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
            assert_eq!(told["type"], "urn:mydata:park-api:not-found", "{path}");
            assert_eq!(answer.header("content-type"), "application/problem+json");
        }
    }
}

/// The path as it was received is what is signed, also where nothing is found there.
#[actix_web::test]
async fn a_path_with_too_many_slashes_is_signed_as_it_was_received() {
    let parks = Parks::new();
    for (path, signed, status) in [
        ("//v2/Agency", "//v2/Agency", 404),
        ("//v2/Agency", "/v2/Agency", 403),
    ] {
        let date = parks.date();
        let message = format!("x-date: {date}\nGET {signed} HTTP/1.1");
        let value = parks.header(Algorithm::Sha256, "x-date request-line", &message);
        let request = TestRequest::with_uri(path)
            .insert_header(("x-date", date))
            .insert_header(("authorization", value));
        let answer = parks.doors.send(request).await;
        assert_eq!(answer.status, status, "{signed}: {}", answer.body);
    }
}
