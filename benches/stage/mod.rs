//! What the measurements through HTTP share: the whole application on an embedded database, and a crowd that asks it.
#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on has to stop"
)]

pub mod crowd;

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use actix_web::HttpServer;
use actix_web::web::Data;
use crowd::Asked;
use diesel::connection::SimpleConnection as _;
use mydata::app::App;
use mydata::clients::install_crypto;
use mydata::commands::wiring;
use mydata::config::{Config, Reader};
use mydata::kit::clock::{SystemClock, Timestamp, hours};
use mydata::kit::random::SystemChance;
use mydata::routes;
use mydata::sandbox::hierarchy::Hierarchy;
use rsa::pkcs8::{EncodePrivateKey as _, LineEnding};
use tempfile::TempDir;

/// As in the server.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Rows of one statement.
const ROWS: usize = 500;

/// Serves on a free port of loopback, in a thread of its own, until the process ends.
#[macro_export]
macro_rules! serve {
    ($server:expr) => {{
        let (bound, address) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let server = $server
                    .workers(2)
                    .disable_signals()
                    .bind("127.0.0.1:0")
                    .unwrap();
                bound.send(server.addrs()[0]).unwrap();
                server.run().await.unwrap();
            });
        });
        address.recv().unwrap()
    }};
}

/// The application on an embedded database, and the folder that goes with it.
pub struct Stage {
    /// The application, wired as when serving.
    pub app: Data<App>,
    _var: TempDir,
}

impl Stage {
    /// A fresh one. Logs are made as they are when serving, and thrown away.
    pub fn set() -> Self {
        let var = tempfile::tempdir().unwrap();
        let app = Data::new(wired(var.path()));
        let lines = tracing_subscriber::fmt().json().with_env_filter("info");
        lines.with_writer(std::io::sink).init();
        Self { app, _var: var }
    }

    /// Serves, and prints how many answers a second are given beside `constant`; `aim` in percent, where there is one.
    /// Ends the process: the servers never end.
    pub fn compare(&self, name: &str, aim: Option<u32>, constant: SocketAddr, asked: &Asked) -> ! {
        let shared = Data::clone(&self.app);
        let ours =
            serve!(HttpServer::new(move || routes::server(Data::clone(&shared))).tcp_nodelay(true));
        crowd::alone(ours, asked);
        crowd::compare(name, aim, (ours, constant), asked);
        std::process::exit(0)
    }
}

/// The whole application, with strangers whom nobody calls here.
fn wired(var: &Path) -> App {
    let (clock, chance) = (Arc::new(SystemClock), SystemChance::default());
    let hierarchy = Hierarchy::open(&var.join("sandbox"), "http://lists.test", &chance).unwrap();
    let client = hierarchy.register_client().unwrap();
    let key = client.key.to_pkcs8_pem(LineEnding::LF).unwrap();
    let write = |name, text: &str| {
        let path = var.join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let variables = [
        ("MYDATA_VAR", var.to_str().unwrap().to_owned()),
        (
            "MYDATA_CITIZEN_ANCHORS",
            write("citizens.pem", &hierarchy.citizen_authorities_pem()),
        ),
        (
            "MYDATA_PROVIDER_ANCHORS",
            write("providers.pem", &hierarchy.provider_authorities_pem()),
        ),
        ("MYDATA_OWNERSHIP_URL", "http://127.0.0.1:9/".to_owned()),
        (
            "MYDATA_OWNERSHIP_CERTIFICATE",
            write("client.pem", &client.certificate_pem),
        ),
        ("MYDATA_OWNERSHIP_KEY", write("client.key", &key)),
    ];
    install_crypto();
    wiring::wire(
        Config::read(&Reader::of(variables)).unwrap(),
        clock,
        Arc::new(chance),
    )
    .unwrap()
}

/// Writes a row for each of `values`, in statements of some hundred; `into` names the table and its columns.
pub fn insert(app: &App, into: &str, values: impl IntoIterator<Item = String>) {
    let values: Vec<String> = values.into_iter().collect();
    for some in values.chunks(ROWS) {
        let statement = format!("INSERT INTO {into} VALUES {}", some.join(","));
        app.db
            .write_now::<_, mydata::db::Error>(|tx| Ok(tx.batch_execute(&statement)?))
            .unwrap();
    }
}

/// So many data sets of an agency, whose provider knows the secret with this look-up.
pub fn datasets(app: &App, count: usize, secret_lookup: &str) {
    let (at, agency) = (stamp(app.clock.now()), uuid(0));
    insert(
        app,
        "organizations (id, kind, name_zh, name_en, made_at)",
        [format!("('{agency}', 'agency', '-', '-', '{at}')")],
    );
    let row = |n| {
        format!(
            "('{}', 'production', '{agency}', 'household', 'Data {n}', 'Data {n}', '-', '-', 'realtime',
              'http://127.0.0.1:9/', 'post', '{secret_lookup}', x'', 60, 1, '{at}')",
            dataset(n)
        )
    };
    insert(
        app,
        "datasets (id, zone, organization_id, category, name_zh, name_en, description_zh, description_en, waiting,
         url, verb, secret_lookup, secret, probe_minutes, position, made_at)",
        (0..count).map(row),
    );
}

/// So many transfers, the `n`th under the number `n`, of the data set and for the citizen that `of` gives it.
pub fn transfers(app: &App, count: usize, of: impl Fn(usize) -> (String, usize)) {
    let now = app.clock.now();
    let (at, end) = (stamp(now), stamp(now.plus(hours(8))));
    let citizens = 1 + (0..count).map(|n| of(n).1).max().unwrap_or_default();
    insert(
        app,
        "citizens (id, number_lookup, number, birth_date, name, made_at)",
        (0..citizens).map(|n| format!("('{}', '{n}', x'', x'', x'', '{at}')", uuid(n))),
    );
    insert(
        app,
        "proofs (id, citizen_id, method, evidence, at)",
        (0..citizens).map(|n| format!("('{0}', '{0}', 'CER', x'', '{at}')", uuid(n))),
    );
    insert(
        app,
        "requests (id, session_lookup, draft, made_at, expires_at)",
        (0..count).map(|n| format!("('{}', '-', x'', '{at}', '{end}')", uuid(n))),
    );
    let consent = |n| {
        let (id, (dataset, citizen)) = (uuid(n), of(n));
        let citizen = uuid(citizen);
        format!("('{id}', '{id}', '{citizen}', '{dataset}', '{citizen}', '-', '-', x'', '{at}')")
    };
    insert(
        app,
        "consents (id, request_id, citizen_id, dataset_id, proof_id, terms_version, terms_digest, parameters, given_at)",
        (0..count).map(consent),
    );
    let transfer = |n| {
        let (id, (dataset, citizen)) = (uuid(n), of(n));
        let citizen = uuid(citizen);
        format!(
            "('{id}', '{id}', '{id}', '{citizen}', '{dataset}', '{id}', 'waiting', 0, '{at}', '{end}')"
        )
    };
    insert(
        app,
        "transfers (id, request_id, consent_id, citizen_id, dataset_id, transaction_uid, state, attempts, made_at,
         expires_at)",
        (0..count).map(transfer),
    );
}

/// A time as SQLite keeps it.
#[must_use]
pub fn stamp(at: Timestamp) -> String {
    at.utc().format("%Y-%m-%d %H:%M:%S%.6f").to_string()
}

/// The identifier with this number.
#[must_use]
pub fn uuid(n: usize) -> String {
    format!("00000000-0000-4000-8000-{n:012x}")
}

/// The name of the data set with this number.
#[must_use]
pub fn dataset(n: usize) -> String {
    format!("API.bench{n:05}")
}
