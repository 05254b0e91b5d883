//! Packages in S3-compatible object storage: an emulator in memory, as far as the store goes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use actix_web::web::{Bytes, Data, Path, PayloadConfig, delete, get, post, put};
use actix_web::{HttpRequest, HttpResponse};
use mydata::clients::package_store::{CannotStore, PackageStore};
use mydata::config::StoreKind;
use mydata::domain::ids::PackageId;
use mydata::kit::clock::{Clock as _, SystemClock};
use mydata::kit::keyring::Keyring;
use mydata::kit::random::{SharedRandom, SystemChance};
use mydata::kit::seal::Vault;
use mydata::kit::secret::Secret;
use mydata::sandbox::stranger;

type Objects = Data<Mutex<BTreeMap<String, Vec<u8>>>>;

/// Every request is signed with the configured key.
fn is_signed(req: &HttpRequest) -> bool {
    let signed = req.headers().get("authorization");
    signed.is_some_and(|value| value.to_str().unwrap().contains("Credential=key-name/"))
}

async fn write(req: HttpRequest, objects: Objects, key: Path<String>, body: Bytes) -> HttpResponse {
    assert!(is_signed(&req));
    let mut objects = objects.lock().unwrap();
    if req.headers().contains_key("if-none-match") && objects.contains_key(&*key) {
        return HttpResponse::PreconditionFailed().finish();
    }
    objects.insert(key.into_inner(), body.to_vec());
    HttpResponse::Ok().insert_header(("etag", "\"1\"")).finish()
}

async fn read(req: HttpRequest, objects: Objects, key: Path<String>) -> HttpResponse {
    assert!(is_signed(&req));
    match objects.lock().unwrap().get(&*key) {
        Some(object) => HttpResponse::Ok()
            .insert_header(("etag", "\"1\""))
            .insert_header(("last-modified", "Fri, 20 Nov 2026 06:00:00 GMT"))
            .body(object.clone()),
        None => HttpResponse::NotFound().finish(),
    }
}

async fn remove(objects: Objects, key: Path<String>) -> HttpResponse {
    objects.lock().unwrap().remove(&*key);
    HttpResponse::NoContent().finish()
}

/// Several at once, as XML.
async fn remove_all(objects: Objects, body: String) -> HttpResponse {
    let mut answer = String::from("<DeleteResult>");
    for key in body.split("<Key>").skip(1) {
        let key = key.split("</Key>").next().unwrap();
        objects.lock().unwrap().remove(key);
        answer += &["<Deleted><Key>", key, "</Key></Deleted>"].concat();
    }
    HttpResponse::Ok().body(answer + "</DeleteResult>")
}

async fn list(objects: Objects) -> HttpResponse {
    let mut answer = String::from("<ListBucketResult><IsTruncated>false</IsTruncated>");
    for (key, object) in &*objects.lock().unwrap() {
        let size = object.len().to_string();
        answer += &[
            "<Contents><Key>",
            key,
            "</Key><LastModified>2026-11-20T06:00:00.000Z</LastModified><ETag>\"1\"</ETag><Size>",
            &size,
            "</Size></Contents>",
        ]
        .concat();
    }
    HttpResponse::Ok().body(answer + "</ListBucketResult>")
}

#[actix_web::test]
async fn packages_lie_sealed_in_a_bucket_when_the_operator_says_so() {
    let objects: Objects = Data::new(Mutex::default());
    let shared = objects.clone();
    let emulator = stranger::start(0, move |config| {
        config
            .app_data(shared.clone())
            .app_data(PayloadConfig::new(1 << 20))
            .route("/parcels", get().to(list))
            .route("/parcels", post().to(remove_all))
            .route("/parcels/{key}", put().to(write))
            .route("/parcels/{key}", get().to(read))
            .route("/parcels/{key}", delete().to(remove));
    })
    .await
    .unwrap();
    let kind = StoreKind::Bucket {
        name: "parcels".to_owned(),
        endpoint: Some(emulator.url().parse().unwrap()),
        region: "us-east-1".to_owned(),
        access_key: "key-name".to_owned(),
        secret_key: Secret::new("key-secret"),
    };
    let random: SharedRandom = Arc::new(SystemChance::default());
    let keyring = Keyring::parse(&Keyring::draw_entry(1, random.as_ref())).unwrap();
    let vault = Arc::new(Vault::new(keyring, &[7; 32], Arc::clone(&random)));
    let store = PackageStore::open(&kind, vault).unwrap();
    let (id, now) = (PackageId::draw(random.as_ref()), SystemClock.now());

    assert!(matches!(store.get(id).await, Err(CannotStore::NotThere)));
    store.put(id, now, b"PK a package".to_vec()).await.unwrap();
    let again = store.put(id, now, b"PK another".to_vec()).await;
    assert!(matches!(again, Err(CannotStore::AlreadyThere)), "{again:?}");
    let sealed = objects.lock().unwrap()[&id.to_string()].clone();
    assert!(!sealed.windows(9).any(|window| window == b"a package"));
    assert_eq!(
        store.get(id).await.unwrap().bytes.as_slice(),
        b"PK a package"
    );
    assert_eq!(store.get(id).await.unwrap().fetched_at, now);
    assert_eq!(store.list().await.unwrap()[0].id, id);
    assert_eq!(store.rewrap_all().await.unwrap().current, 1);
    store.delete(id).await.unwrap();
    store.delete(id).await.unwrap();
    assert_eq!(store.list().await.unwrap(), []);
}
