mod program;

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::time::Duration;

use reqwest::{RequestBuilder, StatusCode};
use serde_json::{Value, json};

use super::testing::Stage;
use super::*;
use crate::domain::dataset::connection::Method;

async fn files(call: RequestBuilder) -> BTreeMap<String, Vec<u8>> {
    let answer = call.send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(answer.headers()["content-type"], "application/zip");
    let disposition = answer.headers()["content-disposition"].to_str().unwrap();
    assert!(
        disposition.starts_with("attachment; filename="),
        "{disposition}"
    );
    let bytes = answer.bytes().await.unwrap().to_vec();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        files.insert(entry.name().unwrap().into_owned(), bytes);
    }
    files
}

/// The first file whose name ends so.
fn file<'a>(files: &'a BTreeMap<String, Vec<u8>>, ending: &str) -> &'a [u8] {
    let mut found = files.iter();
    let found =
        found.find(|(name, _)| Path::new(name).extension().is_some_and(|end| end == ending));
    found.unwrap().1
}

fn json_of(files: &BTreeMap<String, Vec<u8>>) -> Value {
    serde_json::from_slice(file(files, "json")).unwrap()
}

/// Status and body.
async fn refused(call: RequestBuilder) -> (u16, Value) {
    let answer = call.send().await.unwrap();
    let status = answer.status().as_u16();
    (status, answer.json().await.unwrap_or_default())
}

#[actix_web::test]
async fn every_honest_data_set_gives_a_citizen_every_field_it_promises() {
    let stage = Stage::new().await;
    for dataset in &stage.connection.datasets {
        let resource = catalogue::resource(dataset);
        if resource.starts_with("test-") {
            continue;
        }
        let mut given = false;
        for key in ["ming", "elder", "mei", "rare"] {
            let call = match dataset.method {
                Method::Post => stage.call(resource, key),
                Method::Get => stage
                    .client
                    .get(dataset.url.clone())
                    .bearer_auth(format!("mydata::{key}"))
                    .header("transaction_uid", "0b9bd6b8-7b1b-4b3e-9d3c-3a0c6a1f2e5d"),
            };
            let json = json_of(&files(call.header("INQ_YR", "113")).await);
            if json == json!({ "code": "204", "text": "查無資料" }) {
                continue;
            }
            given = true;
            for field in &dataset.fields {
                assert!(
                    !json[&field.zh].is_null(),
                    "{resource} of {key}: {}",
                    field.zh
                );
            }
            break;
        }
        assert!(given, "{resource} has data of nobody");
    }
}

#[actix_web::test]
async fn without_the_platforms_word_there_is_no_data() {
    let stage = Stage::new().await;
    let resource = "household-registration";
    for key in ["stranger", ""] {
        let (status, body) = refused(stage.call(resource, key)).await;
        assert_eq!(
            (status, body),
            (401, json!({ "error": "invalid_token" })),
            "{key}"
        );
    }
    let bare = stage.client.post(stage.dataset(resource).url.clone());
    assert_eq!(
        refused(bare.header("Content-Type", "application/zip"))
            .await
            .0,
        401
    );
    let (status, _) = refused(stage.call(resource, "unverified")).await;
    assert_eq!(status, 403);
    stage.platform.stop().await;
    let url = stage.connection.datasets[0].url.clone();
    let gone = stage
        .client
        .post(url)
        .header("Content-Type", "application/zip");
    let gone = gone
        .bearer_auth("mydata::ming")
        .header("transaction_uid", "0b9bd6b8-7b1b-4b3e-9d3c-3a0c6a1f2e5d");
    assert_eq!(refused(gone).await.0, 504);
}

#[actix_web::test]
async fn it_reads_the_platforms_answers_as_strictly_as_real_providers() {
    let stage = Stage::new().await;
    for key in ["boolean", "talkative"] {
        let (status, body) = refused(stage.call("kinship", key)).await;
        assert_eq!(
            (status, body),
            (500, json!({ "error": "platform_unreadable" })),
            "{key}"
        );
    }
}

#[actix_web::test]
async fn calls_of_another_shape_are_refused_with_the_headers_name() {
    let stage = Stage::new().await;
    let url = |resource: &str| stage.dataset(resource).url.clone();
    let good = |resource: &str| stage.client.post(url(resource)).bearer_auth("mydata::ming");
    let zip = |call: RequestBuilder| call.header("Content-Type", "application/zip");
    let (status, body) = refused(zip(good("kinship"))).await;
    assert_eq!((status, &body["header"]), (400, &json!("transaction_uid")));
    let (status, _) = refused(zip(good("kinship")).header("transaction_uid", "1")).await;
    assert_eq!(status, 400);
    let (status, body) = refused(good("kinship")).await;
    assert_eq!((status, &body["header"]), (400, &json!("Content-Type")));
    assert_eq!(refused(stage.client.get(url("kinship"))).await.0, 405);
    assert_eq!(refused(stage.call("vehicles", "ming")).await.0, 405);
    for year in [None, Some("0"), Some("2024"), Some("999"), Some("11a")] {
        let call = stage.call("income", "ming");
        let call = match year {
            Some(year) => call.header("INQ_YR", year),
            None => call,
        };
        let (status, body) = refused(call).await;
        assert_eq!(
            (status, &body["header"]),
            (400, &json!("INQ_YR")),
            "{year:?}"
        );
    }
    let nowhere = url("kinship").join("nothing").unwrap();
    assert_eq!(refused(stage.client.post(nowhere)).await.0, 404);
}

#[actix_web::test]
async fn the_year_that_was_asked_for_stands_in_the_answer() {
    let stage = Stage::new().await;
    let call = stage.call("income", "ming").header("INQ_YR", "112");
    assert_eq!(json_of(&files(call).await)["查詢年度"], "112");
}

#[actix_web::test]
async fn the_probe_gets_a_package_without_data_that_opens_with_its_number() {
    let stage = Stage::new().await;
    let files = files(stage.call("household-registration", "probe")).await;
    assert_eq!(
        json_of(&files),
        json!({ "code": "204", "text": "查無資料" })
    );
    let pdf = file(&files, "pdf");
    let options = lopdf::LoadOptions::with_password(PROBE);
    assert!(lopdf::Document::load_mem_with_options(pdf, options).is_ok());
}

#[actix_web::test]
async fn a_photo_comes_for_the_citizen_who_has_one() {
    let stage = Stage::new().await;
    let files = files(stage.call("id-card-image", "mei")).await;
    assert!(files["相片.png"].starts_with(b"\x89PNG"));
}

#[actix_web::test]
async fn the_slow_one_asks_for_patience_three_times() {
    let stage = Stage::new().await;
    for _ in 0..3 {
        let answer = stage.call("test-slow", "ming").send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(answer.headers()["retry-after"], "1");
    }
    let files = files(stage.call("test-slow", "ming")).await;
    assert_eq!(json_of(&files)["姓名"], "王曉明");
}

#[actix_web::test]
async fn the_ones_without_data_say_so_each_in_its_way() {
    let stage = Stage::new().await;
    let nothing = json!({ "code": "204", "text": "查無資料" });
    assert_eq!(
        json_of(&files(stage.call("test-no-data", "ming")).await),
        nothing
    );
    let (status, body) = refused(stage.call("test-no-data-json", "ming")).await;
    assert_eq!((status, body), (200, nothing));
    assert_eq!(refused(stage.call("test-no-content", "ming")).await.0, 204);
}

#[actix_web::test]
async fn the_failing_ones_fail_each_in_its_way() {
    let stage = Stage::new().await;
    assert_eq!(refused(stage.call("test-refused", "ming")).await.0, 401);
    assert_eq!(refused(stage.call("test-unavailable", "ming")).await.0, 504);
    let patience = Duration::from_millis(600);
    let hanging = stage
        .call("test-hangs", "ming")
        .timeout(patience)
        .send()
        .await;
    assert!(hanging.unwrap_err().is_timeout());

    let mut answer = stage.call("test-cut-off", "ming").send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    let promised = answer.content_length().unwrap();
    let mut received = 0;
    let broken = loop {
        match answer.chunk().await {
            Ok(Some(chunk)) => received += chunk.len() as u64,
            Ok(None) => break false,
            Err(_) => break true,
        }
    };
    assert!(
        broken && received > 0 && received < promised,
        "{received} of {promised}"
    );
}

#[actix_web::test]
async fn the_flawed_ones_give_packages_and_the_corrupt_one_cannot_be_opened() {
    let stage = Stage::new().await;
    for resource in [
        "test-wrong-digest",
        "test-wrong-signer",
        "test-expired",
        "test-plain-pdf",
        "test-other-password",
    ] {
        let files = files(stage.call(resource, "ming")).await;
        assert!(files.contains_key("META-INFO/manifest.xml"), "{resource}");
    }
    let files = files(stage.call("test-meta-inf", "ming")).await;
    assert!(files.contains_key("META-INF/manifest.xml"));
    let answer = stage.call("test-corrupt", "ming").send().await.unwrap();
    let bytes = answer.bytes().await.unwrap().to_vec();
    let reads = |bytes| {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
        for index in 0..archive.len() {
            archive
                .by_index(index)
                .ok()?
                .read_to_end(&mut Vec::new())
                .ok()?;
        }
        Some(())
    };
    assert!(reads(bytes).is_none());
}
