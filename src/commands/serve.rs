//! `mydata serve`: the server, its worker, and in development the strangers it talks to.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use actix_web::web::Data;
use actix_web::{App as Web, HttpServer};

use super::{files, logs, sandbox, start, wiring};
use crate::app::App;
use crate::clients::install_crypto;
use crate::config::Config;
use crate::jobs::schedule::Task;
use crate::jobs::{periodic, worker};
use crate::kit::clock::{SharedClock, SystemClock};
use crate::kit::random::{SharedRandom, SystemChance};
use crate::routes;

/// Seconds that requests under way have when the server is told to stop.
const GRACE_SECONDS: u64 = 20;

/// Runs until told to stop.
#[must_use]
pub fn run() -> ExitCode {
    let served = start::config().and_then(|config| {
        logs::begin(&config);
        actix_web::rt::System::new().block_on(serve(config))
    });
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("mydata: {sentence}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(mut config: Config) -> Result<(), String> {
    install_crypto();
    files::narrow(&config.server.var);
    let clock: SharedClock = Arc::new(SystemClock);
    let random: SharedRandom = Arc::new(SystemChance::default());
    let town = if config.sandbox.on {
        Some(sandbox::open(&mut config, &clock, &random).await?)
    } else {
        None
    };
    let listener = listener(&mut config)?;
    let app = Data::new(wiring::wire(config, clock, random)?);
    let _authenticator = match &town {
        Some(town) => Some(sandbox::attach(&app, town).await?),
        None => None,
    };
    let server = listen(&app, listener)?;
    let metrics = listen_for_metrics(&app)?;
    let worker = worker::start(Arc::clone(&app));
    let outcome = server
        .await
        .map_err(|why| format!("the server stopped: {why}"));
    worker.stop().await;
    periodic::perform(&app, Task::WriteCalls).await;
    if let Some(metrics) = metrics {
        metrics.stop(false).await;
    }
    outcome
}

/// Takes the port first: with port 0 the address in links is only known then.
fn listener(config: &mut Config) -> Result<std::net::TcpListener, String> {
    let bind = config.server.bind;
    let listener = std::net::TcpListener::bind(bind).map_err(|why| {
        format!("cannot listen on {bind}: {why}. Set MYDATA_BIND to another address.")
    })?;
    let address = listener
        .local_addr()
        .map_err(|why| format!("cannot listen on {bind}: {why}"))?;
    config.server.is_at(address);
    Ok(listener)
}

fn listen(
    app: &Data<App>,
    listener: std::net::TcpListener,
) -> Result<actix_web::dev::Server, String> {
    let shared = Data::clone(app);
    let server = HttpServer::new(move || routes::server(Data::clone(&shared)))
        .tcp_nodelay(true)
        .client_request_timeout(Duration::from_secs(15))
        .shutdown_timeout(GRACE_SECONDS)
        .listen(listener)
        .map_err(|why| format!("cannot listen: {why}"))?;
    println!("MyData: {}", app.config.server.link("/"));
    Ok(server.run())
}

fn listen_for_metrics(app: &Data<App>) -> Result<Option<actix_web::dev::ServerHandle>, String> {
    let Some(bind) = app.config.server.metrics_bind else {
        return Ok(None);
    };
    let shared = Data::clone(app);
    let server = HttpServer::new(move || {
        Web::new()
            .app_data(Data::clone(&shared))
            .configure(routes::metrics_listener)
    })
    .workers(1)
    .disable_signals()
    .bind(bind)
    .map_err(|why| {
        format!("cannot listen on {bind}: {why}. Set MYDATA_METRICS_BIND to another address.")
    })?
    .run();
    let handle = server.handle();
    actix_web::rt::spawn(server);
    Ok(Some(handle))
}
