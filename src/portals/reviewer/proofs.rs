//! `/review/proofs`: where members say that the data come from here.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::{Nothing, by};
use crate::app::App;
use crate::db;
use crate::domain::account::queries as accounts;
use crate::domain::ids::AttributionProofId;
use crate::domain::licensing::attribution;
use crate::http::chrome::Chrome;
use crate::http::page_error::PageError;
use crate::http::visitor::{Reviewer, SignedIn};
use crate::http::{redirect, screen};
use crate::kit::clock::Timestamp;

const PATH: &str = "/review/proofs";

/// The page.
#[derive(Template)]
#[template(path = "reviewer/proofs.html")]
pub struct ProofsPage {
    chrome: Chrome,
    waiting: Vec<Waiting>,
}

/// What waits to be looked at.
struct Waiting {
    id: String,
    login: String,
    address: String,
    handed_in_at: Timestamp,
}

/// Shows what waits.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    _: SignedIn<Reviewer>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    let waiting = app
        .db
        .read(|conn| -> db::Result<Vec<Waiting>> {
            let mut waiting = Vec::new();
            for proof in attribution::list_waiting(conn)? {
                let member = accounts::find(conn, proof.account)?;
                let login = member.map(|member| member.login.as_str().to_owned());
                waiting.push(Waiting {
                    id: proof.id.to_string(),
                    login: login.unwrap_or_default(),
                    address: proof.address.as_str().to_owned(),
                    handed_in_at: proof.handed_in_at,
                });
            }
            Ok(waiting)
        })
        .await?;
    Ok(screen::ok(ProofsPage { chrome, waiting }))
}

/// Notes that the line is there.
///
/// # Errors
/// Not found for one that nobody handed in, or that was looked at before.
pub async fn accept(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (id, _): (Path<String>, Nothing),
) -> Result<HttpResponse, PageError> {
    let id: AttributionProofId = id.parse().map_err(|_| PageError::NotFound)?;
    let (now, by) = (app.clock.now(), by(&app, &req, &reviewer));
    let accepted = app
        .db
        .write(move |tx| attribution::accept(tx, now, &by, id))
        .await?;
    if !accepted {
        return Err(PageError::NotFound);
    }
    redirect::with_notice(&session, PATH, "reviewer-proofs-done")
}

impl ProofsPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let one = Waiting {
            id: "sample".to_owned(),
            login: "wang.dev".to_owned(),
            address: "https://example.tw/".to_owned(),
            handed_in_at: chrome.now,
        };
        [Vec::new(), vec![one]]
            .into_iter()
            .map(|waiting| Self {
                chrome: chrome.clone(),
                waiting,
            })
            .collect()
    }
}
