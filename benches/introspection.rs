//! How many introspections a second are answered through HTTP, on SQLite with 100,000 token rows, each with its event
//! on the disk before the answer; printed beside what an actix handler that answers a constant does in the same run.
//!
//! `cargo bench --bench introspection`. Aim: at least 30 % of the constant.
#![expect(
    clippy::indexing_slicing,
    reason = "a measurement that cannot go on has to stop"
)]

mod stage;

use std::time::Instant;

use actix_web::web::{Bytes, post};
use actix_web::{App as Web, HttpResponse, HttpServer};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use mydata::app::App;
use mydata::domain::dataset::{Zone, caller};
use mydata::domain::token;
use mydata::kit::clock::hours;
use stage::Stage;
use stage::crowd::{Asked, CONNECTIONS};

const TOKENS: usize = 100_000;
const DATASETS: usize = 20;
const SECRET: &str = "Qw3rTy7UiOp9AsDf";
const ANSWER: &str = r#"{"active":"true","verification":"CER"}"#;
const PATH: &str = "/connect/introspect";

fn main() {
    let stage = Stage::set();
    let began = Instant::now();
    let asked = Asked {
        requests: fill(&stage.app),
        end: ANSWER.as_bytes(),
        connections: CONNECTIONS,
    };
    println!(
        "{TOKENS} tokens of {DATASETS} data sets filled in {:.1} s",
        began.elapsed().as_secs_f64()
    );
    let constant = serve!(
        HttpServer::new(|| Web::new().route(PATH, post().to(answer_constant))).tcp_nodelay(true)
    );
    stage.compare("introspection", Some(30), constant, &asked);
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
    let (at, end) = (stage::stamp(now), stage::stamp(now.plus(hours(8))));
    stage::datasets(app, DATASETS, &caller::secret_lookup(&app.vault, SECRET));
    stage::transfers(app, TOKENS, |n| (stage::dataset(n % DATASETS), 0));
    let draw = |_| token::draw(app.random.as_ref(), Zone::Production);
    let tokens: Vec<_> = (0..TOKENS).map(draw).collect();
    let row = |(n, token): (usize, &mydata::kit::secret::Secret)| {
        let (id, citizen, of) = (stage::uuid(n), stage::uuid(0), stage::dataset(n % DATASETS));
        let lookup = token::lookup(&app.vault, token.reveal());
        format!("('{id}', '{id}', '{id}', '{citizen}', '{of}', '{lookup}', 'CER', '{at}', '{end}')")
    };
    stage::insert(
        app,
        "access_tokens (id, transfer_id, transaction_uid, citizen_id, dataset_id, token_lookup, verification, issued_at,
         expires_at)",
        tokens.iter().enumerate().map(row),
    );
    let tokens = tokens.iter().enumerate();
    tokens
        .map(|(n, token)| request(&stage::dataset(n % DATASETS), token.reveal()))
        .collect()
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
