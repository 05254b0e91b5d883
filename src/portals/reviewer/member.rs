//! `/review/members/{id}`: a member's applications and pairs, and cancelling a tier.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::words::{self, History};
use super::{by, paths};
use crate::app::App;
use crate::db;
use crate::domain::credential::queries as pairs;
use crate::domain::ids::{AccountId, CredentialId};
use crate::domain::licensing::review::{self, CannotCancel, LONGEST};
use crate::domain::member;
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Reviewer, SignedIn};
use crate::http::{redirect, screen};
use crate::kit::writing;

/// The page of a member.
#[derive(Template)]
#[template(path = "reviewer/member.html")]
pub struct MemberPage {
    pub(super) chrome: Chrome,
    pub(super) login: String,
    pub(super) name: String,
    pub(super) mail: String,
    /// 單位類型: the group and the unit.
    pub(super) unit: String,
    /// The reason that was typed and is not taken.
    pub(super) typed: String,
    /// Whether the pair of the tier to cancel is in force no longer.
    pub(super) late: bool,
    pub(super) history: History,
    pub(super) errors: FieldErrors,
}

/// Why the tier is cancelled.
#[derive(Deserialize)]
pub struct CancellationForm {
    #[serde(default)]
    reason: String,
}

/// Shows a member.
///
/// # Errors
/// Not found for nobody.
pub async fn show(
    app: Data<App>,
    _: SignedIn<Reviewer>,
    (chrome, id): (Chrome, Path<String>),
) -> Result<HttpResponse, PageError> {
    let id: AccountId = id.parse().map_err(|_| PageError::NotFound)?;
    Ok(screen::ok(MemberPage::of(&app, chrome, id).await?))
}

/// Cancels a tier.
///
/// # Errors
/// Not found for a pair that nobody ever had.
pub async fn cancel(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (chrome, id, form): (Chrome, Path<String>, Form<CancellationForm>),
) -> Result<HttpResponse, PageError> {
    let id: CredentialId = id.parse().map_err(|_| PageError::NotFound)?;
    let pair = app.db.read(move |conn| pairs::find(conn, id)).await?;
    let owner = pair.ok_or(PageError::NotFound)?.account;
    let reason = writing::prose(&form.0.reason);
    if let Some(key) = words::mistake(&reason, LONGEST) {
        let page = MemberPage::of(&app, chrome, owner).await?;
        return Ok(page.mistaken(id, key, reason));
    }
    let (now, vault, by) = (
        app.clock.now(),
        app.vault.clone(),
        by(&app, &req, &reviewer),
    );
    let cancelled = app
        .db
        .write(move |tx| review::cancel(tx, now, &by, &vault, (id, &reason)))
        .await;
    match cancelled {
        Ok(()) => {
            redirect::with_notice(&session, paths::member(owner), "reviewer-member-cancelled")
        }
        Err(CannotCancel::Db(fault)) => Err(fault.into()),
        Err(CannotCancel::NoReason) => {
            let page = MemberPage::of(&app, chrome, owner).await?;
            Ok(page.mistaken(id, "reviewer-decision-reason", String::new()))
        }
        Err(CannotCancel::NoSuchPair) => {
            let mut page = MemberPage::of(&app, chrome, owner).await?;
            page.late = true;
            Ok(screen::conflict(page))
        }
    }
}

impl MemberPage {
    async fn of(app: &App, chrome: Chrome, id: AccountId) -> Result<Self, PageError> {
        let vault = app.vault.clone();
        let (member, history) = app
            .db
            .read(move |conn| -> db::Result<_> {
                let member = member::find(conn, &vault, id)?;
                Ok((member, words::history(conn, &vault, id)?))
            })
            .await?;
        let member = member.ok_or(PageError::NotFound)?;
        let (group, unit) = &member.unit_type;
        Ok(Self {
            unit: format!("{}-{}", chrome.say(group), chrome.say(unit)),
            chrome,
            login: member.login.as_str().to_owned(),
            name: member.name,
            mail: member.mail.reveal().to_owned(),
            typed: String::new(),
            late: false,
            history,
            errors: FieldErrors::none(),
        })
    }

    /// 422: the page, saying at `pair` what is wrong with the reason that was typed.
    fn mistaken(mut self, pair: CredentialId, key: &'static str, typed: String) -> HttpResponse {
        let field = words::field(pair);
        self.errors.push_named(&field, key, "reviewer-decision-why");
        self.typed = typed;
        screen::unprocessable(self)
    }
}
