//! `/ids/api/applications`: sending an application, and what became of it.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::apply::ApplyPage;
use super::check::CheckPage;
use super::form::ApplicationForm;
use super::{by, own, paths};
use crate::app::App;
use crate::domain::credential::Tier;
use crate::domain::ids::LicenceApplicationId;
use crate::domain::licensing::submission::{self, Asked, CannotApply};
use crate::domain::licensing::{
    Application, Details, Field, State, Verdict, queries as applications,
};
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::licence::Advanced;
use crate::http::page_error::PageError;
use crate::http::visitor::{Member, SignedIn};
use crate::http::{draft, once, pause, redirect, screen};
use crate::kit::clock::Timestamp;

/// The page of one application.
#[derive(Template)]
#[template(path = "applicant/application.html")]
pub struct ApplicationPage {
    chrome: Chrome,
    path: String,
    mail: String,
    tier: Tier,
    submitted_at: Timestamp,
    due_at: Timestamp,
    state: State,
    advanced: Option<Advanced>,
    remarks: Vec<(Field, String)>,
}

/// Sends an application. Whoever presses twice comes to the one that the first press has sent.
///
/// # Errors
/// Not found for a tier that is none.
pub async fn send(
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
    let advanced = Advanced::of(&page.chrome, &details);
    let key = match submit(&app, &req, &member, (page.tier, details)).await? {
        Ok(id) => {
            draft::forget(&session, &ApplicationForm::entry(page.tier));
            return Ok(redirect::to(paths::application(id)));
        }
        Err(CannotApply::Held) => "applicant-check-held",
        Err(CannotApply::Waiting) => "applicant-check-waiting",
        Err(CannotApply::TooMany(until)) => {
            let refusal = PageError::until(until, app.clock.now());
            return pause::again(page, |page| &mut page.chrome, refusal);
        }
        Err(CannotApply::Db(fault)) => return Err(fault.into()),
    };
    Ok(screen::conflict(CheckPage::of(page, advanced, Some(key))))
}

async fn submit(
    app: &App,
    req: &HttpRequest,
    member: &SignedIn<Member>,
    (tier, details): (Tier, Details),
) -> Result<Result<LicenceApplicationId, CannotApply>, PageError> {
    let kept = own(app, member).await?;
    let (now, vault, by) = (app.clock.now(), app.vault.clone(), by(app, req, member));
    let holidays = app.config.office.holidays.clone();
    let id = LicenceApplicationId::from(once::of(app, req, kept.account_id));
    let sent = app.db.write(move |tx| {
        let asked = Asked {
            id,
            member: &kept,
            tier,
            details: &details,
            holidays: &holidays,
        };
        submission::submit(tx, now, &by, &vault, &asked)
    });
    Ok(sent.await.map(|(id, _)| id))
}

/// Shows one of the member's own applications.
///
/// # Errors
/// Not found for one of somebody else.
pub async fn show(
    app: Data<App>,
    member: SignedIn<Member>,
    (chrome, id): (Chrome, Path<String>),
) -> Result<HttpResponse, PageError> {
    let id: LicenceApplicationId = id.parse().map_err(|_| PageError::NotFound)?;
    let kept = own(&app, &member).await?;
    let (vault, account) = (app.vault.clone(), kept.account_id);
    let found = app
        .db
        .read(move |conn| applications::find_for_account(conn, &vault, account, id))
        .await?;
    let found = found.ok_or(PageError::NotFound)?;
    let mail = kept.mail.reveal().to_owned();
    Ok(screen::ok(ApplicationPage::of(chrome, mail, found)))
}

impl ApplicationPage {
    fn of(chrome: Chrome, mail: String, found: Application) -> Self {
        let advanced = found.details.as_ref();
        Self {
            advanced: advanced.map(|details| Advanced::of(&chrome, details)),
            chrome,
            path: paths::application(found.id),
            mail,
            tier: found.tier,
            submitted_at: found.submitted_at,
            due_at: found.due_at,
            state: found.state,
            remarks: found.remarks.into_iter().collect(),
        }
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let decided = Verdict::ALL.iter().map(|verdict| State::Decided {
            verdict: *verdict,
            reason: "Too wide.".to_owned(),
            at: chrome.now,
        });
        let withdrawn = State::Withdrawn { at: chrome.now };
        let states = decided.chain([State::Waiting, withdrawn]);
        let pages = states.map(|state| Self {
            chrome: chrome.clone(),
            path: "/ids/api/applications/sample".to_owned(),
            mail: "wang@example.tw".to_owned(),
            tier: Tier::Advanced,
            submitted_at: chrome.now,
            due_at: chrome.now,
            state,
            advanced: Some(Advanced::sample()),
            remarks: vec![(Field::Networks, "Why all of them?".to_owned())],
        });
        pages.collect()
    }
}
