//! `/ids/account`: 帳號資訊, and where one is signed in.

use actix_session::Session as Cookie;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::{by, paths};
use crate::app::App;
use crate::domain::bilingual::Bilingual;
use crate::domain::member::{self, Country};
use crate::domain::session::{self, Session, Subject, queries as sessions};
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::session::find_own;
use crate::http::visitor::{Member, SignedIn};
use crate::http::{redirect, screen};
use crate::kit::clock::Timestamp;

/// The page.
#[derive(Template)]
#[template(path = "member/account.html")]
pub struct AccountPage {
    chrome: Chrome,
    shown: Shown,
    sessions: Vec<Session>,
    /// The look-up of the session in which the page is shown.
    own: Option<String>,
}

/// What is kept of the member.
struct Shown {
    login: String,
    name: String,
    mail: String,
    unit_type: (Bilingual, Bilingual),
    country: Country,
    wants_notices: bool,
    terms_version: String,
    agreed_at: Timestamp,
}

/// Which session to end.
#[derive(Deserialize)]
pub struct SessionForm {
    #[serde(default)]
    session: String,
}

/// Shows the page.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    cookie: Cookie,
    member: SignedIn<Member>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    let (now, vault, account) = (chrome.now, app.vault.clone(), member.person.account_id);
    let subject = Subject::Member(account);
    let (found, sessions) = app
        .db
        .read(move |conn| -> crate::db::Result<_> {
            let found = member::find(conn, &vault, account)?;
            Ok((found, sessions::list_for_subject(conn, subject, now)?))
        })
        .await?;
    let found = found.ok_or(PageError::NotFound)?;
    Ok(screen::ok(AccountPage {
        chrome,
        shown: Shown::of(found),
        own: find_own(&app, &cookie, &sessions),
        sessions,
    }))
}

/// Ends one of the member's own sessions.
///
/// # Errors
/// A fault of the database.
pub async fn end_session(
    app: Data<App>,
    req: HttpRequest,
    cookie: Cookie,
    member: SignedIn<Member>,
    form: Form<SessionForm>,
) -> Result<HttpResponse, PageError> {
    let (now, by) = (app.clock.now(), by(&app, &req, &member));
    let subject = Subject::Member(member.person.account_id);
    let ended = app
        .db
        .write(move |tx| session::end_own(tx, now, &by, (subject, &form.0.session)))
        .await?;
    if !ended {
        return Err(PageError::NotFound);
    }
    redirect::with_notice(&cookie, paths::ACCOUNT, "member-account-session-ended")
}

impl Shown {
    fn of(member: member::Member) -> Self {
        Self {
            login: member.login.as_str().to_owned(),
            name: member.name,
            mail: member.mail.reveal().to_owned(),
            unit_type: member.unit_type,
            country: member.country,
            wants_notices: member.wants_notices,
            terms_version: member.terms_version,
            agreed_at: member.agreed_at,
        }
    }
}

impl AccountPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let session = |lookup: &str, agent: &str| Session {
            lookup: lookup.to_owned(),
            state: Vec::new(),
            subject: None,
            agent: agent.to_owned(),
            made_at: chrome.now,
            seen_at: chrome.now,
            expires_at: chrome.now,
        };
        let page = |country: Country, wants_notices| Self {
            chrome: chrome.clone(),
            shown: Shown {
                login: "wang.dev".to_owned(),
                name: "Wang".to_owned(),
                mail: "wang@example.tw".to_owned(),
                unit_type: (
                    Bilingual::new("\u{6c11}\u{9593}\u{4f01}\u{696d}", "Companies"),
                    Bilingual::new("\u{88fd}\u{9020}\u{696d}", "Manufacturing"),
                ),
                country,
                wants_notices,
                terms_version: "2026-11-21".to_owned(),
                agreed_at: chrome.now,
            },
            own: Some("a".to_owned()),
            sessions: vec![session("a", "Mozilla/5.0 Firefox/140.0"), session("b", "")],
        };
        let countries = Country::all().take(2).zip([true, false]);
        countries
            .map(|(country, wants)| page(country, wants))
            .collect()
    }
}
