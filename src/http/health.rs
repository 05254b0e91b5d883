//! Whether the process lives, and whether it can do its work.

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::app::App;
use crate::db;

/// The process answers.
pub async fn live() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body("ok\n")
}

/// The rows can be read and their tables are of this release.
pub async fn ready(app: Data<App>) -> HttpResponse {
    match app.db.read(db::migrate::is_pending).await {
        Ok(false) => HttpResponse::Ok()
            .content_type("text/plain; charset=utf-8")
            .body("ready\n"),
        Ok(true) => busy("the tables are of another release: run `mydata migrate`\n"),
        Err(fault) => {
            tracing::warn!(%fault, "not ready");
            busy("the database does not answer\n")
        }
    }
}

fn busy(why: &'static str) -> HttpResponse {
    HttpResponse::ServiceUnavailable()
        .content_type("text/plain; charset=utf-8")
        .body(why)
}
