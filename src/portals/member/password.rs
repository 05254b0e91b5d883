//! `/ids/password`: 變更密碼 with the old one.

use actix_session::Session;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::{by, paths};
use crate::app::App;
use crate::domain::account::change::{self, Before, CannotChange, Change};
use crate::domain::account::hash::NewHash;
use crate::domain::account::password::Owner;
use crate::domain::limit::Limited;
use crate::domain::member;
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Member, SignedIn};
use crate::http::{choice, pause, redirect, screen, tries};
use crate::kit::secret::Secret;

/// The page.
#[derive(Template)]
#[template(path = "member/password.html")]
pub struct PasswordPage {
    chrome: Chrome,
    errors: FieldErrors,
}

/// The old password, and the new one twice.
#[derive(Deserialize)]
pub struct PasswordForm {
    #[serde(default)]
    old: Secret,
    #[serde(default)]
    password: Secret,
    #[serde(default)]
    again: Secret,
}

/// Shows the page.
pub async fn show(_: SignedIn<Member>, chrome: Chrome) -> HttpResponse {
    screen::ok(PasswordPage::new(chrome))
}

/// Changes the password; every session ends, this one too.
///
/// # Errors
/// Too many when the old password was tried too often; busy when many passwords are hashed at once.
pub async fn change(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    member: SignedIn<Member>,
    (chrome, form): (Chrome, Form<PasswordForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = PasswordPage::new(chrome);
    let changed = match prepare(&app, &member, &form.0).await {
        Ok(Ok((before, new))) => put(&app, &req, &member, (before, new)).await?,
        Ok(Err(mistakes)) => Err(mistakes),
        Err(refusal) => return pause::again(page, |page| &mut page.chrome, refusal),
    };
    if let Err(mistakes) = changed {
        page.errors = mistakes;
        return Ok(screen::unprocessable(page));
    }
    redirect::leaving(&session, paths::LOGIN, "common-password-changed")
}

/// The passwords before and the new one, or every mistake. The old password is looked at, and the try counted, once the
/// new one could be taken.
async fn prepare(
    app: &App,
    member: &SignedIn<Member>,
    form: &PasswordForm,
) -> Result<Result<(Before, NewHash), FieldErrors>, PageError> {
    let (account, vault) = (member.person.account_id, app.vault.clone());
    let (before, found) = app
        .db
        .read(move |conn| -> crate::db::Result<_> {
            let before = change::look_up(conn, account)?;
            Ok((before, member::find(conn, &vault, account)?))
        })
        .await?;
    let (before, found) = before.zip(found).ok_or(PageError::NotFound)?;
    let owner = Owner {
        login: found.login.as_str(),
        name: &found.name,
        mail: Some(found.mail.reveal()),
    };
    let typed = (&form.password, &form.again);
    let mut mistakes = FieldErrors::none();
    let Some(chosen) = choice::choose(&owner, typed, &mut mistakes) else {
        return Ok(Err(mistakes));
    };
    tries::count(app, vec![(Limited::PasswordChange, account.to_string())]).await?;
    let hash = Some(before.hash.clone());
    if !app.hasher.verify(form.old.clone(), hash).await? {
        return Ok(Err(wrong()));
    }
    let new = choice::hash(app, chosen, before.recent.clone()).await?;
    Ok(new.map(|new| (before, new)))
}

async fn put(
    app: &App,
    req: &HttpRequest,
    member: &SignedIn<Member>,
    (before, new): (Before, NewHash),
) -> Result<Result<(), FieldErrors>, PageError> {
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let (account, by) = (member.person.account_id, by(app, req, member));
    let changed = app.db.write(move |tx| {
        let change = Change {
            before: &before,
            matched: true,
            new: &new,
        };
        member::password::replace(tx, now, (account, &by), &vault, &change)
    });
    match changed.await {
        Ok(()) => Ok(Ok(())),
        Err(CannotChange::WrongPassword) => Ok(Err(wrong())),
        Err(CannotChange::Db(fault)) => Err(fault.into()),
    }
}

fn wrong() -> FieldErrors {
    FieldErrors::none().and("old", "member-password-old-wrong")
}

impl PasswordPage {
    const fn new(chrome: Chrome) -> Self {
        Self {
            chrome,
            errors: FieldErrors::none(),
        }
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let mut mistaken = Self::new(chrome.clone());
        mistaken.errors = FieldErrors::none()
            .and("old", "member-password-old-wrong")
            .and("password", "common-choice-short");
        vec![Self::new(chrome.clone()), mistaken]
    }
}
