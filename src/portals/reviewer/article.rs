//! `/review/news/new` and `/review/news/{id}`: writing a piece of news, and who may read it.

mod form;

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use self::form::NewsForm;
use super::{by, paths, publishing};
use crate::app::App;
use crate::domain::ids::NewsId;
use crate::domain::news::{self, queries};
use crate::domain::publication::{CannotChange, State};
use crate::http::chrome::Chrome;
use crate::http::fields::{Choice, FieldErrors};
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Reviewer, SignedIn};
use crate::http::{redirect, screen};

/// The page.
#[derive(Template)]
#[template(path = "reviewer/article.html")]
pub struct ArticlePage {
    chrome: Chrome,
    /// Where the form goes.
    action: String,
    /// Where everybody reads it; `None` while nobody does.
    public: Option<String>,
    form: NewsForm,
    errors: FieldErrors,
}

/// Shows an empty form.
pub async fn begin(_: SignedIn<Reviewer>, chrome: Chrome) -> HttpResponse {
    screen::ok(ArticlePage::new(chrome))
}

/// Writes a new piece.
///
/// # Errors
/// A fault of the database.
pub async fn add(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (chrome, form): (Chrome, Form<NewsForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = ArticlePage::new(chrome);
    page.form = form.0;
    let Some((words, wish)) = page.form.parse(&mut page.errors) else {
        return Ok(screen::unprocessable(page));
    };
    let (now, random, by) = (
        app.clock.now(),
        app.random.clone(),
        by(&app, &req, &reviewer),
    );
    let added = app
        .db
        .write(move |tx| news::add(tx, now, &by, random.as_ref(), (&words, wish)))
        .await;
    page.answer(&session, added.map(|_| ()))
}

/// Shows a piece.
///
/// # Errors
/// Not found for one that nobody wrote.
pub async fn show(
    app: Data<App>,
    _: SignedIn<Reviewer>,
    (chrome, id): (Chrome, Path<String>),
) -> Result<HttpResponse, PageError> {
    Ok(screen::ok(ArticlePage::of(&app, chrome, &id).await?))
}

/// Changes a piece.
///
/// # Errors
/// Not found for one that nobody wrote.
pub async fn change(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (chrome, id, form): (Chrome, Path<String>, Form<NewsForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = ArticlePage::of(&app, chrome, &id).await?;
    page.form = form.0;
    let Some((words, wish)) = page.form.parse(&mut page.errors) else {
        return Ok(screen::unprocessable(page));
    };
    let id: NewsId = id.parse().map_err(|_| PageError::NotFound)?;
    let seen = (id, page.form.version.parse().unwrap_or_default());
    let (now, by) = (app.clock.now(), by(&app, &req, &reviewer));
    let changed = app
        .db
        .write(move |tx| news::change(tx, now, &by, seen, (&words, wish)))
        .await;
    page.answer(&session, changed)
}

impl ArticlePage {
    fn new(chrome: Chrome) -> Self {
        Self {
            chrome,
            action: paths::NEWS.to_owned(),
            public: None,
            form: NewsForm {
                state: State::Draft.to_string(),
                ..NewsForm::default()
            },
            errors: FieldErrors::none(),
        }
    }

    async fn of(app: &App, chrome: Chrome, id: &str) -> Result<Self, PageError> {
        let id: NewsId = id.parse().map_err(|_| PageError::NotFound)?;
        let found = app.db.read(move |conn| queries::find(conn, id)).await?;
        let found = found.ok_or(PageError::NotFound)?;
        let is_public = found.publication.is_public(chrome.now);
        Ok(Self {
            action: paths::article(id),
            public: is_public.then(|| format!("/ids/news/{id}")),
            form: NewsForm::of(&found),
            ..Self::new(chrome)
        })
    }

    fn is_new(&self) -> bool {
        self.action == paths::NEWS
    }

    fn answer(
        mut self,
        session: &Session,
        done: Result<(), CannotChange>,
    ) -> Result<HttpResponse, PageError> {
        match done {
            Ok(()) => redirect::with_notice(session, paths::NEWS, "upkeep-news-saved"),
            Err(why) => {
                publishing::refuse(&mut self.errors, why)?;
                Ok(screen::conflict(self))
            }
        }
    }

    fn states(&self) -> Vec<Choice> {
        publishing::states(&self.chrome, &self.form.state)
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let new = Self::new(chrome.clone());
        let mut wrong = Self::new(chrome.clone());
        wrong.form.state = String::new();
        "x".clone_into(&mut wrong.form.publish_at);
        wrong.form.clone().parse(&mut wrong.errors);
        let mut kept = Self::new(chrome.clone());
        "/review/news/sample".clone_into(&mut kept.action);
        kept.public = Some("/ids/news/sample".to_owned());
        vec![new, wrong, kept]
    }
}
