//! `/ids/feedback`: 資料品質回饋. What a member has reported, and the form to report something.

use actix_session::Session;
use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::lines::{self, Line};
use super::{paths, send, sent};
use crate::app::App;
use crate::domain::inquiry::{Feedback, Kind, LONGEST_LINE, LONGEST_TEXT, Words};
use crate::domain::park::listing::{self, Names};
use crate::http::chrome::Chrome;
use crate::http::fields::{Choice, FieldErrors};
use crate::http::form::Form;
use crate::http::inquiry::{is_service, services};
use crate::http::page_error::PageError;
use crate::http::typed::Bound;
use crate::http::visitor::{Member, SignedIn};
use crate::http::{pause, redirect, screen};
use crate::kit::writing;

/// The page.
#[derive(Template)]
#[template(path = "participant/feedback.html")]
pub struct FeedbackPage {
    chrome: Chrome,
    names: Names,
    lines: Vec<Line>,
    form: FeedbackForm,
    errors: FieldErrors,
}

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct FeedbackForm {
    service: String,
    record: String,
    wrong: String,
    evidence: String,
}

/// On which service to begin a report.
#[derive(Deserialize)]
pub struct About {
    #[serde(default)]
    service: String,
}

/// Shows the page.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    member: SignedIn<Member>,
    (chrome, about): (Chrome, Query<About>),
) -> Result<HttpResponse, PageError> {
    let mut page = FeedbackPage::of(&app, &member, chrome).await?;
    page.form.service = about.0.service;
    Ok(screen::ok(page))
}

/// Reports something.
///
/// # Errors
/// A fault of the database.
pub async fn report(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    member: SignedIn<Member>,
    (chrome, form): (Chrome, Form<FeedbackForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = FeedbackPage::of(&app, &member, chrome).await?;
    page.form = form.0;
    let Some(feedback) = page.form.parse(&mut page.errors) else {
        return Ok(screen::unprocessable(page));
    };
    match send(&app, &req, &member, (Words::Feedback(feedback), None)).await {
        Ok(id) => {
            let path = paths::inquiry(Kind::Feedback, id);
            redirect::with_notice(&session, path, "participant-feedback-done")
        }
        Err(refusal) => pause::again(page, |page| &mut page.chrome, refusal),
    }
}

impl FeedbackForm {
    /// The report, or every mistake.
    fn parse(&self, errors: &mut FieldErrors) -> Option<Feedback> {
        if !is_service(&self.service) {
            errors.push("service", "participant-feedback-no-service");
        }
        let (record, wrong) = (writing::line(&self.record), writing::prose(&self.wrong));
        let evidence = writing::prose(&self.evidence);
        bound("record", LONGEST_LINE, "participant-feedback-record-long").check(errors, &record);
        bound("wrong", LONGEST_TEXT, "participant-feedback-no-wrong").demand(errors, &wrong);
        bound(
            "evidence",
            LONGEST_TEXT,
            "participant-feedback-evidence-long",
        )
        .check(errors, &evidence);
        errors.is_empty().then(|| Feedback {
            service: self.service.clone(),
            record,
            wrong,
            evidence,
        })
    }
}

const fn bound(field: &'static str, most: usize, key: &'static str) -> Bound {
    Bound { field, most, key }
}

impl FeedbackPage {
    async fn of(app: &App, member: &SignedIn<Member>, chrome: Chrome) -> Result<Self, PageError> {
        let reported = sent(app, member.person.account_id, Kind::Feedback).await?;
        Ok(Self {
            chrome,
            names: app.db.read(listing::names).await?,
            lines: lines::lines(&reported),
            form: FeedbackForm::default(),
            errors: FieldErrors::none(),
        })
    }

    fn services(&self) -> Vec<Choice> {
        let none = Choice::new("", self.chrome.t("member-register-choose"));
        let chosen = [self.form.service.clone()];
        let offered = services(&self.chrome, &self.names, &chosen);
        std::iter::once(none).chain(offered).collect()
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |lines, errors| Self {
            chrome: chrome.clone(),
            names: Names::default(),
            lines,
            form: FeedbackForm::default(),
            errors,
        };
        let mut mistakes = FieldErrors::none();
        FeedbackForm::default().parse(&mut mistakes);
        vec![
            page(Vec::new(), FieldErrors::none()),
            page(lines::samples(chrome), mistakes),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_names_a_service_and_says_what_is_wrong_and_the_rest_may_be_left_out() {
        let form = |service: &str, wrong: &str, record: &str| FeedbackForm {
            service: service.to_owned(),
            wrong: wrong.to_owned(),
            record: record.to_owned(),
            evidence: "x".repeat(LONGEST_TEXT),
        };
        let long = "x".repeat(LONGEST_LINE);
        for (form, mistaken) in [
            (form("Factory", "wrong", ""), vec![]),
            (form("Factory", "wrong", &long), vec![]),
            (
                form("Factory", "wrong", &format!("{long}x")),
                vec!["record"],
            ),
            (form("Nothing", "\u{200b} ", ""), vec!["service", "wrong"]),
        ] {
            let mut errors = FieldErrors::none();
            let parsed = form.parse(&mut errors);
            let fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
            assert_eq!(fields, mistaken);
            assert_eq!(parsed.is_some(), mistaken.is_empty());
        }
    }
}
