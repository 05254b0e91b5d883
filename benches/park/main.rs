//! The park data API through HTTP, on SQLite: what a signature, the quota and the log cost beside the same answer
//! unsigned and beside a constant handler; how long questions of a whole register of factories take; and who waits when
//! more calls come than can be answered.
//!
//! `cargo bench --bench park`. The register is that of `MYDATA_BENCH_FACTORIES` (the official CSV, plain or gzip), else a
//! made-up one of as many rows. Aims: signing costs 25 % of the unsigned throughput at most; 100 factories by an indexed
//! equality with an order take 20 ms at the 99th percentile with 200 calls a second.
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

use actix_web::middleware::{Compress, NormalizePath, from_fn};
use actix_web::web::{self, Data, get};
use actix_web::{App as Web, HttpRequest, HttpResponse, HttpServer};
use mydata::api::park::{Narrowed, Serves, respond};
use mydata::api::received;
use mydata::api::signed::Asked as _;
use mydata::app::App;
use mydata::domain::credential::Tier;
use mydata::domain::park::catalogue::SERVICES;
use mydata::http::{access, encoding, headers};
use mydata::jobs::worker;
use mydata::routes;
use stage::Stage;
use stage::crowd::{self, Asked};

use callers::Callers;

/// Members whose programs call in turn.
const MEMBERS: usize = 64;
const PATH: &str = "/v2/IndustrialPark";
const ONE: &str = "/v2/IndustrialPark?$filter=IndustrialParkID%20eq%20'IP001'";

fn main() {
    let stage = Stage::set();
    let app = Data::clone(&stage.app);
    let rows = register::fill(&app);
    println!("{rows} factories");
    let callers = Callers::gather(&app, MEMBERS, Tier::General);
    let projects = Callers::gather(&app, 4, Tier::Project);
    let shared = Data::clone(&app);
    let ours =
        serve!(HttpServer::new(move || routes::server(Data::clone(&shared))).tcp_nodelay(true));
    write_calls(&app);
    compare(&app, ours, &callers);
    rush::questions(ours, &callers);
    rush::priority(ours, &callers, &projects);
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
    let unsigned = unsigned(app);
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
    };
    crowd::alone(ours, &asked);
    println!("-- one park, signed; the \"constant\" is the same answer unsigned");
    crowd::compare("signed", Some(75), (ours, unsigned), &asked);
    println!("-- one park, unsigned");
    crowd::compare("unsigned", None, (unsigned, constant), &asked);
}

/// The same answer within the same middleware, without signature, quota and log of calls.
fn unsigned(app: &Data<App>) -> SocketAddr {
    let shared = Data::clone(app);
    let service = SERVICES
        .into_iter()
        .find(|service| service.path == PATH)
        .unwrap();
    serve!(
        HttpServer::new(move || {
            let resource = web::resource(PATH)
                .app_data(Serves(service))
                .route(get().to(answer_anybody));
            Web::new()
                .app_data(Data::clone(&shared))
                .service(resource)
                .wrap(from_fn(encoding::settle))
                .wrap(Compress::default())
                .wrap(from_fn(headers::set))
                .wrap(from_fn(access::note))
                .wrap(NormalizePath::trim())
                .wrap(from_fn(received::remember))
        })
        .tcp_nodelay(true)
    )
}

async fn answer_anybody(app: Data<App>, req: HttpRequest) -> HttpResponse {
    let asked = Narrowed::read(&req, &app).unwrap();
    respond(&app, &req, &asked).await.unwrap()
}
