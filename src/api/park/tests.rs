//! The park data API, tried through the whole server: signatures, quota, questions, forms.

use actix_web::http::Method;
use actix_web::test::TestRequest;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::api::trial::{Answer, Doors};
use crate::domain::account::staff::{self, Newcomer};
use crate::domain::audit::By;
use crate::domain::credential::issue::{Order, issue};
use crate::domain::credential::mac::Algorithm;
use crate::domain::credential::{Credential, Networks, Tier};
use crate::domain::park::import::{read_parks, take_parks};
use crate::kit::clock::{Timestamp, seconds};

use crate::kit::secret::Secret;

mod calls;
mod pages;
mod signatures;

const PARKS: &str = "IndustrialParkID,Zh_tw,En,City,Town,PositionLat,PositionLon\n\
    IP001,北邊工業區,North Park,基隆市,安樂區,25.146,121.700\n\
    IP002,南邊工業區,South Park,臺南市,安南區,23.05,120.18\n";

/// The server, with two parks and one member.
struct Parks {
    doors: Doors,
    pair: Credential,
    key: Secret,
}

fn written(at: Timestamp) -> String {
    at.utc().format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

impl Parks {
    fn new() -> Self {
        Self::of(Tier::General, &Networks::any())
    }

    fn of(tier: Tier, networks: &Networks) -> Self {
        Self::at(Doors::new(), tier, networks)
    }

    /// Behind these doors.
    fn at(doors: Doors, tier: Tier, networks: &Networks) -> Self {
        let world = &doors.world;
        let vault = &world.vault;
        let parks = read_parks(PARKS.as_bytes(), |_| {}).unwrap();
        world.write(|tx| take_parks(tx, world.now, world.random.as_ref(), &parks.rows));
        let newcomer = Newcomer {
            login: "ming.member".parse().unwrap(),
            name: "Member".to_owned(),
            counter: None,
        };
        let account = world
            .db
            .write_now(|tx| staff::add(tx, world.now, &By::OPERATOR, vault, &newcomer))
            .unwrap()
            .0
            .id;
        let order = Order {
            account,
            tier,
            networks: networks.clone(),
        };
        let (pair, key) = world
            .db
            .write_now(|tx| issue(tx, world.now, &By::OPERATOR, vault, &order))
            .unwrap();
        Self { doors, pair, key }
    }

    fn date(&self) -> String {
        written(self.doors.world.now)
    }

    /// Base64 of the code of this text.
    fn code(&self, algorithm: Algorithm, message: &str) -> String {
        STANDARD.encode(algorithm.sign(&self.key, message.as_bytes()))
    }

    /// The header for these names and this text.
    fn header(&self, algorithm: Algorithm, names: &str, message: &str) -> String {
        let (id, name) = (&self.pair.app_id, algorithm.name());
        let code = self.code(algorithm, message);
        format!(
            "hmac username=\"{id}\", algorithm=\"{name}\", headers=\"{names}\", signature=\"{code}\""
        )
    }

    /// A signed request as the published clients send it.
    fn signed(&self, target: &str) -> TestRequest {
        self.signed_as(Method::GET, target)
    }

    fn signed_as(&self, method: Method, target: &str) -> TestRequest {
        let date = written(self.doors.app.clock.now());
        let header = self.header(Algorithm::Sha1, "x-date", &format!("x-date: {date}"));
        TestRequest::with_uri(target)
            .method(method)
            .insert_header(("x-date", date))
            .insert_header(("authorization", header))
    }

    async fn ask(&self, target: &str) -> Answer {
        self.doors.send(self.signed(target)).await
    }

    fn used(&self) -> i64 {
        let allowance = self.doors.world.read(|conn| {
            crate::domain::credential::quota::allowance(
                conn,
                self.doors.app.clock.now(),
                self.pair.account,
            )
        });
        allowance.unwrap().used
    }
}
