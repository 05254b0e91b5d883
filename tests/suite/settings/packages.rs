//! `MYDATA_PACKAGE_STORE` and the settings of object storage: where a fetched package lies.

use mydata::domain::transfer::State;

use super::refusal;
use crate::jobs::bucket;
use crate::jobs::stage::Stage;

#[test]
fn packages_lie_in_the_folder_that_is_named() {
    let (stage, other) = (Stage::set(), tempfile::tempdir().unwrap());
    let folder = other.path().join("kept");
    let mut program = stage.start_with(&[("MYDATA_PACKAGE_STORE", folder.to_str().unwrap())]);
    program.wait_for("package", |_| stage.count("packages") == 1);
    assert!(folder.join(stage.package_id().to_string()).exists());
    assert!(!stage.var().join("packages").exists());
}

#[actix_web::test]
async fn packages_lie_in_the_bucket_of_the_endpoint_region_and_key_that_are_named() {
    let stage = Stage::set();
    let (emulator, objects) = bucket::emulator("parcels", "eu-test-9", "key-secret").await;
    let settings = [
        ("MYDATA_PACKAGE_STORE", "s3://parcels".to_owned()),
        ("MYDATA_S3_ENDPOINT", emulator.url()),
        ("MYDATA_S3_REGION", "eu-test-9".to_owned()),
        ("MYDATA_S3_ACCESS_KEY", "key-name".to_owned()),
        ("MYDATA_S3_SECRET_KEY", "key-secret".to_owned()),
    ];
    let stage = actix_web::rt::task::spawn_blocking(move || {
        let settings = settings
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        let mut program = stage.start_with(&settings);
        program.wait_for("end of the transfer", |_| {
            stage.transfer().state.ended_at().is_some()
        });
        stage
    });
    let stage = stage.await.unwrap();
    let state = stage.transfer().state;
    assert!(matches!(state, State::Done { .. }), "{state:?}");
    let id = stage.package_id().to_string();
    assert!(objects.lock().unwrap().contains_key(&id));
    assert!(!stage.var().join("packages").exists());
}

#[actix_web::test]
async fn another_region_or_secret_is_refused_by_the_store_and_nothing_is_kept() {
    for (name, value) in [
        ("MYDATA_S3_REGION", "us-east-1"),
        ("MYDATA_S3_SECRET_KEY", "guessed"),
    ] {
        let stage = Stage::set();
        let (emulator, objects) = bucket::emulator("parcels", "eu-test-9", "key-secret").await;
        let url = emulator.url();
        let stage = actix_web::rt::task::spawn_blocking(move || {
            let mut settings = vec![
                ("MYDATA_PACKAGE_STORE", "s3://parcels"),
                ("MYDATA_S3_ENDPOINT", &url),
                ("MYDATA_S3_REGION", "eu-test-9"),
                ("MYDATA_S3_ACCESS_KEY", "key-name"),
                ("MYDATA_S3_SECRET_KEY", "key-secret"),
            ];
            settings.push((name, value));
            let mut program = stage.start_with(&settings);
            program.wait_for("refusal", |log| log.contains("a package could not be kept"));
            drop(program);
            stage
        });
        let stage = stage.await.unwrap();
        assert_eq!(stage.count("packages"), 0);
        assert!(objects.lock().unwrap().is_empty());
    }
}

#[test]
fn object_storage_without_its_keys_stops_the_start() {
    let stage = Stage::set();
    let said = refusal(stage.start_with(&[("MYDATA_PACKAGE_STORE", "s3://parcels")]));
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said[0].starts_with("MYDATA_S3_ACCESS_KEY") && said[1].starts_with("MYDATA_S3_SECRET_KEY")
    );
}
