//! The park data API through HTTP, on SQLite: what a signature, the quota and the log cost beside the same answer
//! unsigned and beside a constant handler; how long questions of a whole register of factories take; and who waits when
//! more calls come than can be answered.
//!
//! `cargo bench --bench park`. Parks and factories are those of the official files, where they are found
//! ([`register`]), else made-up ones of as many rows. Aims: signature, quota and log cost 25 % of the unsigned throughput
//! at most; 100 factories by an indexed equality with an order take 20 ms at the 99th percentile with 200 calls a second.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a measurement that cannot go on has to stop"
)]

mod callers;
mod register;
mod rush;
#[expect(
    dead_code,
    reason = "other measurements need transfers, this one does not"
)]
#[path = "../stage/mod.rs"]
mod stage;

use std::net::SocketAddr;

use actix_web::web::{self, Data, get};
use actix_web::{App as Web, HttpRequest, HttpResponse, HttpServer};
use mydata::api::park::{Narrowed, Serves, respond};
use mydata::api::signed::Readable as _;
use mydata::app::App;
use mydata::domain::credential::Tier;
use mydata::domain::park::catalogue::SERVICES;
use mydata::jobs::worker;
use mydata::routes;
use stage::Stage;
use stage::crowd::{self, Asked};

use callers::Callers;
use register::Register;

/// Members whose programs call in turn.
const MEMBERS: usize = 64;
/// Connections of the crowd that asks for one park: fewer than the tickets for a place, so that nobody is refused.
const CONNECTIONS: usize = 352;
const PATH: &str = "/v2/IndustrialPark";
/// The same path as the server knows it.
const PATTERN: &str = "/{one:(?i:v2)}/{two:(?i:IndustrialPark)}";
const ONE: &str = "/v2/IndustrialPark?$filter=IndustrialParkID%20eq%20'IP001'";
/// Percent of the unsigned throughput.
const AIM: f64 = 25.0;

fn main() {
    let stage = Stage::set();
    let app = Data::clone(&stage.app);
    let register = Register::fill(&app);
    let callers = Callers::gather(&app, MEMBERS, Tier::General);
    let projects = Callers::gather(&app, rush::MEASURED, Tier::Project);
    let shared = Data::clone(&app);
    let ours =
        serve!(HttpServer::new(move || routes::server(Data::clone(&shared))).tcp_nodelay(true));
    write_calls(&app);
    compare(&app, ours, &callers);
    rush::questions(ours, &callers, &register);
    rush::priority(ours, (&callers, &projects), &register);
    std::process::exit(0);
}

/// Lets the worker write the calls down, as it does when serving.
fn write_calls(app: &Data<App>) {
    let app = Data::clone(app);
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let _worker = worker::start(app.into_inner());
            std::future::pending::<()>().await;
        });
    });
}

/// One park: signed, unsigned, and as a constant.
fn compare(app: &Data<App>, ours: SocketAddr, callers: &Callers) {
    let body: &'static [u8] = callers.body(ours, ONE).leak();
    let constant = serve!(
        HttpServer::new(move || {
            let answer = move || async move {
                HttpResponse::Ok()
                    .content_type("application/json")
                    .body(body)
            };
            Web::new().route(PATH, get().to(answer))
        })
        .tcp_nodelay(true)
    );
    let asked = Asked {
        requests: callers.requests(ONE),
        end: &body[body.len() - 24..],
        connections: CONNECTIONS,
    };
    println!("-- one park");
    crowd::alone(ours, &asked);
    let servers = [
        ("constant handler", constant),
        ("unsigned", unsigned(app)),
        ("signed", ours),
    ];
    let figures = crowd::measure(&servers, &asked);
    let share = |one: f64, other: f64| 100.0 * one / other;
    let cost = 100.0 - share(figures[2], figures[1]);
    println!("signature, quota and log cost {cost:.1} % of the unsigned   aim {AIM:.0} % at most");
    println!(
        "of the constant handler: unsigned {:.1} %, signed {:.1} %",
        share(figures[1], figures[0]),
        share(figures[2], figures[0])
    );
}

/// The same answer at the same address within the same layers, without signature, quota, queue and log of calls.
fn unsigned(app: &Data<App>) -> SocketAddr {
    let shared = Data::clone(app);
    let service = SERVICES
        .into_iter()
        .find(|service| service.path == PATH)
        .unwrap();
    serve!(
        HttpServer::new(move || {
            let resource = web::resource(PATTERN)
                .app_data(Serves(service))
                .route(get().to(answer_anybody));
            routes::around(Data::clone(&shared), |doors| {
                doors.service(resource);
            })
        })
        .tcp_nodelay(true)
    )
}

async fn answer_anybody(app: Data<App>, req: HttpRequest) -> HttpResponse {
    let asked = Narrowed::read(&req, &app).unwrap();
    respond(&app, &req, &asked).await.unwrap()
}
