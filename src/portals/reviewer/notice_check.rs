//! `/review/notices/checks`: what is going to be announced, to look at once more.

use actix_session::Session;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::notices::{NewsForm, NoticesPage};
use super::paths;
use crate::app::App;
use crate::domain::announcement::queries as announcements;
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Reviewer, SignedIn};
use crate::http::{draft, once, redirect, screen};

/// The page.
#[derive(Template)]
#[template(path = "reviewer/notice_check.html")]
pub struct NoticeCheckPage {
    chrome: Chrome,
    /// How many want to hear of it.
    subscribers: i64,
    form: NewsForm,
}

/// Keeps what was filled in and leads to the page that shows it, or says what is wrong with it.
///
/// # Errors
/// A fault of the database.
pub async fn look(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (mut chrome, form): (Chrome, Form<NewsForm>),
) -> Result<HttpResponse, PageError> {
    once::carry(&req, &mut chrome);
    let mut page = NoticesPage::of(&app, chrome, form.0).await?;
    let Some(news) = page.form.parse(&mut page.errors) else {
        return Ok(screen::unprocessable(page));
    };
    let filled = (page.chrome.once, NewsForm::of(news));
    draft::keep(
        &session,
        NewsForm::ENTRY,
        reviewer.person.account_id,
        filled,
    )?;
    Ok(redirect::to(paths::NOTICE_CHECK))
}

/// Shows what is going to be announced; where nothing is filled in, or it was announced already, the form.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    mut chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    let kept = draft::find(&session, NewsForm::ENTRY, reviewer.person.account_id);
    let Some(draft) = kept else {
        return Ok(redirect::to(paths::NOTICES));
    };
    chrome.once = draft.once;
    let subscribers = app.db.read(announcements::count_subscribers).await?;
    Ok(screen::ok(NoticeCheckPage {
        chrome,
        subscribers,
        form: draft.form,
    }))
}

impl NoticeCheckPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = Self {
            chrome: chrome.clone(),
            subscribers: 12,
            form: NewsForm::sample(),
        };
        vec![page]
    }
}
