//! `mydata serve`: the server, its worker, and in development the strangers it talks to.

use std::process::ExitCode;
use std::time::Duration;

use actix_web::web::Data;
use actix_web::{App as Web, HttpServer};

use super::{start, wiring};
use crate::app::App;
use crate::config::Config;
use crate::routes;

/// Seconds that requests under way have when the server is told to stop.
const GRACE_SECONDS: u64 = 20;

/// Runs until told to stop.
#[must_use]
pub fn run() -> ExitCode {
    match start::config().and_then(|config| actix_web::rt::System::new().block_on(serve(config))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("mydata: {sentence}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(config: Config) -> Result<(), String> {
    start::logs(&config);
    let app: Data<App> = Data::new(wiring::wire(config)?);
    let server = listen(&app)?;
    let handle = server.handle();
    let metrics = listen_for_metrics(&app)?;
    let outcome = server
        .await
        .map_err(|why| format!("the server stopped: {why}"));
    drop(handle);
    if let Some(metrics) = metrics {
        metrics.stop(false).await;
    }
    outcome
}

fn listen(app: &Data<App>) -> Result<actix_web::dev::Server, String> {
    let shared = Data::clone(app);
    let bind = app.config.server.bind;
    let server = HttpServer::new(move || routes::server(Data::clone(&shared)))
        .tcp_nodelay(true)
        .client_request_timeout(Duration::from_secs(15))
        .shutdown_timeout(GRACE_SECONDS)
        .bind(bind)
        .map_err(|why| {
            format!("cannot listen on {bind}: {why}. Set MYDATA_BIND to another address.")
        })?;
    for address in server.addrs() {
        println!("MyData listens on http://{address}");
    }
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
