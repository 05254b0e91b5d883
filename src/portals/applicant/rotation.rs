//! `/ids/api/keys/{id}/rotations` and `/revocations`: another key for a pair, and the end of a pair.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;

use super::key::KeyPage;
use super::{Nothing, by, count, own, own_pair, paths, unchanged};
use crate::app::App;
use crate::domain::credential::issue::CannotChange;
use crate::domain::credential::rotation::{Overlap, Rotation};
use crate::domain::licensing::keys;
use crate::domain::limit::Limited;
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Member, SignedIn};
use crate::http::{once, pause, redirect, screen};

/// How long the old key stays good.
#[derive(Deserialize)]
pub struct RotationForm {
    #[serde(default)]
    hours: String,
}

/// 更換金鑰: a new key by mail, and the old one stays good for a while.
///
/// # Errors
/// Not found for a pair that is not in force.
pub async fn rotate(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    member: SignedIn<Member>,
    (chrome, id, form): (Chrome, Path<String>, Form<RotationForm>),
) -> Result<HttpResponse, PageError> {
    let pair = own_pair(&app, &member, &id).await?;
    let typed: String = form.0.hours.nfkc().collect();
    let hours = typed.trim().parse().ok();
    let Some(overlap) = hours.and_then(Overlap::of_hours) else {
        let mut page = KeyPage::of(&app, chrome, &pair).await?;
        page.hours = form.0.hours;
        page.errors.push("hours", "applicant-key-hours-shape");
        return Ok(screen::unprocessable(page));
    };
    let kept = own(&app, &member).await?;
    let (now, vault, by) = (app.clock.now(), app.vault.clone(), by(&app, &req, &member));
    let (id, account) = (pair.id, pair.account);
    let rotation = Rotation {
        account,
        credential: id,
        overlap,
        key: once::of(&app, &req, account).into(),
    };
    let rotated = app.db.write(move |tx| -> Result<(), PageError> {
        count(tx, now, &vault, (Limited::KeyRotationByMember, account))?;
        keys::rotate(tx, now, &by, &vault, (&kept, &rotation)).map_err(unchanged)
    });
    if let Err(refusal) = rotated.await {
        let mut page = KeyPage::of(&app, chrome, &pair).await?;
        page.hours = form.0.hours;
        return pause::again(page, |page| &mut page.chrome, refusal);
    }
    redirect::with_notice(&session, paths::key(id), "applicant-key-rotated")
}

/// Revokes the pair: it is dead with its next call.
///
/// # Errors
/// Not found for a pair that is not in force.
pub async fn revoke(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    member: SignedIn<Member>,
    (id, _): (Path<String>, Nothing),
) -> Result<HttpResponse, PageError> {
    let pair = own_pair(&app, &member, &id).await?;
    let (now, by, account) = (app.clock.now(), by(&app, &req, &member), pair.account);
    let revoked = app
        .db
        .write(move |tx| keys::revoke(tx, now, &by, (account, pair.id)))
        .await;
    done(
        &session,
        revoked,
        paths::RECORDS.to_owned(),
        "applicant-key-revoke-done",
    )
}

/// The answer to something that was done with a pair.
pub(super) fn done(
    session: &Session,
    outcome: Result<(), CannotChange>,
    path: String,
    notice: &str,
) -> Result<HttpResponse, PageError> {
    outcome.map_err(unchanged)?;
    redirect::with_notice(session, path, notice)
}
