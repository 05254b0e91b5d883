//! `/ids/api/applications/checks`: what is going to be sent, to look at once more.

use actix_session::Session;
use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::apply::{ApplyPage, Asked};
use super::form::ApplicationForm;
use super::paths;
use super::person::Person;
use crate::app::App;
use crate::domain::credential::Tier;
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::licence::Advanced;
use crate::http::page_error::PageError;
use crate::http::visitor::{Member, SignedIn};
use crate::http::{draft, once, redirect, screen};

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

/// Keeps what was filled in and leads to the page that shows it, or says what is wrong with it.
///
/// # Errors
/// Not found for a tier that is none.
pub async fn look(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    member: SignedIn<Member>,
    (mut chrome, form): (Chrome, Form<ApplicationForm>),
) -> Result<HttpResponse, PageError> {
    once::carry(&req, &mut chrome);
    let mut page = ApplyPage::filled(&app, &member, chrome, form.0).await?;
    let Some(details) = page.form.parse(&mut page.errors) else {
        return Ok(screen::unprocessable(page));
    };
    let (tier, account) = (page.tier, member.person.account_id);
    let filled = (page.chrome.once, ApplicationForm::of(tier, &details));
    draft::keep(&session, &ApplicationForm::entry(tier), account, filled)?;
    Ok(redirect::to(paths::check(tier)))
}

/// Shows what is going to be sent; where nothing is filled in, or it was sent already, the form; where no tier is named, all
/// of them.
///
/// # Errors
/// Not found for a tier that is none.
pub async fn show(
    app: Data<App>,
    session: Session,
    member: SignedIn<Member>,
    (mut chrome, asked): (Chrome, Query<Asked>),
) -> Result<HttpResponse, PageError> {
    let Some(tier) = asked.tier()? else {
        return Ok(redirect::to(paths::TIERS));
    };
    let entry = ApplicationForm::entry(tier);
    let found = draft::find::<ApplicationForm>(&session, &entry, member.person.account_id);
    let Some(draft) = found else {
        return Ok(redirect::to(paths::apply(tier)));
    };
    chrome.once = draft.once;
    let mut page = ApplyPage::filled(&app, &member, chrome, draft.form).await?;
    let Some(details) = page.form.parse(&mut page.errors) else {
        return Ok(redirect::to(paths::apply(tier)));
    };
    let advanced = Advanced::of(&page.chrome, &details);
    Ok(screen::ok(CheckPage::of(page, advanced, None)))
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
