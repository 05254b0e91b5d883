//! `/review/notices`: announcing a data service to every member who wants to hear of it, after a look at what it says.

use actix_session::Session;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

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
use crate::http::{once, redirect, screen};

/// Announcements on the page.
const SHOWN: i64 = 50;

/// The page.
#[derive(Template)]
#[template(path = "reviewer/notices.html")]
pub struct NoticesPage {
    chrome: Chrome,
    /// How many want to hear of it.
    subscribers: i64,
    said: Vec<Announcement>,
    /// Of which announcements letters are still being promised.
    running: Vec<AnnouncementId>,
    form: NewsForm,
    /// Whether what was typed is shown to be looked at once more.
    checked: bool,
    errors: FieldErrors,
}

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct NewsForm {
    title_zh: String,
    title_en: String,
    about_zh: String,
    about_en: String,
}

/// Shows the page.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    _: SignedIn<Reviewer>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    let page = NoticesPage::of(&app, chrome, NewsForm::default()).await?;
    Ok(screen::ok(page))
}

/// Shows once more what is going to be sent.
///
/// # Errors
/// A fault of the database.
pub async fn check(
    app: Data<App>,
    req: HttpRequest,
    _: SignedIn<Reviewer>,
    (mut chrome, form): (Chrome, Form<NewsForm>),
) -> Result<HttpResponse, PageError> {
    once::carry(&req, &mut chrome);
    let mut page = NoticesPage::of(&app, chrome, form.0).await?;
    if page.form.parse(&mut page.errors).is_none() {
        return Ok(screen::unprocessable(page));
    }
    page.checked = true;
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
    redirect::with_notice(&session, paths::NOTICES, "reviewer-notices-done")
}

impl NewsForm {
    /// What is announced, or every mistake.
    fn parse(&self, errors: &mut FieldErrors) -> Option<News> {
        let title = Field::new("title", "reviewer-notices-title-", LONGEST_LINE);
        let title = title.lines(errors, &self.title_zh, &self.title_en);
        let about = Field::new("about", "reviewer-notices-about-", LONGEST_TEXT);
        let about = about.prose(errors, &self.about_zh, &self.about_en);
        errors.sort(&["title_zh", "about_zh", "title_en", "about_en"]);
        errors.is_empty().then_some(News { title, about })
    }
}

impl NoticesPage {
    async fn of(app: &App, chrome: Chrome, form: NewsForm) -> Result<Self, PageError> {
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
            checked: false,
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
        let form = NewsForm {
            title_zh: "Water <use>".to_owned(),
            title_en: "Water <use>".to_owned(),
            about_zh: "By park\n& month".to_owned(),
            about_en: "By park\n& month".to_owned(),
        };
        let page = |form, checked, errors| Self {
            chrome: chrome.clone(),
            subscribers: 12,
            said: Vec::new(),
            running: Vec::new(),
            form,
            checked,
            errors,
        };
        let mut mistakes = FieldErrors::none();
        let news = form.parse(&mut mistakes);
        let mut told = page(form.clone(), true, FieldErrors::none());
        told.said = news.map(|news| sample(chrome, news)).into_iter().collect();
        let mut sending = page(form.clone(), true, FieldErrors::none());
        sending.said.clone_from(&told.said);
        sending.running = told.said.iter().map(|one| one.id).collect();
        NewsForm::default().parse(&mut mistakes);
        vec![
            page(NewsForm::default(), false, FieldErrors::none()),
            page(NewsForm::default(), false, mistakes),
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
