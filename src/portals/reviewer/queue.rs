//! `/review`: everything that waits, 專案會員 first and then the most urgent; by kind and by stage.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use askama::Template;
use serde::Deserialize;

use super::matters::{self, Line, kind_key};
use crate::app::App;
use crate::domain::desk::{Kind, Sought, Stage};
use crate::http::chrome::Chrome;
use crate::http::fields::{Choice, FieldErrors};
use crate::http::page_error::PageError;
use crate::http::screen;
use crate::http::visitor::{Reviewer, SignedIn};

/// The page.
#[derive(Template)]
#[template(path = "reviewer/queue.html")]
pub struct QueuePage {
    chrome: Chrome,
    kind: Option<Kind>,
    stage: Stage,
    lines: Vec<Line>,
    errors: FieldErrors,
}

/// What is looked for; whatever is no word of ours stands for everything.
#[derive(Deserialize)]
pub struct Filter {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    stage: String,
}

/// Shows the page.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    reviewer: SignedIn<Reviewer>,
    (chrome, filter): (Chrome, Query<Filter>),
) -> Result<HttpResponse, PageError> {
    let (kind, stage) = (
        filter.0.kind.parse().ok(),
        filter.0.stage.parse().unwrap_or(Stage::Open),
    );
    let sought = Sought {
        kind,
        stage,
        reader: reviewer.person.account_id,
    };
    Ok(screen::ok(QueuePage {
        lines: matters::gather(&app, sought).await?,
        chrome,
        kind,
        stage,
        errors: FieldErrors::none(),
    }))
}

impl QueuePage {
    fn kinds(&self) -> Vec<Choice> {
        let all = Choice::new("", self.chrome.t("reviewer-queue-all"));
        let kinds = Kind::ALL.iter().map(|kind| {
            Choice::new(kind.word(), self.chrome.t(kind_key(*kind)))
                .chosen(self.kind == Some(*kind))
        });
        std::iter::once(all).chain(kinds).collect()
    }

    fn stages(&self) -> Vec<Choice> {
        let choice = |stage: &Stage| {
            Choice::new(stage.word(), self.chrome.t(stage_key(*stage))).chosen(self.stage == *stage)
        };
        Stage::ALL.iter().map(choice).collect()
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        [Vec::new(), matters::samples(chrome)]
            .map(|lines| Self {
                chrome: chrome.clone(),
                kind: None,
                stage: Stage::Open,
                lines,
                errors: FieldErrors::none(),
            })
            .into()
    }
}

const fn stage_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Open => "reviewer-stage-open",
        Stage::Fresh => "reviewer-stage-fresh",
        Stage::Mine => "reviewer-stage-mine",
        Stage::Late => "reviewer-stage-late",
        Stage::Done => "reviewer-stage-done",
    }
}
