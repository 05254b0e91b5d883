//! `/ids/api/applications/checks`: what is going to be sent, to look at once more. Nothing is kept of it here.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::apply::ApplyPage;
use super::form::ApplicationForm;
use super::person::Person;
use crate::app::App;
use crate::domain::credential::Tier;
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::licence::Advanced;
use crate::http::page_error::PageError;
use crate::http::visitor::{Member, SignedIn};
use crate::http::{once, screen};

/// The page.
#[derive(Template)]
#[template(path = "applicant/check.html")]
pub struct CheckPage {
    chrome: Chrome,
    person: Person,
    tier: Tier,
    form: ApplicationForm,
    advanced: Advanced,
    refused: Option<&'static str>,
}

/// Shows what is going to be sent, or what is wrong with it.
///
/// # Errors
/// Not found for a tier that is none.
pub async fn look(
    app: Data<App>,
    req: HttpRequest,
    member: SignedIn<Member>,
    (mut chrome, form): (Chrome, Form<ApplicationForm>),
) -> Result<HttpResponse, PageError> {
    once::carry(&req, &mut chrome);
    let mut page = ApplyPage::filled(&app, &member, chrome, form.0).await?;
    match page.form.parse(&mut page.errors) {
        None => Ok(screen::unprocessable(page)),
        Some(details) => {
            let advanced = Advanced::of(&page.chrome, &details);
            Ok(screen::ok(CheckPage::of(page, advanced, None)))
        }
    }
}

impl CheckPage {
    /// The page of what was typed; `refused` says why it was not taken.
    pub(super) fn of(page: ApplyPage, advanced: Advanced, refused: Option<&'static str>) -> Self {
        Self {
            chrome: page.chrome,
            person: page.person,
            tier: page.tier,
            form: page.form,
            advanced,
            refused,
        }
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        [None, Some("applicant-check-held")]
            .map(|refused| Self {
                chrome: chrome.clone(),
                person: Person::sample(),
                tier: Tier::General,
                form: ApplicationForm::empty(Tier::General),
                advanced: Advanced::sample(),
                refused,
            })
            .into()
    }
}
