//! `/ids/api/applications/new`: 基本資料 as it is kept, and 進階資料 to fill in. It begins with what was filled in
//! and not sent yet, or with what was sent the last time.

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use askama::Template;
use serde::Deserialize;

use super::form::ApplicationForm;
use super::person::Person;
use super::{own, paths};
use crate::app::App;
use crate::db;
use crate::domain::credential::{Tier, queries as pairs};
use crate::domain::licensing::{Application, Field, State, Verdict, queries as applications};
use crate::http::chrome::Chrome;
use crate::http::fields::{Choice, FieldErrors};
use crate::http::page_error::PageError;
use crate::http::visitor::{Member, SignedIn};
use crate::http::{draft, redirect, screen};

/// The page.
#[derive(Template)]
#[template(path = "applicant/apply.html")]
pub struct ApplyPage {
    pub(super) chrome: Chrome,
    pub(super) person: Person,
    pub(super) tier: Tier,
    pub(super) form: ApplicationForm,
    pub(super) said: Option<Said>,
    /// Why nothing can be applied for.
    pub(super) refused: Option<&'static str>,
    pub(super) errors: FieldErrors,
}

/// What a reviewer said of the application before.
pub struct Said {
    reason: String,
    remarks: Vec<(Field, String)>,
}

/// For which tier.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    tier: String,
}

impl Asked {
    /// The tier; `None` when none is named.
    ///
    /// # Errors
    /// Not found for what is none.
    pub(super) fn tier(&self) -> Result<Option<Tier>, PageError> {
        if self.tier.is_empty() {
            return Ok(None);
        }
        self.tier.parse().map(Some).map_err(|_| PageError::NotFound)
    }
}

/// Shows the form, filled as it was left, or sent the last time; where no tier is named, all of them.
///
/// # Errors
/// Not found for a tier that is none.
pub async fn show(
    app: Data<App>,
    session: Session,
    member: SignedIn<Member>,
    (chrome, asked): (Chrome, Query<Asked>),
) -> Result<HttpResponse, PageError> {
    let Some(tier) = asked.tier()? else {
        return Ok(redirect::to(paths::TIERS));
    };
    let kept = own(&app, &member).await?;
    let (held, last) = last(&app, &member, tier).await?;
    let waits = last.as_ref().map(|last| &last.state) == Some(&State::Waiting);
    let details = last.as_ref().and_then(|last| last.details.as_ref());
    let entry = ApplicationForm::entry(tier);
    let form = match (draft::find(&session, &entry, kept.account_id), details) {
        (Some(draft), _) => draft.form,
        (None, Some(details)) => ApplicationForm::of(tier, details),
        (None, None) => ApplicationForm::empty(tier),
    };
    Ok(screen::ok(ApplyPage {
        person: Person::of(&chrome, &kept),
        chrome,
        tier,
        form,
        said: last.and_then(Said::of),
        refused: match (held, waits) {
            (true, _) => Some("applicant-check-held"),
            (false, true) => Some("applicant-check-waiting"),
            (false, false) => None,
        },
        errors: FieldErrors::none(),
    }))
}

/// Whether the member holds this tier, and the last application for it.
async fn last(
    app: &App,
    member: &SignedIn<Member>,
    tier: Tier,
) -> Result<(bool, Option<Application>), PageError> {
    let (vault, account) = (app.vault.clone(), member.person.account_id);
    let (held, sent) = app
        .db
        .read(move |conn| -> db::Result<_> {
            let held = pairs::is_held(conn, account, tier)?;
            let sent = applications::list_for_account(conn, &vault, account)?;
            Ok((held, sent))
        })
        .await?;
    Ok((held, sent.into_iter().find(|sent| sent.tier == tier)))
}

impl Said {
    fn of(last: Application) -> Option<Self> {
        match last.state {
            State::Decided {
                verdict: Verdict::Refused | Verdict::Returned,
                reason,
                ..
            } => Some(Self {
                reason,
                remarks: last.remarks.into_iter().collect(),
            }),
            _ => None,
        }
    }
}

impl ApplyPage {
    /// The page with what was typed.
    pub(super) async fn filled(
        app: &App,
        member: &SignedIn<Member>,
        chrome: Chrome,
        form: ApplicationForm,
    ) -> Result<Self, PageError> {
        let tier: Tier = form.tier.parse().map_err(|_| PageError::NotFound)?;
        let kept = own(app, member).await?;
        Ok(Self {
            person: Person::of(&chrome, &kept),
            chrome,
            tier,
            form,
            said: None,
            refused: None,
            errors: FieldErrors::none(),
        })
    }

    fn use_choices(&self) -> Vec<Choice> {
        self.form.use_choices(&self.chrome)
    }

    fn purpose_choices(&self) -> Vec<Choice> {
        self.form.purpose_choices(&self.chrome)
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |said, refused, errors| Self {
            chrome: chrome.clone(),
            person: Person::sample(),
            tier: Tier::Advanced,
            form: ApplicationForm::empty(Tier::Advanced),
            said,
            refused,
            errors,
        };
        let mut mistakes = FieldErrors::none();
        ApplicationForm::default().parse(&mut mistakes);
        let said = Said {
            reason: "Too wide.".to_owned(),
            remarks: vec![(Field::Networks, "Why all of them?".to_owned())],
        };
        vec![
            page(Some(said), None, FieldErrors::none()),
            page(None, None, mistakes),
            page(None, Some("applicant-check-held"), FieldErrors::none()),
        ]
    }
}
