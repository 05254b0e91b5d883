//! `/ids/api/applications/{id}/withdrawals`: 撤回申請, after a second thought.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::{Nothing, by, paths};
use crate::app::App;
use crate::domain::credential::Tier;
use crate::domain::ids::LicenceApplicationId;
use crate::domain::licensing::withdrawing::{self, CannotWithdraw};
use crate::domain::licensing::{State, queries as applications};
use crate::http::chrome::Chrome;
use crate::http::page_error::PageError;
use crate::http::visitor::{Member, SignedIn};
use crate::http::{redirect, screen};
use crate::kit::clock::Timestamp;

/// The page.
#[derive(Template)]
#[template(path = "applicant/withdrawal.html")]
pub struct WithdrawalPage {
    chrome: Chrome,
    path: String,
    tier: Tier,
    submitted_at: Timestamp,
}

/// Asks whether the application shall be taken back; one that waits no longer is shown instead.
///
/// # Errors
/// Not found for one of somebody else.
pub async fn show(
    app: Data<App>,
    session: Session,
    member: SignedIn<Member>,
    (chrome, id): (Chrome, Path<String>),
) -> Result<HttpResponse, PageError> {
    let id: LicenceApplicationId = id.parse().map_err(|_| PageError::NotFound)?;
    let (vault, account) = (app.vault.clone(), member.person.account_id);
    let found = app
        .db
        .read(move |conn| applications::find_for_account(conn, &vault, account, id))
        .await?;
    let found = found.ok_or(PageError::NotFound)?;
    let path = paths::application(id);
    if found.state != State::Waiting {
        return redirect::with_complaint(&session, path, "applicant-withdrawal-over");
    }
    Ok(screen::ok(WithdrawalPage {
        chrome,
        path,
        tier: found.tier,
        submitted_at: found.submitted_at,
    }))
}

/// Takes the application back.
///
/// # Errors
/// Not found for one of somebody else.
pub async fn withdraw(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    member: SignedIn<Member>,
    (id, _): (Path<String>, Nothing),
) -> Result<HttpResponse, PageError> {
    let id: LicenceApplicationId = id.parse().map_err(|_| PageError::NotFound)?;
    let (now, by) = (app.clock.now(), by(&app, &req, &member));
    let account = member.person.account_id;
    let withdrawn = app
        .db
        .write(move |tx| withdrawing::withdraw(tx, now, (account, &by), id));
    match withdrawn.await {
        Ok(()) => redirect::with_notice(&session, paths::RECORDS, "applicant-withdrawal-done"),
        Err(CannotWithdraw::Over) => {
            let path = paths::application(id);
            redirect::with_complaint(&session, path, "applicant-withdrawal-over")
        }
        Err(CannotWithdraw::NoSuchApplication) => Err(PageError::NotFound),
        Err(CannotWithdraw::Db(fault)) => Err(fault.into()),
    }
}

impl WithdrawalPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        vec![Self {
            chrome: chrome.clone(),
            path: "/ids/api/applications/sample".to_owned(),
            tier: Tier::Advanced,
            submitted_at: chrome.now,
        }]
    }
}
