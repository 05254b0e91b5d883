//! Who somebody says they are, as typed: checked before any method begins.

use serde::Deserialize;

use crate::domain::citizen::birth_date;
use crate::domain::citizen::national_id::{self, NationalId};
use crate::domain::identity::adapter::Claimed;
use crate::http::fields::FieldErrors;
use crate::kit::clock::Timestamp;

/// The two fields that every way of proving begins with.
#[derive(Clone, Default, Deserialize)]
pub struct ClaimForm {
    /// 身分證字號
    #[serde(default)]
    pub id_number: String,
    /// 生日
    #[serde(default)]
    pub birth_date: String,
}

impl ClaimForm {
    /// The fields of a claim that was kept, as they are shown again.
    #[must_use]
    pub fn of(claimed: &Claimed) -> Self {
        Self {
            id_number: claimed.id.reveal().to_owned(),
            birth_date: claimed.birth_date.format("%Y%m%d").to_string(),
        }
    }

    /// The claim; what is wrong with it goes to `errors`.
    pub fn parse(&self, now: Timestamp, errors: &mut FieldErrors) -> Option<Claimed> {
        let id = NationalId::parse_at(&self.id_number, now);
        let id = id.map_err(|why| errors.push("id_number", id_key(why)));
        let birth_date = birth_date::parse(&self.birth_date, now)
            .map_err(|why| errors.push("birth_date", date_key(why)));
        Some(Claimed {
            id: id.ok()?,
            birth_date: birth_date.ok()?,
        })
    }
}

impl std::fmt::Debug for ClaimForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ClaimForm(…)")
    }
}

const fn id_key(why: national_id::CannotRead) -> &'static str {
    match why {
        national_id::CannotRead::Empty => "citizen-claim-id-empty",
        national_id::CannotRead::Shape => "citizen-claim-id-shape",
        national_id::CannotRead::CheckDigit => "citizen-claim-id-check-digit",
        national_id::CannotRead::OldForm => "citizen-claim-id-old-form",
    }
}

const fn date_key(why: birth_date::CannotRead) -> &'static str {
    match why {
        birth_date::CannotRead::Empty => "citizen-claim-birth-empty",
        birth_date::CannotRead::Shape => "citizen-claim-birth-shape",
        birth_date::CannotRead::NoSuchDay => "citizen-claim-birth-no-such-day",
        birth_date::CannotRead::OutOfRange => "citizen-claim-birth-out-of-range",
    }
}
