//! `/ids/training/consultations`: 技術諮詢. What a member has asked, and the form to ask something.

use actix_session::Session;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

use super::lines::{self, Line};
use super::{paths, send, sent};
use crate::app::App;
use crate::domain::inquiry::{Consultation, Kind, LONGEST_TEXT, Words};
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::typed::Bound;
use crate::http::visitor::{Member, SignedIn};
use crate::http::{pause, redirect, screen};
use crate::kit::clock::Timestamp;
use crate::kit::taiwan::today;
use crate::kit::writing;

/// The page.
#[derive(Template)]
#[template(path = "participant/consultation.html")]
pub struct ConsultationPage {
    chrome: Chrome,
    lines: Vec<Line>,
    form: ConsultationForm,
    errors: FieldErrors,
}

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ConsultationForm {
    question: String,
    wish: String,
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
    Ok(screen::ok(
        ConsultationPage::of(&app, &member, chrome).await?,
    ))
}

/// Asks something.
///
/// # Errors
/// A fault of the database.
pub async fn ask(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    member: SignedIn<Member>,
    (chrome, form): (Chrome, Form<ConsultationForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = ConsultationPage::of(&app, &member, chrome).await?;
    page.form = form.0;
    let Some(asked) = page.form.parse(page.chrome.now, &mut page.errors) else {
        return Ok(screen::unprocessable(page));
    };
    match send(&app, &req, &member, (Words::Consultation(asked), None)).await {
        Ok(id) => {
            let path = paths::inquiry(Kind::Consultation, id);
            redirect::with_notice(&session, path, "participant-consultation-done")
        }
        Err(refusal) => pause::again(page, |page| &mut page.chrome, refusal),
    }
}

impl ConsultationForm {
    /// The question, or every mistake. The day that is wished for has not begun at `now`.
    fn parse(&self, now: Timestamp, errors: &mut FieldErrors) -> Option<Consultation> {
        let question = writing::prose(&self.question);
        let bound = Bound {
            field: "question",
            most: LONGEST_TEXT,
            key: "participant-consultation-no-question",
        };
        bound.demand(errors, &question);
        let wish = match self.wish.trim() {
            "" => None,
            typed => {
                let day: Option<NaiveDate> = typed.parse().ok();
                let day = day.filter(|day| *day > today(now));
                if day.is_none() {
                    errors.push("wish", "participant-consultation-day");
                }
                day
            }
        };
        errors.is_empty().then_some(Consultation { wish, question })
    }
}

impl ConsultationPage {
    async fn of(app: &App, member: &SignedIn<Member>, chrome: Chrome) -> Result<Self, PageError> {
        let asked = sent(app, member.person.account_id, Kind::Consultation).await?;
        Ok(Self {
            chrome,
            lines: lines::lines(&asked),
            form: ConsultationForm::default(),
            errors: FieldErrors::none(),
        })
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |lines, errors| Self {
            chrome: chrome.clone(),
            lines,
            form: ConsultationForm::default(),
            errors,
        };
        let mut mistakes = FieldErrors::none();
        let wrong = ConsultationForm {
            wish: "?".to_owned(),
            ..ConsultationForm::default()
        };
        wrong.parse(chrome.now, &mut mistakes);
        vec![
            page(Vec::new(), FieldErrors::none()),
            page(lines::samples(chrome), mistakes),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::clock::seconds;
    use crate::kit::taiwan::next_midnight;

    #[test]
    fn a_wished_day_is_tomorrow_or_later_as_taiwan_counts_days() {
        let now: Timestamp = "2026-11-20T06:00:00Z".parse().unwrap();
        let form = |wish: &str| ConsultationForm {
            question: "How?".to_owned(),
            wish: wish.to_owned(),
        };
        let midnight = next_midnight(now);
        for (wish, at, taken) in [
            ("", now, true),
            ("2026-11-20", now, false),
            ("2026-11-21", midnight.minus(seconds(1)), true),
            ("2026-11-21", midnight, false),
            ("2026-11-31", now, false),
            ("tomorrow", now, false),
        ] {
            let mut errors = FieldErrors::none();
            let parsed = form(wish).parse(at, &mut errors);
            assert_eq!(parsed.is_some(), taken, "{wish} at {at}");
        }
    }
}
