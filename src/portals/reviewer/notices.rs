//! `/review/notices`: announcing a data service to every member who wants to hear of it, after a look at what it says
//! (`notice_check`).

use actix_session::Session;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::{Deserialize, Serialize};

use super::written::Field;
use super::{by, paths};
use crate::app::App;
use crate::db;
use crate::domain::announcement::announcing;
use crate::domain::announcement::{
    Announcement, LONGEST_LINE, LONGEST_TEXT, News, queries as announcements,
};
use crate::domain::ids::AnnouncementId;
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Reviewer, SignedIn};
use crate::http::{draft, once, redirect, screen};

/// Announcements on the page.
const SHOWN: i64 = 50;

/// The page.
#[derive(Template)]
#[template(path = "reviewer/notices.html")]
pub struct NoticesPage {
    pub(super) chrome: Chrome,
    /// How many want to hear of it.
    subscribers: i64,
    said: Vec<Announcement>,
    /// Of which announcements letters are still being promised.
    running: Vec<AnnouncementId>,
    pub(super) form: NewsForm,
    pub(super) errors: FieldErrors,
}

/// What was typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewsForm {
    pub(super) title_zh: String,
    pub(super) title_en: String,
    pub(super) about_zh: String,
    pub(super) about_en: String,
}

/// Shows the page, with what was filled in and not sent yet.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    let kept = draft::find(&session, NewsForm::ENTRY, reviewer.person.account_id);
    let form = kept.map(|draft| draft.form).unwrap_or_default();
    let page = NoticesPage::of(&app, chrome, form).await?;
    Ok(screen::ok(page))
}

/// Announces it.
///
/// # Errors
/// A fault of the database.
pub async fn announce(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (chrome, form): (Chrome, Form<NewsForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = NoticesPage::of(&app, chrome, form.0).await?;
    let Some(news) = page.form.parse(&mut page.errors) else {
        return Ok(screen::unprocessable(page));
    };
    let (now, vault, by) = (
        app.clock.now(),
        app.vault.clone(),
        by(&app, &req, &reviewer),
    );
    let id = AnnouncementId::from(once::of(&app, &req, reviewer.person.account_id));
    app.db
        .write(move |tx| announcing::announce(tx, now, &by, &vault, (id, &news)))
        .await?;
    draft::forget(&session, NewsForm::ENTRY);
    redirect::with_notice(&session, paths::NOTICES, "reviewer-notices-done")
}

impl NewsForm {
    /// The entry of the session that keeps what was filled in.
    pub(super) const ENTRY: &str = "announcement";

    /// As it would have been typed.
    pub(super) fn of(News { title, about }: News) -> Self {
        Self {
            title_zh: title.zh,
            title_en: title.en,
            about_zh: about.zh,
            about_en: about.en,
        }
    }

    /// What is announced, or every mistake.
    pub(super) fn parse(&self, errors: &mut FieldErrors) -> Option<News> {
        let title = Field::new("title", "reviewer-notices-title-", LONGEST_LINE);
        let title = title.lines(errors, &self.title_zh, &self.title_en);
        let about = Field::new("about", "reviewer-notices-about-", LONGEST_TEXT);
        let about = about.prose(errors, &self.about_zh, &self.about_en);
        errors.sort(&["title_zh", "about_zh", "title_en", "about_en"]);
        errors.is_empty().then_some(News { title, about })
    }

    /// As tests and the gallery fill it in.
    pub(super) fn sample() -> Self {
        Self {
            title_zh: "Water <use>".to_owned(),
            title_en: "Water <use>".to_owned(),
            about_zh: "By park\n& month".to_owned(),
            about_en: "By park\n& month".to_owned(),
        }
    }
}

impl NoticesPage {
    /// The page with what was typed.
    pub(super) async fn of(app: &App, chrome: Chrome, form: NewsForm) -> Result<Self, PageError> {
        let (subscribers, said, running) = app
            .db
            .read(|conn| -> db::Result<_> {
                let subscribers = announcements::count_subscribers(conn)?;
                let said = announcements::list(conn, SHOWN)?;
                Ok((subscribers, said, announcing::list_running(conn)?))
            })
            .await?;
        Ok(Self {
            chrome,
            subscribers,
            said,
            running,
            form,
            errors: FieldErrors::none(),
        })
    }

    /// The key of the sentence that says to how many an announcement goes, all of them or so far.
    fn letters(&self, one: &Announcement) -> &'static str {
        if self.running.contains(&one.id) {
            "reviewer-notices-sending"
        } else {
            "reviewer-notices-letters"
        }
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let form = NewsForm::sample();
        let page = |form, errors| Self {
            chrome: chrome.clone(),
            subscribers: 12,
            said: Vec::new(),
            running: Vec::new(),
            form,
            errors,
        };
        let mut mistakes = FieldErrors::none();
        let news = form.parse(&mut mistakes);
        let mut told = page(form.clone(), FieldErrors::none());
        told.said = news.map(|news| sample(chrome, news)).into_iter().collect();
        let mut sending = page(form.clone(), FieldErrors::none());
        sending.said.clone_from(&told.said);
        sending.running = told.said.iter().map(|one| one.id).collect();
        NewsForm::default().parse(&mut mistakes);
        vec![
            page(NewsForm::default(), FieldErrors::none()),
            page(NewsForm::default(), mistakes),
            told,
            sending,
        ]
    }
}

fn sample(chrome: &Chrome, news: News) -> Announcement {
    Announcement {
        id: AnnouncementId::draw(&crate::kit::random::SeededChance::from_seed(1)),
        news,
        made_at: chrome.now,
        letters: 12,
    }
}
