//! A counter that may open one data set, a clerk with a link, and a citizen with a kept package and a barcode.

use std::rc::Rc;
use std::sync::Arc;

use actix_web::dev::Service as _;
use actix_web::http::Method;
use actix_web::test::{self, TestRequest};
use actix_web::web::Data;
use mydata::app::App;
use mydata::commands::wiring;
use mydata::config::{Config, Reader};
use mydata::db;
use mydata::domain::account::second_factor::FactorSecret;
use mydata::domain::account::staff::{self, Newcomer};
use mydata::domain::account::{Login, enrolment};
use mydata::domain::audit::By;
use mydata::domain::barcode::{self, Holder};
use mydata::domain::bilingual::Bilingual;
use mydata::domain::citizen::contact::{self, Contact, MailAddress};
use mydata::domain::citizen::envelope::Envelope;
use mydata::domain::ids::{CitizenId, PackageId, ResourceId};
use mydata::domain::opening::{ending, seen};
use mydata::domain::organization::counter::CannotChange;
use mydata::domain::organization::{self, Description, counter};
use mydata::domain::outbox::{self, Kind as Letter};
use mydata::domain::package::kept::{NewPackage, keep};
use mydata::kit::clock::{Clock as _, StandingClock, SystemClock, Timestamp, seconds};
use mydata::kit::random::SystemChance;
use mydata::routes;
use mydata::sandbox::hierarchy::Hierarchy;
use mydata::text::Locale;
use rsa::pkcs8::{EncodePrivateKey as _, LineEnding};

use crate::jobs::stage::Stage;
use crate::support::door::{Answer, Ask, Door};
use crate::support::page::Page;
use crate::support::visitor::Visitor;

pub const PASSWORD: &str = "k7#mq2!vzr9w";

/// The real router, in process.
pub struct Server(pub Data<App>);

impl Door for Server {
    async fn send(&self, ask: Ask) -> Answer {
        let server = test::init_service(routes::server(Data::clone(&self.0))).await;
        let method = Method::from_bytes(ask.method.as_bytes()).unwrap();
        let mut request = TestRequest::with_uri(&ask.path)
            .method(method)
            .peer_addr("198.51.100.7:50000".parse().unwrap())
            .insert_header(("host", "mydata.test"));
        for (name, value) in ask.headers {
            request = request.append_header((name, value));
        }
        let answer = server
            .call(request.set_payload(ask.body).to_request())
            .await
            .unwrap();
        let headers = answer
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
            .collect();
        Answer {
            status: answer.status().as_u16(),
            headers,
            body: test::read_body(answer).await.to_vec(),
        }
    }
}

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

/// A counter that may open the data set, and a clerk there: the link's token, and what it shares.
fn hire(app: &App, now: Timestamp, dataset: &ResourceId) -> (String, FactorSecret) {
    let described = Description {
        kind: organization::Kind::Agency,
        name: Bilingual::new("虛擬戶政事務所", "Virtual office"),
        oid: None,
    };
    let (by, random) = (&By::OPERATOR, app.vault.random());
    let desk: Result<_, CannotChange> = app.db.write_now(|tx| {
        let agency = organization::enter(tx, now, by, random, &described)?;
        let name = Bilingual::new("一號櫃檯", "Counter 1");
        let desk = counter::open(tx, now, by, random, (agency.id, name))?;
        counter::allow(tx, now, by, desk.id, dataset)?;
        Ok(desk.id)
    });
    let clerk = Newcomer {
        login: Login::parse("wang.clerk").unwrap(),
        name: "林小姐".to_owned(),
        counter: Some(desk.unwrap()),
    };
    let vault = &app.vault;
    let hired = app
        .db
        .write_now(|tx| staff::add(tx, now, by, vault, &clerk));
    let (_, token) = hired.unwrap();
    let link = app
        .db
        .read_now(|conn| enrolment::find(conn, now, &app.vault, token.reveal()));
    (token.reveal().to_owned(), link.unwrap().secret)
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
    authenticator: FactorSecret,
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
        let (token, authenticator) = hire(&app, now, &transfer.dataset);
        Self {
            stage,
            app: Data::new(app),
            clock,
            citizen: transfer.citizen,
            package,
            token,
            authenticator,
        }
    }

    /// Somebody at the counter's machine.
    pub fn visitor(&self) -> Visitor<Server> {
        Visitor::new(Rc::new(Server(Data::clone(&self.app)))).with_header("user-agent", "Firefox")
    }

    /// The code that the clerk's authenticator shows; it was never shown before.
    pub fn code(&self) -> String {
        self.clock.advance(seconds(60));
        self.authenticator.code(self.clock.now())
    }

    /// A clerk who has enrolled and signed in.
    pub async fn clerk(&self) -> Visitor<Server> {
        let clerk = self.visitor();
        let page = clerk.visit(&format!("/organ/enrol/{}", self.token)).await;
        let page = page
            .fill("新密碼", PASSWORD)
            .fill("驗證器顯示的動態驗證碼", &self.code())
            .press("完成設定")
            .await;
        assert_eq!(page.path(), "/organ/signin");
        let page = page
            .fill("帳號", "Wang.Clerk")
            .fill("密碼", PASSWORD)
            .fill("動態驗證碼", &self.code())
            .press("登入")
            .await;
        assert_eq!(page.path(), "/organ", "{}", page.read());
        clerk
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
            .read_now(|conn| seen::list_running(conn, now, citizen))
            .unwrap();
        assert!(!running.is_empty());
        let by = (citizen, "192.0.2.1".parse().unwrap());
        for seen in running {
            let stopped = self
                .app
                .db
                .write_now(|tx| ending::stop(tx, now, by, seen.opening.id));
            stopped.unwrap();
        }
    }

    /// Writes, and must be able to.
    pub fn write<T>(&self, work: impl FnOnce(&mut db::Tx<'_>) -> db::Result<T>) -> T {
        self.app.db.write_now(work).unwrap()
    }
}

/// Takes a barcode and tells what for: the next page asks for the password.
pub async fn ask(clerk: &Visitor<Server>, barcode: &str, number: &str) -> Page<Server> {
    let page = clerk.visit("/organ").await;
    let page = page.fill("資料條碼", barcode).press("下一步").await;
    assert_eq!(page.heading(), "填寫開啟原因", "{}", page.read());
    page.fill("開啟原因", "申請育兒津貼")
        .fill("案號", number)
        .press("寄送驗證密碼")
        .await
}
