//! `/ids/notices`: whether a member wants mails about new data services, and what was announced.

use actix_session::Session;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::{by, paths};
use crate::app::App;
use crate::db;
use crate::domain::announcement::{News, queries as announcements, subscribing};
use crate::domain::limit::Limited;
use crate::domain::member;
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Member, SignedIn};
use crate::http::{redirect, screen, tries};
use crate::kit::clock::Timestamp;

/// Announcements on the page.
const SHOWN: i64 = 20;

/// The page.
#[derive(Template)]
#[template(path = "participant/notices.html")]
pub struct NoticesPage {
    chrome: Chrome,
    mail: String,
    wanted: bool,
    said: Vec<(News, Timestamp)>,
}

/// What was chosen.
#[derive(Deserialize)]
pub struct NoticesForm {
    #[serde(default)]
    wanted: String,
}

/// Shows the page.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    member: SignedIn<Member>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    let (vault, account) = (app.vault.clone(), member.person.account_id);
    let (kept, said) = app
        .db
        .read(move |conn| -> db::Result<_> {
            let kept = member::find(conn, &vault, account)?;
            Ok((kept, announcements::list(conn, SHOWN)?))
        })
        .await?;
    let kept = kept.ok_or(PageError::NotFound)?;
    Ok(screen::ok(NoticesPage {
        chrome,
        mail: kept.mail.reveal().to_owned(),
        wanted: kept.wants_notices,
        said: said
            .into_iter()
            .map(|one| (one.news, one.made_at))
            .collect(),
    }))
}

/// Wants them, or wants them no more.
///
/// # Errors
/// Too many when it was pressed too often.
pub async fn choose(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    member: SignedIn<Member>,
    form: Form<NoticesForm>,
) -> Result<HttpResponse, PageError> {
    let account = member.person.account_id;
    tries::count(&app, vec![(Limited::NoticesByMember, account.to_string())]).await?;
    let wanted = form.0.wanted == "yes";
    let (now, by) = (app.clock.now(), by(&app, &req, &member));
    app.db
        .write(move |tx| subscribing::choose(tx, now, (account, &by), wanted))
        .await?;
    let key = if wanted {
        "participant-notices-begun"
    } else {
        "participant-notices-ended"
    };
    redirect::with_notice(&session, paths::NOTICES, key)
}

impl NoticesPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        use crate::domain::bilingual::Bilingual;

        let news = News {
            title: Bilingual::new("Water <use>", "Water <use>"),
            about: Bilingual::new("By park & month", "By park & month"),
        };
        [(false, Vec::new()), (true, vec![(news, chrome.now)])]
            .map(|(wanted, said)| Self {
                chrome: chrome.clone(),
                mail: "wang@example.tw".to_owned(),
                wanted,
                said,
            })
            .into()
    }
}
