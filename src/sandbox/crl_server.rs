//! Plays the authority's list server: every list is signed afresh when it is asked for, so it is never stale.

use std::io;
use std::sync::{Arc, OnceLock};

use actix_web::web::{self, Data, Path};
use actix_web::{HttpResponse, Responder};

use super::hierarchy::{Hierarchy, List, PARTS};
use super::stranger::{self, Running};
use crate::kit::clock::SharedClock;

/// What the server publishes. It can be given after the server has started, because the address of the server
/// stands in the certificates of the hierarchy.
#[derive(Clone)]
pub struct Publication {
    hierarchy: Arc<OnceLock<Arc<Hierarchy>>>,
    clock: SharedClock,
}

impl Publication {
    /// Publishes the lists of `hierarchy`; only the first call counts.
    pub fn publish(&self, hierarchy: Arc<Hierarchy>) {
        drop(self.hierarchy.set(hierarchy));
    }

    fn answer(&self, list: List) -> HttpResponse {
        let Some(hierarchy) = self.hierarchy.get() else {
            return HttpResponse::ServiceUnavailable().finish();
        };
        let signed = hierarchy
            .list(list, self.clock.now())
            .and_then(|draft| draft.sign(hierarchy.citizens_key()));
        match signed {
            Ok(der) => HttpResponse::Ok()
                .content_type("application/pkix-crl")
                .body(der),
            Err(error) => HttpResponse::InternalServerError().body(error.to_string()),
        }
    }
}

/// Listens at `/complete.crl`, `/part-{n}.crl` and `/mirror/part-{n}.crl`.
///
/// # Errors
/// When the port is taken.
pub async fn start(port: u16, clock: SharedClock) -> io::Result<(Running, Publication)> {
    let publication = Publication {
        hierarchy: Arc::default(),
        clock,
    };
    let shared = Data::new(publication.clone());
    let running = stranger::start(port, move |config| {
        config
            .app_data(shared.clone())
            .route("/complete.crl", web::get().to(complete))
            .route("/part-{part}.crl", web::get().to(part))
            .route("/mirror/part-{part}.crl", web::get().to(part));
    })
    .await?;
    Ok((running, publication))
}

async fn complete(publication: Data<Publication>) -> impl Responder {
    publication.answer(List::Complete)
}

async fn part(publication: Data<Publication>, part: Path<u8>) -> impl Responder {
    if *part < PARTS {
        publication.answer(List::Part(*part))
    } else {
        HttpResponse::NotFound().finish()
    }
}
