//! A town for a test: the whole application on a database of its own, the sandbox's strangers on real sockets, letters
//! in memory, and a clock that only the test moves. Jobs run when the test says so.

pub mod citizen;
pub mod clerk;
pub mod keys;
pub mod member;
pub mod reviewer;
pub mod server;

use std::cell::Cell;
use std::net::{IpAddr, Ipv4Addr, TcpListener};
use std::path::Path;
use std::rc::Rc;
use std::sync::{Arc, PoisonError};

use actix_web::dev::ServerHandle;
use actix_web::web::Data;
use diesel::prelude::*;
use mydata::app::App;
use mydata::clients::install_crypto;
use mydata::clients::pdf_reader::PdfReaders;
use mydata::commands::{sandbox, wiring};
use mydata::config::{Config, Reader};
use mydata::db::{self, Address};
use mydata::domain::identity::adapter::Adapter;
use mydata::domain::identity::method::Method;
use mydata::domain::identity::methods::Methods;
use mydata::domain::ids::{PackageId, ResourceId};
use mydata::jobs::{revocation, worker};
use mydata::kit::clock::{SharedClock, Span, StandingClock};
use mydata::kit::random::{SharedRandom, SystemChance};
use mydata::mail::transport::{Left, Memory, Transport};
use mydata::sandbox::people;
use mydata::sandbox::stranger::Running;
use mydata::sandbox::town::Town as Strangers;
use tempfile::TempDir;

use self::citizen::Citizen;
use self::clerk::Clerk;
use self::server::{FIREFOX, Router, Server};
use crate::support::database::TestDatabase;
use crate::support::visitor::Visitor;

/// Ten in the morning in Taipei.
const MORNING: &str = "2026-11-20T02:00:00Z";

/// The application, and everybody it talks with.
pub struct Town {
    /// The application.
    pub app: Data<App>,
    /// What everybody here takes for the time.
    pub clock: Arc<StandingClock>,
    strangers: Strangers,
    letters: Memory,
    router: Router,
    server: ServerHandle,
    forgives: bool,
    visitors: Cell<u8>,
    _authenticator: Running,
    _database: TestDatabase,
    _var: TempDir,
}

impl Town {
    /// A town on a morning, in which nothing has happened yet.
    pub async fn new() -> Self {
        Self::with(Vec::new()).await
    }

    /// The same, with further methods of proof beside the card.
    pub async fn with(methods: Vec<Arc<dyn Adapter>>) -> Self {
        install_crypto();
        let (database, var) = (TestDatabase::new(), tempfile::tempdir().unwrap());
        keys::lay(&var.path().join("sandbox"));
        let clock = Arc::new(StandingClock::at(MORNING.parse().unwrap()));
        let (time, random): (SharedClock, SharedRandom) =
            (clock.clone(), Arc::new(SystemChance::default()));
        let mut config = Config::read(&Reader::of(settings(&database, &var))).unwrap();
        let strangers = sandbox::open(&mut config, &time, &random).await.unwrap();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        config.server.is_at(listener.local_addr().unwrap());
        let mut app = wiring::wire(config, time, random).unwrap();
        let (mailer, letters) = Transport::memory("MyData <mydata@town.test>").unwrap();
        app.mailer = mailer;
        app.pdf_readers = Arc::new(PdfReaders::of(env!("CARGO_BIN_EXE_mydata").into()));
        let card = app.methods.find(Method::Cer).unwrap();
        app.methods = Methods::new([vec![card], methods].concat());
        let app = Data::new(app);
        let (router, server) = (Router::over(&app).await, server::listen(&app, listener));
        let authenticator = sandbox::attach(&app, &strangers).await.unwrap();
        revocation::run(&app).await.unwrap();
        Self {
            app,
            clock,
            strangers,
            letters,
            router,
            server,
            forgives: false,
            visitors: Cell::new(0),
            _authenticator: authenticator,
            _database: database,
            _var: var,
        }
    }

    /// The same, not minding jobs that cannot be done and letters that nobody reads.
    #[must_use]
    pub fn forgiving(mut self) -> Self {
        self.forgives = true;
        self
    }

    /// Lets time go by.
    pub fn wait(&self, span: Span) {
        self.clock.advance(span);
    }

    /// Runs every job that is due. How many there were.
    pub async fn work(&self) -> usize {
        worker::drain(&self.app).await.unwrap()
    }

    /// Somebody in front of a browser of their own, at an address of their own.
    pub fn visitor(&self) -> Visitor<Server> {
        let number = self.visitors.get() + 1;
        self.visitors.set(number);
        self.visitor_from(&format!("198.51.100.{number}"))
    }

    /// Somebody at this address.
    pub fn visitor_from(&self, address: &str) -> Visitor<Server> {
        let server = Server {
            router: self.router.clone(),
            peer: (address.parse::<IpAddr>().unwrap(), 50_000).into(),
        };
        Visitor::new(Rc::new(server)).with_header("user-agent", FIREFOX)
    }

    /// Hires a clerk for a counter of their own, which may open these data sets.
    pub fn hire(&self, login: &str, datasets: &[ResourceId]) -> Clerk {
        Clerk::hire(&self.app, login, datasets)
    }

    /// Enrols and signs in: a browser at the counter.
    pub async fn employ(&self, clerk: &Clerk) -> Visitor<Server> {
        let browser = self.visitor();
        clerk.come(&self.clock, &browser).await;
        browser
    }

    /// The demo citizen of this key, in front of a browser.
    pub fn citizen(&self, key: &str) -> Citizen<'_> {
        Citizen::new(self, people::find(key).unwrap())
    }

    /// Sends the letters that are due, and takes the newest to this address out of the mailbox. Of two that became due at
    /// the same moment either may leave first: take each before the next is promised.
    ///
    /// # Panics
    /// When there is none.
    pub async fn letter(&self, to: &str) -> Left {
        self.work().await;
        let mut letters = self.letters.lock().unwrap_or_else(PoisonError::into_inner);
        let newest = letters.iter().rposition(|letter| letter.to == to);
        letters.remove(newest.unwrap_or_else(|| panic!("no letter to {to}")))
    }

    /// How many letters to this address [`Self::letter`] has not taken.
    pub fn letters_left(&self, to: &str) -> usize {
        let letters = self.letters.lock().unwrap_or_else(PoisonError::into_inner);
        letters.iter().filter(|letter| letter.to == to).count()
    }

    /// Reads rows, and must be able to.
    pub fn read<T>(&self, work: impl FnOnce(&mut db::Conn) -> db::Result<T>) -> T {
        self.app.db.read_now(work).unwrap()
    }

    /// How many rows this condition is true of.
    pub fn count(&self, rows: &str) -> i64 {
        #[derive(QueryableByName)]
        struct Count {
            #[diesel(sql_type = diesel::sql_types::BigInt)]
            count: i64,
        }
        self.read(|conn| {
            let found: Count = diesel::sql_query(format!("SELECT COUNT(*) AS count FROM {rows}"))
                .get_result(conn)?;
            Ok(found.count)
        })
    }

    /// The id of the one row of this table.
    ///
    /// # Panics
    /// When there is none, or several.
    pub fn only(&self, table: &str) -> String {
        let ids = self.ids(table);
        let [one] = ids.as_slice() else {
            panic!("{} {table}", ids.len());
        };
        one.clone()
    }

    /// The ids of the rows of which this is true, in no order.
    pub fn ids(&self, rows: &str) -> Vec<String> {
        #[derive(QueryableByName)]
        struct Row {
            #[diesel(sql_type = diesel::sql_types::Text)]
            id: String,
        }
        self.read(|conn| {
            let found: Vec<Row> = diesel::sql_query(format!("SELECT id FROM {rows}")).load(conn)?;
            Ok(found.into_iter().map(|row| row.id).collect())
        })
    }

    /// The file of the authorities whose packages are believed.
    pub fn provider_anchors(&self) -> &Path {
        let anchors = self.app.config.identity.provider_anchors.as_deref();
        anchors.unwrap()
    }

    /// A package as it lies in the store.
    pub async fn stored(&self, package: PackageId) -> Vec<u8> {
        self.app.store.get(package).await.unwrap().bytes.to_vec()
    }

    /// Puts a card into the reader: that of a citizen's key, or `revoked`, `expired`, `foreign`.
    pub async fn insert_card(&self, card: &str) {
        self.tell("card", "card", card).await;
    }

    /// What the card component does from now on, by the words of its control page.
    pub async fn let_component(&self, scenario: &str) {
        self.tell("scenario", "scenario", scenario).await;
    }

    /// What the card component answers to this package.
    pub async fn sign(&self, package: &str) -> String {
        self.call("sign", "tbsPackage", package).await
    }

    async fn tell(&self, path: &str, name: &str, value: &str) {
        self.call(path, name, value).await;
    }

    async fn call(&self, path: &str, name: &str, value: &str) -> String {
        let form = url::form_urlencoded::Serializer::new(String::new())
            .append_pair(name, value)
            .finish();
        let address = format!("{}/{path}", self.strangers.card_component.url());
        let answer = reqwest::Client::new()
            .post(address)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(form)
            .send()
            .await
            .unwrap();
        assert!(answer.status().is_success(), "{path} {name}={value}");
        answer.text().await.unwrap()
    }
}

impl Drop for Town {
    /// Whatever a test does not speak of must not have gone wrong.
    fn drop(&mut self) {
        drop(self.server.stop(false));
        if self.forgives || std::thread::panicking() {
            return;
        }
        let failed = self.count("outbox WHERE failed_at IS NOT NULL");
        assert_eq!(failed, 0, "jobs that cannot be done");
        let letters = self.letters.lock().unwrap_or_else(PoisonError::into_inner);
        let unread: Vec<&str> = letters
            .iter()
            .map(|letter| letter.subject.as_str())
            .collect();
        assert!(unread.is_empty(), "nobody reads {unread:?}");
    }
}

fn settings(database: &TestDatabase, var: &TempDir) -> [(String, String); 2] {
    let url = match database.address() {
        Address::Sqlite(path) => format!("sqlite:{}", path.display()),
        Address::Postgres(url) => url.clone(),
    };
    [
        ("MYDATA_VAR".to_owned(), var.path().display().to_string()),
        ("MYDATA_DATABASE_URL".to_owned(), url),
    ]
}
