//! Name, unit type and country, as registering and changing them share them.

use crate::app::App;
use crate::db;
use crate::domain::ids::UnitTypeId;
use crate::domain::member::unit_type::{self, Unit};
use crate::domain::member::{Country, LONGEST_NAME};
use crate::http::chrome::Chrome;
use crate::http::fields::{Choice, FieldErrors};
use crate::kit::writing::{Misspelt, misspelt};

/// What was typed.
pub struct Typed<'a> {
    pub name: &'a str,
    pub unit: &'a str,
    pub country: &'a str,
}

/// What it says.
pub struct Particulars {
    pub name: String,
    pub unit_type: UnitTypeId,
    pub country: Country,
}

/// The units that can be chosen.
pub async fn units(app: &App) -> db::Result<Vec<Unit>> {
    app.db.read(unit_type::list_open).await
}

impl Typed<'_> {
    /// What it says, or every mistake.
    pub fn parse(&self, errors: &mut FieldErrors) -> Option<Particulars> {
        let name = self.name.trim();
        match misspelt(name, LONGEST_NAME) {
            None => {}
            Some(Misspelt::Empty) => errors.push("name", "member-register-name-empty"),
            Some(Misspelt::TooLong) => errors.push("name", "member-register-name-long"),
            Some(Misspelt::Unseen) => {
                errors.push_named("name", "common-name-unseen", "member-register-name");
            }
        }
        let unit_type = self.unit.parse();
        if unit_type.is_err() {
            errors.push("unit", "member-register-no-unit");
        }
        let country = self.country.parse();
        if country.is_err() {
            errors.push("country", "member-register-no-country");
        }
        Some(Particulars {
            name: name.to_owned(),
            unit_type: unit_type.ok()?,
            country: country.ok()?,
        })
    }
}

/// The units as a list to choose from.
pub fn unit_choices(chrome: &Chrome, units: &[Unit], chosen: &str) -> Vec<Choice> {
    let none = Choice::new("", chrome.t("member-register-choose"));
    let units = units.iter().map(|unit| {
        let (group, name) = (chrome.say(&unit.group), chrome.say(&unit.name));
        let id = unit.id.to_string();
        let is_chosen = id == chosen;
        Choice::new(id, format!("{group}-{name}")).chosen(is_chosen)
    });
    std::iter::once(none).chain(units).collect()
}

/// The countries as a list to choose from.
pub fn country_choices(chrome: &Chrome, chosen: &str) -> Vec<Choice> {
    Country::all()
        .map(|country| {
            let label = format!("[{}] {}", country.code(), chrome.t(&country.key()));
            Choice::new(country.code(), label).chosen(country.code() == chosen)
        })
        .collect()
}
