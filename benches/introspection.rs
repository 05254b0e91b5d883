//! How many introspections a second are answered through HTTP, on SQLite with 100,000 token rows, each with its event
//! on the disk before the answer; printed beside what an actix handler that answers a constant does in the same run.
//!
//! `cargo bench --bench introspection`. Aim: at least 30 % of the constant.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "a measurement that cannot go on has to stop"
)]

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use actix_web::web::{Bytes, Data, post};
use actix_web::{App as Web, HttpResponse, HttpServer};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diesel::connection::SimpleConnection as _;
use mydata::app::App;
use mydata::clients::install_crypto;
use mydata::commands::wiring;
use mydata::config::{Config, Reader};
use mydata::domain::dataset::caller;
use mydata::domain::token;
use mydata::kit::clock::{SystemClock, hours};
use mydata::kit::random::SystemChance;
use mydata::routes;
use mydata::sandbox::hierarchy::Hierarchy;
use rsa::pkcs8::{EncodePrivateKey as _, LineEnding};

const TOKENS: usize = 100_000;
const DATASETS: usize = 20;
/// Rows of one statement while filling.
const ROWS: usize = 500;
const THREADS: usize = 4;
/// Keep-alive connections of each thread; each has one request under way.
const CONNECTIONS: usize = 64;
const ROUND: Duration = Duration::from_secs(4);
const SECRET: &str = "Qw3rTy7UiOp9AsDf";
const ANSWER: &str = r#"{"active":"true","verification":"CER"}"#;
const PATH: &str = "/connect/introspect";

/// Serves on a free port of loopback, in a thread of its own, until the process ends.
macro_rules! serve {
    ($server:expr) => {{
        let (bound, address) = mpsc::channel();
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

fn main() {
    let var = tempfile::tempdir().unwrap();
    let app = Data::new(wired(var.path()));
    let lines = tracing_subscriber::fmt().json().with_env_filter("info");
    lines.with_writer(std::io::sink).init();
    let began = Instant::now();
    let requests = fill(&app);
    println!(
        "{TOKENS} tokens of {DATASETS} data sets filled in {:.1} s",
        began.elapsed().as_secs_f64()
    );
    let shared = Data::clone(&app);
    let ours =
        serve!(HttpServer::new(move || routes::server(Data::clone(&shared))).tcp_nodelay(true));
    let constant = serve!(
        HttpServer::new(|| Web::new().route(PATH, post().to(answer_constant))).tcp_nodelay(true)
    );
    alone(ours, &requests);
    drive(constant, &requests, Duration::from_secs(1));
    drive(ours, &requests, Duration::from_secs(1));
    let mut ceilings = Vec::new();
    let mut figures = Vec::new();
    for _ in 0..3 {
        ceilings.push(drive(constant, &requests, ROUND));
        figures.push(drive(ours, &requests, ROUND));
    }
    let (ceiling, figure) = (middle(&mut ceilings), middle(&mut figures));
    println!("constant handler  {ceiling:>8.0} /s   of {ceilings:.0?}");
    println!("introspection     {figure:>8.0} /s   of {figures:.0?}");
    println!(
        "ratio             {:>8.1} %   aim 30 %",
        100.0 * figure / ceiling
    );
    std::process::exit(0);
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

/// Reads the body, as whoever keeps a connection open must.
async fn answer_constant(_: Bytes) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("application/json")
        .body(ANSWER)
}

/// Fills the rows; the requests that ask about each of the tokens, as real callers write them.
fn fill(app: &App) -> Vec<Vec<u8>> {
    let now = app.clock.now();
    let (at, end) = (stamp(now), stamp(now.plus(hours(8))));
    let secret = caller::secret_lookup(&app.vault, SECRET);
    let mut rows = format!(
        "INSERT INTO organizations (id, kind, name_zh, name_en, made_at) VALUES ('{0}', 'provider', '-', '-', '{at}');
         INSERT INTO citizens (id, number_lookup, number, birth_date, name, made_at) VALUES ('{0}', '-', x'', x'', x'', '{at}');
         INSERT INTO proofs (id, citizen_id, method, evidence, at) VALUES ('{0}', '{0}', 'CER', x'', '{at}');",
        uuid(0)
    );
    for n in 0..DATASETS {
        write!(
            rows,
            "INSERT INTO datasets (id, zone, organization_id, category, name_zh, name_en, description_zh, description_en,
             waiting, url, verb, secret_lookup, secret, probe_minutes, position, made_at) VALUES ('{}', 'production', '{}',
             'household', '-', '-', '-', '-', 'realtime', 'http://127.0.0.1:9/', 'post', '{secret}', x'', 60, 1, '{at}');",
            dataset(n),
            uuid(0)
        )
        .unwrap();
    }
    execute(app, &rows);
    let mut requests = Vec::with_capacity(TOKENS);
    for first in (0..TOKENS).step_by(ROWS) {
        let mut tables = [
            "INSERT INTO requests (id, session_lookup, draft, made_at, expires_at) VALUES ".to_owned(),
            "INSERT INTO consents (id, request_id, citizen_id, dataset_id, proof_id, terms_version, terms_digest, parameters, given_at) VALUES ".to_owned(),
            "INSERT INTO transfers (id, request_id, consent_id, citizen_id, dataset_id, transaction_uid, state, attempts, made_at, expires_at) VALUES ".to_owned(),
            "INSERT INTO access_tokens (id, transfer_id, citizen_id, dataset_id, token_lookup, verification, issued_at, expires_at) VALUES ".to_owned(),
        ];
        for n in first..first + ROWS {
            let (id, citizen, of) = (uuid(n), uuid(0), dataset(n % DATASETS));
            let token = token::draw(app.random.as_ref(), "production");
            let lookup = token::lookup(&app.vault, token.reveal());
            let values = [
                format!("('{id}', '-', x'', '{at}', '{end}')"),
                format!(
                    "('{id}', '{id}', '{citizen}', '{of}', '{citizen}', '-', '-', x'', '{at}')"
                ),
                format!(
                    "('{id}', '{id}', '{id}', '{citizen}', '{of}', '{id}', 'waiting', 0, '{at}', '{end}')"
                ),
                format!(
                    "('{id}', '{id}', '{citizen}', '{of}', '{lookup}', 'CER', '{at}', '{end}')"
                ),
            ];
            for (table, value) in tables.iter_mut().zip(values) {
                table.push_str(&value);
                table.push(if n + 1 == first + ROWS { ';' } else { ',' });
            }
            requests.push(request(&of, token.reveal()));
        }
        execute(app, &tables.concat());
    }
    requests
}

fn execute(app: &App, rows: &str) {
    app.db
        .write_now::<_, mydata::db::Error>(|tx| Ok(tx.batch_execute(rows)?))
        .unwrap();
}

fn stamp(at: mydata::kit::clock::Timestamp) -> String {
    at.utc().format("%Y-%m-%d %H:%M:%S%.6f").to_string()
}

fn uuid(n: usize) -> String {
    format!("00000000-0000-4000-8000-{n:012x}")
}

fn dataset(n: usize) -> String {
    format!("API.bench{n:05}")
}

fn request(dataset: &str, token: &str) -> Vec<u8> {
    let credentials = STANDARD.encode(format!("{dataset}:{SECRET}"));
    let body = format!("token={}", token.replace(':', "%3A"));
    format!(
        "POST {PATH} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic {credentials}\r\n\
         Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// Asks with every connection at once, again and again; answers a second.
fn drive(server: SocketAddr, requests: &[Vec<u8>], length: Duration) -> f64 {
    let began = Instant::now();
    let answered: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|thread| scope.spawn(move || ask_in_turn(server, requests, (thread, length))))
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("a thread that asks"))
            .sum()
    });
    answered as f64 / began.elapsed().as_secs_f64()
}

fn ask_in_turn(
    server: SocketAddr,
    requests: &[Vec<u8>],
    (thread, length): (usize, Duration),
) -> usize {
    let mut connections: Vec<TcpStream> = (0..CONNECTIONS).map(|_| connect(server)).collect();
    let mut next = thread * requests.len() / THREADS;
    let mut answered = 0;
    let began = Instant::now();
    for connection in &mut connections {
        ask(connection, requests, &mut next);
    }
    while began.elapsed() < length {
        for connection in &mut connections {
            read(connection);
            answered += 1;
            ask(connection, requests, &mut next);
        }
    }
    for connection in &mut connections {
        read(connection);
    }
    answered + CONNECTIONS
}

/// One caller alone: how long an answer takes when nobody else asks.
fn alone(server: SocketAddr, requests: &[Vec<u8>]) {
    let mut connection = connect(server);
    let mut took: Vec<f64> = (0..200)
        .map(|mut next| {
            let began = Instant::now();
            ask(&mut connection, requests, &mut next);
            read(&mut connection);
            began.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    println!(
        "alone             {:>8.2} ms  in the middle of 200",
        middle(&mut took)
    );
}

fn connect(server: SocketAddr) -> TcpStream {
    let connection = TcpStream::connect(server).unwrap();
    connection.set_nodelay(true).unwrap();
    connection
}

fn ask(connection: &mut TcpStream, requests: &[Vec<u8>], next: &mut usize) {
    connection
        .write_all(&requests[*next % requests.len()])
        .unwrap();
    *next += 1;
}

/// Reads one answer and looks that it is the good one.
fn read(connection: &mut TcpStream) {
    let mut answer = [0; 4096];
    let mut filled = 0;
    while !answer[..filled].ends_with(ANSWER.as_bytes()) {
        let read = connection.read(&mut answer[filled..]).unwrap();
        assert!(read > 0, "{}", String::from_utf8_lossy(&answer[..filled]));
        filled += read;
    }
}

fn middle(figures: &mut [f64]) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
