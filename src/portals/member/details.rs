//! `/ids/account/details`: changing what one has written of oneself.

use actix_session::Session;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::particulars::{self, Typed};
use super::{by, own, paths};
use crate::app::App;
use crate::domain::ids::AccountId;
use crate::domain::member::profile::{self, CannotChange, Profile};
use crate::domain::member::unit_type::Unit;
use crate::http::chrome::Chrome;
use crate::http::fields::{Choice, FieldErrors};
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Member, SignedIn};
use crate::http::{redirect, screen};
use crate::text::Locale;

/// The page.
#[derive(Template)]
#[template(path = "member/details.html")]
pub struct DetailsPage {
    chrome: Chrome,
    form: DetailsForm,
    units: Vec<Unit>,
    errors: FieldErrors,
}

/// What was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct DetailsForm {
    name: String,
    unit: String,
    country: String,
    language: String,
    notices: String,
}

/// Shows what is kept.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    member: SignedIn<Member>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    let kept = own(&app, &member).await?;
    let form = DetailsForm {
        name: kept.name,
        unit: kept.unit_type_id.to_string(),
        country: kept.country.code().to_owned(),
        language: kept.locale.tag().to_owned(),
        notices: if kept.wants_notices { "yes" } else { "" }.to_owned(),
    };
    let page = DetailsPage::new(&app, chrome, form).await?;
    let offered = page.units.iter().any(|unit| unit.id == kept.unit_type_id);
    Ok(screen::ok(if offered {
        page
    } else {
        page.with_closed(kept.unit_type_id, kept.unit_type)
    }))
}

/// Changes it.
///
/// # Errors
/// A fault of the database.
pub async fn change(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    member: SignedIn<Member>,
    (chrome, form): (Chrome, Form<DetailsForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = DetailsPage::new(&app, chrome, form.0).await?;
    let Some(profile) = page.form.parse(&mut page.errors) else {
        return Ok(screen::unprocessable(page));
    };
    match put(&app, &req, &member, profile).await {
        Ok(()) => redirect::with_notice(&session, paths::ACCOUNT, "member-details-done"),
        Err(CannotChange::NoSuchUnitType) => {
            page.errors.push("unit", "member-register-no-unit");
            Ok(screen::unprocessable(page))
        }
        Err(CannotChange::NoSuchMember) => Err(PageError::NotFound),
        Err(CannotChange::Db(fault)) => Err(fault.into()),
    }
}

async fn put(
    app: &App,
    req: &HttpRequest,
    member: &SignedIn<Member>,
    profile: Profile,
) -> Result<(), CannotChange> {
    let (now, by) = (app.clock.now(), by(app, req, member));
    let account: AccountId = member.person.account_id;
    app.db
        .write(move |tx| profile::change(tx, now, (account, &by), &profile))
        .await
}

impl DetailsForm {
    fn parse(&self, errors: &mut FieldErrors) -> Option<Profile> {
        let typed = Typed {
            name: &self.name,
            unit: &self.unit,
            country: &self.country,
        };
        let particulars = typed.parse(errors);
        let locale = self.language.parse::<Locale>();
        if locale.is_err() {
            errors.push("language", "member-details-no-language");
        }
        let particulars = particulars.filter(|_| errors.is_empty())?;
        Some(Profile {
            name: particulars.name,
            unit_type: particulars.unit_type,
            country: particulars.country,
            locale: locale.ok()?,
            wants_notices: self.notices == "yes",
        })
    }
}

impl DetailsPage {
    async fn new(app: &App, chrome: Chrome, form: DetailsForm) -> Result<Self, PageError> {
        Ok(Self {
            units: particulars::units(app).await?,
            chrome,
            form,
            errors: FieldErrors::none(),
        })
    }

    /// With the member's own unit, which nobody else can choose any more.
    fn with_closed(mut self, id: crate::domain::ids::UnitTypeId, names: Names) -> Self {
        let (group, name) = names;
        self.units.push(Unit { id, group, name });
        self
    }

    fn unit_choices(&self) -> Vec<Choice> {
        particulars::unit_choices(&self.chrome, &self.units, &self.form.unit)
    }

    fn country_choices(&self) -> Vec<Choice> {
        particulars::country_choices(&self.chrome, &self.form.country)
    }

    fn languages(&self) -> Vec<Choice> {
        let choice = |locale: Locale, key| {
            Choice::new(locale.tag(), self.chrome.t(key)).chosen(locale.tag() == self.form.language)
        };
        vec![
            choice(Locale::Chinese, "member-details-chinese"),
            choice(Locale::English, "member-details-english"),
        ]
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |errors| Self {
            chrome: chrome.clone(),
            form: DetailsForm {
                name: "Wang".to_owned(),
                country: "TW".to_owned(),
                language: chrome.locale.tag().to_owned(),
                notices: "yes".to_owned(),
                ..DetailsForm::default()
            },
            units: Vec::new(),
            errors,
        };
        let mut mistakes = FieldErrors::none();
        DetailsForm::default().parse(&mut mistakes);
        vec![page(FieldErrors::none()), page(mistakes)]
    }
}

type Names = (
    crate::domain::bilingual::Bilingual,
    crate::domain::bilingual::Bilingual,
);
