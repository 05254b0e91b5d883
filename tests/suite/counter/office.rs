//! A counter that may open one data set, a clerk with a link, and a citizen with a kept package and a barcode.

use std::rc::Rc;
use std::sync::Arc;

use actix_web::web::Data;
use mydata::app::App;
use mydata::commands::wiring;
use mydata::config::{Config, Reader};
use mydata::db;
use mydata::domain::barcode::{self, Holder};
use mydata::domain::citizen::contact::{self, Contact, MailAddress};
use mydata::domain::citizen::envelope::Envelope;
use mydata::domain::ids::{CitizenId, PackageId};
use mydata::domain::opening::{ending, seen};
use mydata::domain::outbox::{self, Kind as Letter};
use mydata::domain::package::kept::{NewPackage, keep};
use mydata::kit::clock::{Clock as _, StandingClock, SystemClock};
use mydata::kit::random::SystemChance;
use mydata::sandbox::hierarchy::Hierarchy;
use mydata::text::Locale;
use rsa::pkcs8::{EncodePrivateKey as _, LineEnding};

use crate::jobs::stage::Stage;
use crate::support::visitor::Visitor;
use crate::town::clerk::Clerk;
use crate::town::server::{FIREFOX, Router, Server};

pub use crate::town::clerk::{PASSWORD, ask};

/// Whom the server trusts: the sandbox's authorities, and a register that nobody asks here.
pub fn strangers(stage: &Stage) -> Vec<(String, String)> {
    let folder = stage.var().join("sandbox");
    let hierarchy =
        Hierarchy::open(&folder, "http://lists.test", &SystemChance::default()).unwrap();
    let client = hierarchy.register_client().unwrap();
    let key = client.key.to_pkcs8_pem(LineEnding::LF).unwrap();
    let file = |name: &str, pem: &str| {
        let path = stage.var().join(name);
        std::fs::write(&path, pem).unwrap();
        path.display().to_string()
    };
    [
        (
            "MYDATA_CITIZEN_ANCHORS",
            file("citizens.pem", &hierarchy.citizen_authorities_pem()),
        ),
        (
            "MYDATA_PROVIDER_ANCHORS",
            file("providers.pem", &hierarchy.provider_authorities_pem()),
        ),
        ("MYDATA_OWNERSHIP_URL", "http://127.0.0.1:9/".to_owned()),
        (
            "MYDATA_OWNERSHIP_CERTIFICATE",
            file("client.pem", &client.certificate_pem),
        ),
        ("MYDATA_OWNERSHIP_KEY", file("client.key", &key)),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into()
}

/// A counter, its clerk, and a citizen before it.
pub struct Office {
    pub stage: Stage,
    pub app: Data<App>,
    pub clock: Arc<StandingClock>,
    pub citizen: CitizenId,
    pub package: PackageId,
    /// The token of the clerk's link.
    pub token: String,
    clerk: Clerk,
    router: Router,
}

impl Office {
    /// An office whose citizen has confirmed a contact.
    pub async fn new() -> Self {
        let office = Self::without_contact().await;
        let mail = Contact::Mail(MailAddress::parse("wangming@example.tw").unwrap());
        office.write(|tx| {
            let new = (&mail, Locale::Chinese);
            let now = office.clock.now();
            contact::bind(tx, now, &office.app.vault, office.citizen, new)
        });
        office
    }

    /// An office whose citizen can be reached nowhere.
    pub async fn without_contact() -> Self {
        let stage = Stage::set();
        let settings = stage.settings("").into_iter();
        let settings = settings.filter(|(name, _)| name != "MYDATA_SANDBOX_HALT");
        let settings = settings.chain(strangers(&stage));
        let config = Config::read(&Reader::of(settings)).unwrap();
        mydata::clients::install_crypto();
        let clock = Arc::new(StandingClock::at(SystemClock.now()));
        let chance = Arc::new(SystemChance::default());
        let app = wiring::wire(config, clock.clone(), chance).unwrap();
        let (transfer, now) = (stage.transfer(), clock.now());
        let package = stage.package_id();
        stage
            .store()
            .put(package, now, stage.package.clone())
            .await
            .unwrap();
        let new = NewPackage {
            transfer: transfer.id,
            citizen: transfer.citizen,
            dataset: transfer.dataset.clone(),
            bytes: i64::try_from(stage.package.len()).unwrap(),
            manifest_digest: transfer.id.to_string(),
            verdict: Vec::new(),
            fetched_at: now,
        };
        app.db.write_now(|tx| keep(tx, &new)).unwrap();
        let app = Data::new(app);
        let clerk = Clerk::hire(&app, "wang.clerk", &[transfer.dataset]);
        Self {
            stage,
            router: Router::over(&app).await,
            app,
            clock,
            citizen: transfer.citizen,
            package,
            token: clerk.token.clone(),
            clerk,
        }
    }

    /// Somebody at the counter's machine.
    pub fn visitor(&self) -> Visitor<Server> {
        let server = Server {
            router: self.router.clone(),
            peer: "198.51.100.7:50000".parse().unwrap(),
        };
        Visitor::new(Rc::new(server)).with_header("user-agent", FIREFOX)
    }

    /// The code that the clerk's authenticator shows; it was never shown before.
    pub fn code(&self) -> String {
        self.clerk.code(&self.clock)
    }

    /// A clerk who has enrolled and signed in.
    pub async fn clerk(&self) -> Visitor<Server> {
        let browser = self.visitor();
        self.clerk.come(&self.clock, &browser).await;
        browser
    }

    /// The characters of the citizen's barcode.
    pub fn barcode(&self) -> String {
        let (now, holder) = (
            self.clock.now(),
            Holder {
                citizen: self.citizen,
                from: None,
            },
        );
        let issued = self
            .app
            .db
            .write_now(|tx| barcode::issue(tx, now, &self.app.vault, &holder, self.package));
        issued.unwrap().symbols.reveal().to_owned()
    }

    /// The digits of the newest password letter; all letters are taken.
    pub fn password(&self) -> String {
        let (vault, now) = (&self.app.vault, self.clock.now());
        let claim = || self.write(|tx| outbox::claim(tx, now, vault));
        let letters = std::iter::from_fn(claim);
        let newest = letters
            .filter(|job| job.kind == Letter::OneTimePasswordLetter)
            .max_by_key(|job| job.made_at)
            .unwrap();
        let envelope = Envelope::of_secret(newest.secret.as_ref().unwrap()).unwrap();
        assert_eq!(envelope.to.reveal(), "wangming@example.tw");
        envelope.code.unwrap().reveal().to_owned()
    }

    /// The citizen stops whatever runs.
    pub fn stop(&self) {
        let (now, citizen) = (self.clock.now(), self.citizen);
        let running = self
            .app
            .db
            .read_now(|conn| seen::list_running(conn, now, &self.app.vault, citizen))
            .unwrap();
        assert!(!running.is_empty());
        let by = (citizen, "192.0.2.1".parse().unwrap());
        for seen in running {
            let stopped = self
                .app
                .db
                .write_now(|tx| ending::stop(tx, now, &self.app.vault, by, seen.opening.id));
            stopped.unwrap();
        }
    }

    /// Writes, and must be able to.
    pub fn write<T>(&self, work: impl FnOnce(&mut db::Tx<'_>) -> db::Result<T>) -> T {
        self.app.db.write_now(work).unwrap()
    }
}
