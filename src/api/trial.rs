//! What tests of these doors are given: the whole server in process, on a database of its own.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::header::{AUTHORIZATION, HeaderMap};
use actix_web::test::{self, TestRequest};
use actix_web::web::Data;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diesel::prelude::*;
use rsa::pkcs8::{EncodePrivateKey as _, LineEnding};
use url::Url;

use crate::app::App;
use crate::commands::wiring;
use crate::config::{Config, IdentityConfig, Reader};
use crate::db::schema::{contacts, dataset_hosts};
use crate::domain::ids::{CitizenId, ContactId, ResourceId};
use crate::domain::token;
use crate::domain::trial::World;
use crate::kit::clock::StandingClock;
use crate::kit::random::SystemChance;
use crate::kit::seal::Place;
use crate::routes;
use crate::sandbox::hierarchy::Hierarchy;

/// The secret of every data set here.
pub const SECRET: &str = "Qw3rTy7UiOp9AsDf";
const PEER: &str = "198.51.100.7:50000";
/// The address of the proxy that is trusted.
pub const PROXY: &str = "10.0.0.1:50000";

/// The server with what stands behind it.
pub struct Doors {
    pub world: World,
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

/// Whom this server trusts: the test hierarchy, and a register that nobody asks here.
fn identity(folder: &Path) -> IdentityConfig {
    let keys = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/sandbox-keys");
    let lists = "http://127.0.0.1:9";
    let hierarchy = Hierarchy::open(&keys, lists, &SystemChance::default()).unwrap();
    let client = hierarchy.register_client().unwrap();
    let write = |name: &str, pem: &str| {
        let path = folder.join(name);
        std::fs::write(&path, pem).unwrap();
        Some(path)
    };
    IdentityConfig {
        citizen_anchors: write("citizens.pem", &hierarchy.citizen_authorities_pem()),
        provider_anchors: write("providers.pem", &hierarchy.provider_authorities_pem()),
        ownership: Url::parse("http://127.0.0.1:9/").ok(),
        ownership_certificate: write("client.pem", &client.certificate_pem),
        ownership_key: write(
            "client.key",
            &client.key.to_pkcs8_pem(LineEnding::LF).unwrap(),
        ),
        ..IdentityConfig::default()
    }
}

impl Doors {
    pub fn new() -> Self {
        let var = tempfile::tempdir().unwrap();
        let variables = [
            ("MYDATA_VAR", var.path().to_str().unwrap()),
            ("MYDATA_BASE_URL", "https://mydata.example"),
            ("MYDATA_TRUSTED_PROXIES", "10.0.0.1"),
        ];
        let mut config = Config::read(&Reader::of(variables)).unwrap();
        config.identity = identity(var.path());
        let world = World::embedded();
        let clock = Arc::new(StandingClock::at(world.now));
        let mut app = wiring::wire(config, clock.clone(), world.random.clone()).unwrap();
        app.db = world.db.clone();
        app.vault = Arc::clone(&world.vault);
        app.clock = clock.clone();
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
        let id = ContactId::draw(self.world.random.as_ref());
        let place = id.to_string();
        let sealed = self
            .world
            .vault
            .seal(Place::new("contacts.value", &place), mail.as_bytes());
        self.world.write(|tx| {
            diesel::insert_into(contacts::table)
                .values((
                    contacts::id.eq(id),
                    contacts::citizen_id.eq(citizen),
                    contacts::kind.eq("mail"),
                    contacts::value.eq(sealed),
                    contacts::confirmed_at.eq(self.world.now),
                ))
                .execute(&mut **tx)?;
            Ok(())
        });
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
