//! Packages in S3-compatible object storage: an emulator in memory, as far as the store goes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::{Next, from_fn};
use actix_web::web::{Bytes, Data, Path, PayloadConfig, delete, get, post, put, scope};
use actix_web::{HttpRequest, HttpResponse};
use hmac::{Hmac, Mac as _};
use mydata::clients::package_store::{CannotStore, PackageStore};
use mydata::config::StoreKind;
use mydata::domain::ids::PackageId;
use mydata::kit::clock::{Clock as _, SystemClock};
use mydata::kit::keyring::Keyring;
use mydata::kit::random::{SharedRandom, SystemChance};
use mydata::kit::seal::Vault;
use mydata::kit::secret::Secret;
use mydata::sandbox::stranger::{self, Running};
use sha2::{Digest as _, Sha256};

pub type Objects = Data<Mutex<BTreeMap<String, Vec<u8>>>>;

/// With what requests have to be signed.
struct Signing {
    region: &'static str,
    secret: &'static str,
}

impl Signing {
    /// Whether the request is signed with the key and for the region, as AWS Signature Version 4 has it.
    fn agrees(&self, req: &HttpRequest) -> bool {
        let header = |name: &str| {
            let value = req.headers().get(name);
            value.map_or("", |value| value.to_str().unwrap()).trim()
        };
        let signed = header("authorization");
        let part = |name: &str| {
            let (_, after) = signed.split_once(name).unwrap();
            after.split([',', ' ']).next().unwrap()
        };
        let names = part("SignedHeaders=");
        let at = header("x-amz-date");
        let scope = [&at[..8], self.region, "s3", "aws4_request"];
        let mut query: Vec<&str> = req.query_string().split('&').collect();
        query.sort_unstable();
        let query = query.into_iter().filter(|pair| !pair.is_empty());
        let query = query.map(|pair| {
            let bare = !pair.contains('=');
            [pair, if bare { "=" } else { "" }].concat()
        });
        let headers: String = names
            .split(';')
            .map(|name| [name, ":", header(name), "\n"].concat())
            .collect();
        let canonical = [
            req.method().as_str(),
            req.path(),
            &query.collect::<Vec<_>>().join("&"),
            &headers,
            names,
            header("x-amz-content-sha256"),
        ]
        .join("\n");
        let digest = hex::encode(Sha256::digest(canonical));
        let text = ["AWS4-HMAC-SHA256", at, &scope.join("/"), &digest].join("\n");
        let key = ["AWS4", self.secret].concat().into_bytes();
        let key = scope.iter().fold(key, |key, part| keyed(&key, part));
        part("Credential=") == ["key-name/", &scope.join("/")].concat()
            && part("Signature=") == hex::encode(keyed(&key, &text))
    }
}

fn keyed(key: &[u8], text: &str) -> Vec<u8> {
    let mut hash = Hmac::<Sha256>::new_from_slice(key).unwrap();
    hash.update(text.as_bytes());
    hash.finalize().into_bytes().to_vec()
}

/// Refuses what is not signed as it has to be.
async fn guard<B: MessageBody>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let signing = req.app_data::<Data<Signing>>().unwrap();
    if signing.agrees(req.request()) {
        return Ok(next.call(req).await?.map_into_left_body());
    }
    let refused = HttpResponse::Forbidden().finish();
    Ok(req.into_response(refused).map_into_right_body())
}

/// An object store with one bucket, and what lies in it.
pub async fn emulator(
    bucket: &'static str,
    region: &'static str,
    secret: &'static str,
) -> (Running, Objects) {
    let objects: Objects = Data::new(Mutex::default());
    let shared = objects.clone();
    let signing = Data::new(Signing { region, secret });
    let running = stranger::start(0, move |config| {
        config
            .app_data(shared.clone())
            .app_data(signing.clone())
            .app_data(PayloadConfig::new(1 << 20))
            .service(
                scope(&["/", bucket].concat())
                    .wrap(from_fn(guard))
                    .route("", get().to(list))
                    .route("", post().to(remove_all))
                    .route("/{key}", put().to(write))
                    .route("/{key}", get().to(read))
                    .route("/{key}", delete().to(remove)),
            );
    });
    (running.await.unwrap(), objects)
}

async fn write(req: HttpRequest, objects: Objects, key: Path<String>, body: Bytes) -> HttpResponse {
    let mut objects = objects.lock().unwrap();
    if req.headers().contains_key("if-none-match") && objects.contains_key(&*key) {
        return HttpResponse::PreconditionFailed().finish();
    }
    objects.insert(key.into_inner(), body.to_vec());
    HttpResponse::Ok().insert_header(("etag", "\"1\"")).finish()
}

async fn read(objects: Objects, key: Path<String>) -> HttpResponse {
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
    let (emulator, objects) = emulator("parcels", "us-east-1", "key-secret").await;
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
    assert_eq!(store.rewrap_all(|| ()).await.unwrap().current, 1);
    store.delete(id).await.unwrap();
    store.delete(id).await.unwrap();
    assert_eq!(store.list().await.unwrap(), []);
}
