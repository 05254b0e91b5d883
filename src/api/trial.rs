//! What tests of these doors are given: the whole server in process, on a database of its own.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::header::{AUTHORIZATION, HeaderMap};
use actix_web::test::{self, TestRequest};
use actix_web::web::Data;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diesel::prelude::*;
use rsa::pkcs8::{EncodePrivateKey as _, LineEnding};

use crate::app::App;
use crate::clients::install_crypto;
use crate::commands::wiring;
use crate::config::{Config, Reader};
use crate::db::schema::dataset_hosts;
use crate::domain::citizen::contact::{self, Contact, MailAddress};
use crate::domain::ids::{CitizenId, ResourceId};
use crate::domain::token;
use crate::domain::trial::World;
use crate::kit::clock::StandingClock;
use crate::kit::random::SystemChance;
use crate::routes;
use crate::sandbox::hierarchy::Hierarchy;
use crate::text::Locale;

/// The secret of every data set here.
pub const SECRET: &str = "Qw3rTy7UiOp9AsDf";
const PEER: &str = "198.51.100.7:50000";
/// The address of the proxy that is trusted.
pub const PROXY: &str = "10.0.0.1:50000";

/// Certificates of strangers whom nobody calls here, made once and kept below `target/`.
static STRANGERS: LazyLock<Strangers> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/sandbox-keys-of-doors");
    let hierarchy =
        Hierarchy::open(&folder, "http://lists.test", &SystemChance::default()).unwrap();
    let client = hierarchy.register_client().unwrap();
    Strangers {
        citizens: hierarchy.citizen_authorities_pem(),
        providers: hierarchy.provider_authorities_pem(),
        key: client.key.to_pkcs8_pem(LineEnding::LF).unwrap().to_string(),
        certificate: client.certificate_pem,
    }
});

struct Strangers {
    citizens: String,
    providers: String,
    certificate: String,
    key: String,
}

impl Strangers {
    /// The settings of a server whose folder this is, with whom to trust written into it.
    fn variables(&self, var: &Path) -> Vec<(&'static str, String)> {
        let write = |name, text: &str| {
            let path = var.join(name);
            std::fs::write(&path, text).unwrap();
            path.to_str().unwrap().to_owned()
        };
        vec![
            ("MYDATA_VAR", var.to_str().unwrap().to_owned()),
            (
                "MYDATA_CITIZEN_ANCHORS",
                write("citizens.pem", &self.citizens),
            ),
            (
                "MYDATA_PROVIDER_ANCHORS",
                write("providers.pem", &self.providers),
            ),
            ("MYDATA_OWNERSHIP_URL", "http://127.0.0.1:9/".to_owned()),
            (
                "MYDATA_OWNERSHIP_CERTIFICATE",
                write("client.pem", &self.certificate),
            ),
            ("MYDATA_OWNERSHIP_KEY", write("client.key", &self.key)),
        ]
    }
}

/// The server with what stands behind it.
pub struct Doors {
    pub world: Arc<World>,
    pub app: Data<App>,
    pub clock: Arc<StandingClock>,
    _var: tempfile::TempDir,
}

/// An answer, read to its end.
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The status and the body, after looking at the headers that every answer of these doors has.
    pub fn told(&self) -> (u16, &str) {
        assert_eq!(self.header("content-type"), "application/json");
        assert_eq!(self.header("cache-control"), "no-store");
        assert_eq!(self.header("pragma"), "no-cache");
        assert_eq!(self.header("set-cookie"), "");
        (self.status, &self.body)
    }
}

impl Doors {
    pub fn new() -> Self {
        Self::with(&[])
    }

    /// As [`Doors::new`], with these settings besides.
    pub fn with(settings: &[(&'static str, &str)]) -> Self {
        let clock = Arc::new(StandingClock::at("2026-11-20T06:00:00Z".parse().unwrap()));
        Self::to(Arc::new(World::embedded()), clock, settings)
    }

    /// Another process on the same rows, at the same time.
    pub fn another(&self) -> Self {
        Self::to(Arc::clone(&self.world), Arc::clone(&self.clock), &[])
    }

    fn to(world: Arc<World>, clock: Arc<StandingClock>, settings: &[(&'static str, &str)]) -> Self {
        let var = tempfile::tempdir().unwrap();
        let mut variables = STRANGERS.variables(var.path());
        variables.push(("MYDATA_BASE_URL", "https://mydata.example".to_owned()));
        variables.push(("MYDATA_TRUSTED_PROXIES", "10.0.0.1".to_owned()));
        variables.extend(
            settings
                .iter()
                .map(|(name, text)| (*name, (*text).to_owned())),
        );
        let config = Config::read(&Reader::of(variables)).unwrap();
        install_crypto();
        let chance = Arc::new(SystemChance::default());
        let mut app = wiring::wire(config, clock.clone(), chance).unwrap();
        app.db = world.db.clone();
        app.vault = Arc::clone(&world.vault);
        Self {
            app: Data::new(app),
            clock,
            world,
            _var: var,
        }
    }

    /// A data set whose provider says [`SECRET`].
    pub fn dataset(&self) -> ResourceId {
        self.world.dataset("http://127.0.0.1:9/", SECRET)
    }

    /// A living token of this citizen for this data set.
    pub fn token(&self, citizen: CitizenId, dataset: &ResourceId) -> String {
        let transfer = self.world.transfer(citizen, dataset);
        let token = self
            .world
            .read(|conn| token::present(conn, &self.world.vault, transfer));
        token.unwrap().reveal().to_owned()
    }

    /// The provider of the data set may call from this network.
    pub fn admit(&self, dataset: &ResourceId, network: &str) {
        self.world.write(|tx| {
            diesel::insert_into(dataset_hosts::table)
                .values((
                    dataset_hosts::dataset_id.eq(dataset),
                    dataset_hosts::network.eq(network),
                ))
                .execute(&mut **tx)?;
            Ok(())
        });
    }

    /// The citizen has confirmed this mail address.
    pub fn confirm(&self, citizen: CitizenId, mail: &str) {
        let contact = Contact::Mail(MailAddress::parse(mail).unwrap());
        let bound = self.world.write(|tx| {
            let new = (&contact, Locale::English);
            contact::bind(tx, self.world.now, &self.world.vault, citizen, new)
        });
        assert!(bound);
    }

    /// Sends one request, from an ordinary address unless it names another.
    pub async fn send(&self, request: TestRequest) -> Answer {
        let server = test::init_service(routes::server(Data::clone(&self.app))).await;
        let mut request = request.to_request();
        let peer: SocketAddr = PEER.parse().unwrap();
        request.head_mut().peer_addr.get_or_insert(peer);
        read(server.call(request).await.unwrap()).await
    }

    /// Asks about a token as this data set.
    pub async fn introspect(&self, dataset: &ResourceId, token: &str) -> Answer {
        self.send(introspection("/connect/introspect", dataset, SECRET, token))
            .await
    }

    /// Asks who stands behind a token.
    pub async fn userinfo(&self, token: &str) -> Answer {
        let request = TestRequest::get().uri("/connect/userinfo");
        self.send(request.insert_header((AUTHORIZATION, format!("Bearer {token}"))))
            .await
    }
}

/// The documented question; the token is percent-encoded as real callers do it.
pub fn introspection(path: &str, dataset: &ResourceId, secret: &str, token: &str) -> TestRequest {
    TestRequest::post()
        .uri(path)
        .insert_header((AUTHORIZATION, basic(dataset.as_str(), secret)))
        .insert_header((
            "content-type",
            "application/x-www-form-urlencoded; charset=UTF-8",
        ))
        .set_payload(format!("token={}", token.replace(':', "%3A")))
}

/// The header that says these credentials.
pub fn basic(id: &str, secret: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{id}:{secret}")))
}

async fn read<B: actix_web::body::MessageBody>(answer: ServiceResponse<B>) -> Answer {
    let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
    let body = test::read_body(answer).await;
    Answer {
        status,
        headers,
        body: String::from_utf8(body.to_vec()).unwrap(),
    }
}
