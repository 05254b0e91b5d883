//! `/review/unit-types`: the list of unit types, what is closed among it, and adding to it.

use actix_session::Session;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::written::Field;
use super::{by, paths};
use crate::app::App;
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::UnitTypeId;
use crate::domain::member::unit_list::{self, CannotKeep, Entry, Group, LONGEST};
use crate::http::chrome::Chrome;
use crate::http::fields::{Choice, FieldErrors};
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Reviewer, SignedIn};
use crate::http::{redirect, screen};

/// The page.
#[derive(Template)]
#[template(path = "reviewer/unit_types.html")]
pub struct UnitTypesPage {
    chrome: Chrome,
    groups: Vec<Group>,
    form: UnitTypeForm,
    errors: FieldErrors,
}

/// What is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct UnitTypeForm {
    /// The group of a new unit; empty for a new group.
    group: String,
    pub(super) name_zh: String,
    pub(super) name_en: String,
    /// Which version of a kept one the reviewer saw.
    pub(super) version: String,
}

/// Shows the list.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    _: SignedIn<Reviewer>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    Ok(screen::ok(UnitTypesPage::of(&app, chrome).await?))
}

/// Adds a group, or a unit to a group.
///
/// # Errors
/// A fault of the database.
pub async fn add(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    reviewer: SignedIn<Reviewer>,
    (chrome, form): (Chrome, Form<UnitTypeForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = UnitTypesPage::of(&app, chrome).await?;
    page.form = form.0;
    let name = page.form.name(&mut page.errors);
    let group = page.form.group(&mut page.errors);
    if !page.errors.is_empty() {
        return Ok(screen::unprocessable(page));
    }
    let (now, random, by) = (
        app.clock.now(),
        app.random.clone(),
        by(&app, &req, &reviewer),
    );
    let added = app
        .db
        .write(move |tx| unit_list::add(tx, now, &by, random.as_ref(), (group, &name)))
        .await;
    let (field, key) = match added {
        Ok(_) => {
            return redirect::with_notice(&session, paths::UNIT_TYPES, "upkeep-unit-added");
        }
        Err(CannotKeep::Db(fault)) => return Err(fault.into()),
        Err(CannotKeep::NoSuchUnit) => ("group", "upkeep-unit-no-group"),
        Err(CannotKeep::NameTaken | CannotKeep::ChangedMeanwhile) => {
            ("name_zh", "upkeep-unit-taken")
        }
    };
    page.errors.push(field, key);
    Ok(screen::conflict(page))
}

impl UnitTypeForm {
    /// What stands in the form of an entry.
    pub(super) fn of(entry: &Entry) -> Self {
        Self {
            group: String::new(),
            name_zh: entry.name.zh.clone(),
            name_en: entry.name.en.clone(),
            version: entry.version.to_string(),
        }
    }

    /// The name, and the mistakes at it.
    pub(super) fn name(&self, errors: &mut FieldErrors) -> Bilingual {
        Field::new("name", "upkeep-name-", LONGEST).lines(errors, &self.name_zh, &self.name_en)
    }

    fn group(&self, errors: &mut FieldErrors) -> Option<UnitTypeId> {
        if self.group.is_empty() {
            return None;
        }
        let group = self.group.parse().ok();
        if group.is_none() {
            errors.push("group", "upkeep-unit-no-group");
        }
        group
    }
}

impl UnitTypesPage {
    async fn of(app: &App, chrome: Chrome) -> Result<Self, PageError> {
        Ok(Self {
            chrome,
            groups: app.db.read(unit_list::list).await?,
            form: UnitTypeForm::default(),
            errors: FieldErrors::none(),
        })
    }

    fn group_choices(&self) -> Vec<Choice> {
        let none = Choice::new("", self.chrome.t("upkeep-unit-new-group"));
        let groups = self.groups.iter().map(|group| {
            let id = group.entry.id.to_string();
            let chosen = id == self.form.group;
            Choice::new(id, self.chrome.say(&group.entry.name)).chosen(chosen)
        });
        std::iter::once(none).chain(groups).collect()
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |errors| Self {
            chrome: chrome.clone(),
            groups: super::unit_type::sample_groups(chrome),
            form: UnitTypeForm::default(),
            errors,
        };
        let mut mistakes = FieldErrors::none();
        UnitTypeForm::default().name(&mut mistakes);
        mistakes.push("group", "upkeep-unit-no-group");
        vec![page(FieldErrors::none()), page(mistakes)]
    }
}
