//! What the tests of this room share: signers, a tiny platform, a provider attached to it.

use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use actix_web::{HttpRequest, HttpResponse, web};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::*;
use crate::domain::dataset::connection::Connection;
use crate::domain::package::pdf::{self, Verdict};
use crate::domain::package::{CannotLook, PdfReader};
use crate::kit::clock::StandingClock;
use crate::kit::random::{SeededChance, SystemChance};
use crate::kit::secret::Secret;
use crate::sandbox::hierarchy::Hierarchy;
use crate::sandbox::people;

pub(super) const SECRET: &str = "abcdefgh12345678";

/// The keys are made once and kept below `target/`.
pub(super) static HIERARCHY: LazyLock<Hierarchy> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/sandbox-keys");
    Hierarchy::open(&folder, "http://lists.test", &SystemChance::default()).unwrap()
});

pub(super) fn signers() -> Signers {
    Signers::of(&HIERARCHY).unwrap()
}

pub(super) fn clock() -> Arc<StandingClock> {
    let at = "2026-11-20T06:05:00Z".parse().unwrap();
    Arc::new(StandingClock::at(at))
}

/// A platform that knows one token per citizen, and some that it answers strangely.
pub(super) async fn platform() -> Running {
    let running = stranger::start(0, |config| {
        config
            .route("/connect/introspect", web::post().to(introspect))
            .route("/connect/userinfo", web::get().to(userinfo));
    });
    running.await.unwrap()
}

/// Whoever is asked about PDFs in these tests: this process.
pub(super) struct PdfHere;

impl PdfReader for PdfHere {
    fn judge(&self, pdf: &[u8], password: Option<&str>) -> Result<Verdict, CannotLook> {
        Ok(pdf::judge_here(pdf, password))
    }

    fn open(&self, pdf: &[u8], password: &str) -> Result<Option<Vec<u8>>, CannotLook> {
        Ok(pdf::open_here(pdf, password))
    }
}

/// A provider attached to a platform that knows one token per citizen: `mydata::` and the citizen's key.
pub(super) struct Stage {
    _provider: Running,
    pub platform: Running,
    pub connection: Connection,
    pub client: reqwest::Client,
}

impl Stage {
    pub(super) async fn new() -> Self {
        let platform = platform().await;
        let attachment = Attachment::default();
        attachment.set_platform(format!("http://{}", platform.address()).parse().unwrap());
        let signers = signers();
        let fingerprint = signers.registered.fingerprint();
        let provider = start(Settings {
            port: 0,
            attachment: attachment.clone(),
            signers,
            people: people::all(),
            clock: clock(),
            random: Arc::new(SeededChance::from_seed(5)),
        });
        let provider = provider.await.unwrap();
        let connection = catalogue::connection(provider.address(), &fingerprint).unwrap();
        for dataset in &connection.datasets {
            attachment.set_secret(dataset.resource_id.clone(), Secret::new(SECRET));
        }
        Self {
            _provider: provider,
            platform,
            connection,
            client: client(),
        }
    }

    pub(super) fn dataset(&self, resource: &str) -> &Definition {
        let mut datasets = self.connection.datasets.iter();
        datasets
            .find(|dataset| catalogue::resource(dataset) == resource)
            .unwrap()
    }

    /// A call as the platform makes it, for the citizen with this key.
    pub(super) fn call(&self, resource: &str, key: &str) -> reqwest::RequestBuilder {
        Self::call_at(&self.dataset(resource).url, key)
    }

    /// The same, to any provider.
    pub(super) fn call_at(url: &url::Url, key: &str) -> reqwest::RequestBuilder {
        client()
            .post(url.clone())
            .header("Content-Type", "application/zip")
            .header("Authorization", format!("Bearer mydata::{key}"))
            .header("transaction_uid", "0b9bd6b8-7b1b-4b3e-9d3c-3a0c6a1f2e5d")
    }
}

fn client() -> reqwest::Client {
    let _already = rustls::crypto::ring::default_provider().install_default();
    let patience = Duration::from_secs(20);
    reqwest::Client::builder()
        .timeout(patience)
        .build()
        .unwrap()
}

/// Answers only a caller who presents the secret and encodes the token as real providers do.
async fn introspect(request: HttpRequest, body: String) -> HttpResponse {
    let header = |name: &str| {
        request
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    let basic = header("Authorization").and_then(|value| value.strip_prefix("Basic "));
    let basic = basic
        .and_then(|value| STANDARD.decode(value).ok())
        .unwrap_or_default();
    let basic = String::from_utf8(basic).unwrap();
    let form = header("Content-Type") == Some("application/x-www-form-urlencoded; charset=UTF-8");
    if !basic.starts_with("API.") || !basic.ends_with(&format!(":{SECRET}")) || !form {
        return HttpResponse::Unauthorized().json(json!({ "error": "invalid_client" }));
    }
    let Some(key) = body.strip_prefix("token=mydata%3A%3A") else {
        return HttpResponse::BadRequest().json(json!({ "error": "invalid_request" }));
    };
    HttpResponse::Ok().json(match key {
        "boolean" => json!({ "active": true, "verification": "CER" }),
        "talkative" => json!({ "active": "true", "verification": "CER", "exp": 1 }),
        "probe" | "unverified" => json!({ "active": "true", "verification": "CER" }),
        key if people::find(key).is_some() => json!({ "active": "true", "verification": "CER" }),
        _ => json!({ "active": "false" }),
    })
}

async fn userinfo(request: HttpRequest) -> HttpResponse {
    let bearer = request
        .headers()
        .get("Authorization")
        .unwrap()
        .to_str()
        .unwrap();
    let key = bearer.strip_prefix("Bearer mydata::").unwrap();
    let (name, uid) = match people::find(key) {
        Some(person) => (person.name, person.id_number.reveal().to_owned()),
        None if key == "unverified" => ("王曉明", "A102000303".to_owned()),
        None => ("", PROBE.to_owned()),
    };
    HttpResponse::Ok().json(json!({
        "sub": "s", "cn": name, "uid": uid, "uid_verified": (key != "unverified").to_string(),
        "birthdate": "1985-03-14", "gender": "M", "email": "", "account": "a",
    }))
}
