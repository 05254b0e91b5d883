//! `/ids/account/mail/{token}`: where the link leads that went to a new mail address. It may be opened in any browser.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::{Nothing, paths, told};
use crate::app::App;
use crate::domain::audit::By;
use crate::domain::limit::Limited;
use crate::domain::member::link::{self, Purpose};
use crate::domain::member::moving;
use crate::domain::member::registration::CannotConfirm;
use crate::http::chrome::Chrome;
use crate::http::page_error::PageError;
use crate::http::{arrival, redirect, screen, tries};

/// The page of a link: its button, or why it leads nowhere.
#[derive(Template)]
#[template(path = "member/moving.html")]
pub struct MovingPage {
    chrome: Chrome,
    link: Result<String, &'static str>,
}

/// Shows the button; looking changes nothing.
///
/// # Errors
/// Too many when this address has opened too many links.
pub async fn show(
    app: Data<App>,
    req: HttpRequest,
    (chrome, token): (Chrome, Path<String>),
) -> Result<HttpResponse, PageError> {
    tries::count_address(&app, &req, Limited::MemberLinkByAddress).await?;
    let (now, vault, token) = (app.clock.now(), app.vault.clone(), token.into_inner());
    let sought = token.clone();
    let found = app
        .db
        .read(move |conn| link::find(conn, now, &vault, (Purpose::Moving, &sought)));
    match found.await {
        Ok(_) => Ok(screen::ok(MovingPage {
            chrome,
            link: Ok(token),
        })),
        Err(why) => MovingPage::dead(chrome, why.into()),
    }
}

/// Puts the new address in the place of the old one.
///
/// # Errors
/// Too many when this address has used too many links.
pub async fn confirm(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    chrome: Chrome,
    (token, _): (Path<String>, Nothing),
) -> Result<HttpResponse, PageError> {
    tries::count_address(&app, &req, Limited::MemberLinkByAddress).await?;
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let by = By::visitor(arrival::address(&req, &app));
    let confirmed = app
        .db
        .write(move |tx| moving::confirm(tx, now, &by, &vault, &token))
        .await;
    match confirmed {
        Ok(_) => redirect::with_notice(&session, paths::ACCOUNT, "member-moving-done"),
        Err(why) => MovingPage::dead(chrome, why),
    }
}

impl MovingPage {
    fn dead(chrome: Chrome, why: CannotConfirm) -> Result<HttpResponse, PageError> {
        let key = match &why {
            CannotConfirm::MailTaken => "member-moving-taken",
            CannotConfirm::Link(link) => match told(link) {
                Some(key) => key,
                None => return Err(PageError::fault(why)),
            },
            CannotConfirm::Db(_) => return Err(PageError::fault(why)),
        };
        Ok(screen::gone(Self {
            chrome,
            link: Err(key),
        }))
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        [
            Ok("sample".to_owned()),
            Err("member-moving-taken"),
            Err("member-link-expired"),
        ]
        .map(|link| Self {
            chrome: chrome.clone(),
            link,
        })
        .into()
    }
}
