//! What the agencies know about the demo citizens: invented, and the same every time.
//!
//! One function per data set, named in [`find`] by the last part of its address. It gives the values in the
//! order of the catalogue, or nothing where the agency knows nothing of this person.

mod education;
mod family;
mod health;
mod household;
mod money;
mod property;
mod transport;
mod trial;
mod welfare;
mod work;

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, NaiveDate};

use super::dice::Dice;
use super::document::Value;
use crate::domain::citizen::national_id::Gender;
use crate::sandbox::people::DemoCitizen;

/// Whose data is asked for, when, and with which custom parameters.
pub struct Subject<'a> {
    /// The citizen.
    pub person: &'a DemoCitizen,
    /// The day in Taiwan.
    pub today: NaiveDate,
    /// Custom parameters by their keys, upper case.
    pub parameters: &'a BTreeMap<String, String>,
}

/// The values of one data set: label and value, in the order of the catalogue.
pub type Entries = Vec<(&'static str, Value)>;

/// How a data set is looked up.
pub type LookUp = fn(&Subject<'_>) -> Option<Entries>;

/// The look-up of the data set whose address ends in `resource`.
#[must_use]
pub fn find(resource: &str) -> Option<LookUp> {
    let look_up: LookUp = match resource {
        "household-registration" => household::registration,
        "household-members" => household::members,
        "kinship" => household::kinship,
        "id-card-image" => household::id_card,
        "labour-insurance" => work::labour_insurance,
        "land-register" => property::land_register,
        "health-insurance" => |subject| Some(health::insurance(subject)),
        "income" => money::income,
        "medical-visits" => |subject| Some(health::visits(subject)),
        "vaccination" => |subject| Some(health::vaccination(subject)),
        "low-income" => welfare::low_income,
        "disability" => welfare::disability,
        "company-offices" => work::company_offices,
        "insurance-policies" => |subject| Some(money::policies(subject)),
        "vehicles" => transport::vehicles,
        "driving-licence" => transport::driving_licence,
        "degree" => education::degree,
        "criminal-record" => welfare::criminal_record,
        name if name.starts_with("test-") => |subject| Some(trial::entries(subject)),
        _ => return None,
    };
    Some(look_up)
}

impl Subject<'_> {
    /// The dice of this person for `purpose`.
    #[must_use]
    pub fn dice(&self, purpose: &str) -> Dice {
        Dice::of(self.person.id_number.reveal(), purpose)
    }

    /// The number, as the documents of the agencies carry it.
    #[must_use]
    pub fn number(&self) -> Value {
        Value::text(self.person.id_number.reveal())
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> Value {
        Value::text(self.person.name)
    }

    /// The birthday.
    #[must_use]
    pub const fn born(&self) -> Value {
        Value::Day(self.person.birth_date)
    }

    /// The registered address.
    #[must_use]
    pub fn address(&self) -> Value {
        Value::text(self.person.address)
    }

    /// 男 or 女.
    #[must_use]
    pub fn gender(&self) -> Value {
        Value::text(match self.person.id_number.gender() {
            Gender::Male => "男",
            Gender::Female => "女",
        })
    }

    /// Full years of age today.
    #[must_use]
    pub fn age(&self) -> i32 {
        let born = self.person.birth_date;
        let had = (self.today.month(), self.today.day()) >= (born.month(), born.day());
        self.today.year() - born.year() - i32::from(!had)
    }

    /// Whether the number is a resident's, who stands in no household register.
    #[must_use]
    pub fn is_resident(&self) -> bool {
        let second = self.person.id_number.reveal().as_bytes().get(1);
        !matches!(second, Some(b'1' | b'2'))
    }

    /// The day on which this person became `years` old; 28 February for those born on a leap day.
    #[must_use]
    pub fn day_of_age(&self, years: i32) -> NaiveDate {
        let born = self.person.birth_date;
        let day = |day| NaiveDate::from_ymd_opt(born.year() + years, born.month(), day);
        day(born.day()).or_else(|| day(28)).unwrap_or(born)
    }

    /// A day between the age of `years` and today.
    pub fn day_since_age(&self, dice: &mut Dice, years: i32) -> NaiveDate {
        let first = self.day_of_age(years);
        let days = self.today.signed_duration_since(first).num_days();
        dice.day_before(self.today, i32::try_from(days.max(0)).unwrap_or(0))
    }
}

/// `days` before `day`.
fn earlier(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

#[cfg(test)]
mod tests;
