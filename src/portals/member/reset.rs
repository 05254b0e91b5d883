//! `/ids/password/reset/{token}`: setting a new password by the link of a letter.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::{paths, told};
use crate::app::App;
use crate::domain::account::change;
use crate::domain::account::hash::{NewHash, PasswordHash};
use crate::domain::account::password::Owner;
use crate::domain::audit::By;
use crate::domain::limit::Limited;
use crate::domain::member::link::{self, CannotFollow, Purpose};
use crate::domain::member::{self, Member, password};
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::{arrival, choice, pause, redirect, screen, tries};
use crate::kit::secret::Secret;

/// The page of a link: the new password, or why it leads nowhere.
#[derive(Template)]
#[template(path = "member/reset.html")]
pub struct ResetPage {
    chrome: Chrome,
    /// The token and the login; the login is empty where nobody looked whose link it is.
    link: Result<(String, String), &'static str>,
    errors: FieldErrors,
}

/// The new password, twice.
#[derive(Deserialize)]
pub struct ResetForm {
    #[serde(default)]
    password: Secret,
    #[serde(default)]
    again: Secret,
}

/// Shows the fields; looking changes nothing.
///
/// # Errors
/// Too many when this address has opened too many links.
pub async fn show(
    app: Data<App>,
    req: HttpRequest,
    (chrome, token): (Chrome, Path<String>),
) -> Result<HttpResponse, PageError> {
    tries::count_address(&app, &req, Limited::MemberLinkByAddress).await?;
    match find(&app, &token).await {
        Ok((member, _)) => Ok(screen::ok(ResetPage::of(chrome, &token, &member))),
        Err(why) => dead(chrome, why),
    }
}

/// Sets the new password; signing in comes next.
///
/// # Errors
/// Too many when this address has used too many links; busy when many passwords are hashed at once.
pub async fn set(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    chrome: Chrome,
    (token, form): (Path<String>, Form<ResetForm>),
) -> Result<HttpResponse, PageError> {
    if let Err(refusal) = tries::count_address(&app, &req, Limited::MemberLinkByAddress).await {
        return ResetPage::unread(chrome, token.into_inner()).later(refusal);
    }
    let (member, recent) = match find(&app, &token).await {
        Ok(found) => found,
        Err(why) => return dead(chrome, why),
    };
    let mut page = ResetPage::of(chrome, &token, &member);
    let owner = Owner {
        login: member.login.as_str(),
        name: &member.name,
        mail: Some(member.mail.reveal()),
    };
    let typed = (&form.0.password, &form.0.again);
    let new = match choice::prepare(&app, &owner, typed, recent).await {
        Ok(Ok(new)) => new,
        Ok(Err(errors)) => {
            page.errors = errors;
            return Ok(screen::unprocessable(page));
        }
        Err(refusal) => return page.later(refusal),
    };
    match put(&app, &req, (token.into_inner(), new)).await {
        Ok(()) => redirect::with_notice(&session, paths::LOGIN, "member-reset-done"),
        Err(why) => dead(page.chrome, why),
    }
}

/// Whose living link it is, and the passwords that are not taken again.
async fn find(app: &App, token: &str) -> Result<(Member, Vec<PasswordHash>), CannotFollow> {
    let (now, vault, token) = (app.clock.now(), app.vault.clone(), token.to_owned());
    let found = app.db.read(move |conn| {
        let link = link::find(conn, now, &vault, (Purpose::Reset, &token))?;
        let member = member::find(conn, &vault, link.account)?;
        let member = member.ok_or(CannotFollow::NoSuchLink)?;
        Ok((member, change::list_recent(conn, link.account)?))
    });
    found.await
}

async fn put(
    app: &App,
    req: &HttpRequest,
    (token, new): (String, NewHash),
) -> Result<(), CannotFollow> {
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let by = By::visitor(arrival::address(req, app));
    let set = app
        .db
        .write(move |tx| password::reset(tx, now, &by, &vault, (&token, &new)));
    set.await
}

fn dead(chrome: Chrome, why: CannotFollow) -> Result<HttpResponse, PageError> {
    match told(&why) {
        Some(key) => Ok(screen::gone(ResetPage::dead(chrome, key))),
        None => Err(PageError::fault(why)),
    }
}

impl ResetPage {
    fn of(chrome: Chrome, token: &str, member: &Member) -> Self {
        Self {
            chrome,
            link: Ok((token.to_owned(), member.login.as_str().to_owned())),
            errors: FieldErrors::none(),
        }
    }

    /// The page of a link that nobody has looked for, so that it is the same for every token.
    const fn unread(chrome: Chrome, token: String) -> Self {
        Self {
            chrome,
            link: Ok((token, String::new())),
            errors: FieldErrors::none(),
        }
    }

    /// The page again, which says how long to wait.
    fn later(self, refusal: PageError) -> Result<HttpResponse, PageError> {
        pause::again(self, |page| &mut page.chrome, refusal)
    }

    const fn dead(chrome: Chrome, key: &'static str) -> Self {
        Self {
            chrome,
            link: Err(key),
            errors: FieldErrors::none(),
        }
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let living = |errors| Self {
            chrome: chrome.clone(),
            link: Ok(("sample".to_owned(), "wang.dev".to_owned())),
            errors,
        };
        let mistakes = FieldErrors::none()
            .and("password", "common-choice-used-before")
            .and("again", "common-choice-differs");
        vec![
            living(FieldErrors::none()),
            living(mistakes),
            Self::dead(chrome.clone(), "member-link-expired"),
        ]
    }
}
