//! How many barcode pages a second are answered through HTTP, on SQLite with 20,000 kept packages: session, two packages
//! with their barcodes as Code 128 and QR, openings, and the whole page drawn; printed beside an actix handler that
//! answers a constant page of the same size in the same run.
//!
//! `cargo bench --bench barcode_page`.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a measurement that cannot go on has to stop"
)]

mod stage;

use actix_session::Session;
use actix_web::cookie::Cookie;
use actix_web::test::{self, TestRequest};
use actix_web::web::{Bytes, Data, get};
use actix_web::{App as Web, HttpResponse, HttpServer};
use mydata::app::App;
use mydata::domain::barcode::{self, Holder};
use mydata::domain::ids::{CitizenId, PackageId};
use mydata::http::session;
use mydata::http::visitor::{Citizen, Reach, SignedInAs};
use mydata::kit::clock::hours;
use mydata::routes;
use stage::Stage;
use stage::crowd::{Asked, CONNECTIONS};

const PACKAGES: usize = 20_000;
const DATASETS: usize = 20;
/// Citizens who look at their barcodes.
const LOOKING: usize = 100;
const PATH: &str = "/personal/barcodes";

fn main() {
    let stage = Stage::set();
    fill(&stage.app);
    let system = actix_web::rt::System::new();
    let cookies = system.block_on(sign_in(&stage.app));
    let asked = Asked {
        requests: cookies.iter().map(request).collect(),
        end: b"</html>",
        connections: CONNECTIONS,
    };
    let page = system.block_on(page(&stage.app, &cookies[0]));
    assert!(page.ends_with(asked.end), "the page is whole");
    println!("{PACKAGES} packages, a page of {} bytes", page.len());
    let answer = move || {
        let page = page.clone();
        async move { HttpResponse::Ok().content_type("text/html").body(page) }
    };
    let constant = serve!(
        HttpServer::new(move || Web::new().route(PATH, get().to(answer.clone()))).tcp_nodelay(true)
    );
    stage.compare("barcode page", None, constant, &asked);
}

/// Two packages for each citizen; those who look have barcodes.
fn fill(app: &App) {
    let now = app.clock.now();
    let (at, end) = (stage::stamp(now), stage::stamp(now.plus(hours(8))));
    let of = |n| (stage::dataset(n % DATASETS), n / 2);
    stage::datasets(app, DATASETS, "-");
    stage::transfers(app, PACKAGES, of);
    let row = |n| {
        let (id, (dataset, citizen)) = (stage::uuid(n), of(n));
        let citizen = stage::uuid(citizen);
        format!("('{id}', '{id}', '{citizen}', '{dataset}', 67000, '{n}', x'', '{at}', '{end}')")
    };
    stage::insert(
        app,
        "packages (id, transfer_id, citizen_id, dataset_id, bytes, manifest_digest, verdict, fetched_at, expires_at)",
        (0..PACKAGES).map(row),
    );
    for n in 0..2 * LOOKING {
        let (id, holder): (PackageId, _) = (stage::uuid(n).parse().unwrap(), holder(n / 2));
        app.db
            .write_now(|tx| barcode::issue(tx, now, &app.vault, &holder, id))
            .unwrap();
    }
}

fn holder(n: usize) -> Holder {
    Holder {
        citizen: stage::uuid(n).parse().unwrap(),
        from: None,
    }
}

/// The session cookies of those who look, from the server's own sessions.
async fn sign_in(app: &Data<App>) -> Vec<Cookie<'static>> {
    let enter = |session: Session, body: Bytes| async move {
        let id: CitizenId = String::from_utf8_lossy(&body).parse().unwrap();
        let citizen = Citizen {
            id,
            name: "Bench".to_owned(),
            reach: Reach::Room,
            proved_at: "2026-11-20T06:00:00Z".parse().unwrap(),
        };
        SignedInAs::Citizen(citizen).enter(&session).unwrap();
        HttpResponse::Ok().finish()
    };
    let door = Web::new()
        .wrap(session::middleware(app))
        .route("/", get().to(enter));
    let door = test::init_service(door).await;
    let mut cookies = Vec::new();
    for n in 0..LOOKING {
        let request = TestRequest::get().set_payload(stage::uuid(n));
        let answer = test::call_service(&door, request.to_request()).await;
        cookies.push(answer.response().cookies().next().unwrap().into_owned());
    }
    cookies
}

/// The page as it is served.
async fn page(app: &Data<App>, cookie: &Cookie<'static>) -> Bytes {
    let server = test::init_service(routes::server(Data::clone(app))).await;
    let request = TestRequest::with_uri(PATH)
        .peer_addr("127.0.0.1:50000".parse().unwrap())
        .cookie(cookie.clone());
    let answer = test::call_service(&server, request.to_request()).await;
    assert!(answer.status().is_success(), "{}", answer.status());
    test::read_body(answer).await
}

fn request(cookie: &Cookie<'_>) -> Vec<u8> {
    format!(
        "GET {PATH} HTTP/1.1\r\nHost: localhost\r\nCookie: {}={}\r\n\r\n",
        cookie.name(),
        cookie.value()
    )
    .into_bytes()
}
