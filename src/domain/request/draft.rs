//! What a citizen has filled in before the identity is proved: kept sealed, so that an error loses nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::db;
use crate::domain::identity::adapter::Claimed;
use crate::domain::ids::ResourceId;

/// The values of one data set's custom parameters, by header name.
pub type Parameters = BTreeMap<String, String>;

/// What was filled in so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Who the citizen says they are.
    pub claimed: Option<Claimed>,
    /// What the data sets ask for.
    pub parameters: BTreeMap<ResourceId, Parameters>,
}

impl Draft {
    pub(super) fn to_bytes(&self) -> db::Result<Vec<u8>> {
        serde_json::to_vec(self).map_err(|why| db::Error::row("requests", why))
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    /// The parameters of one data set; none when it asks for none.
    #[must_use]
    pub fn parameters_of(&self, dataset: &ResourceId) -> Parameters {
        self.parameters.get(dataset).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::citizen::national_id::NationalId;

    #[test]
    fn a_draft_survives_its_bytes() {
        let mut draft = Draft {
            claimed: Some(Claimed {
                id: NationalId::parse("A123456789").unwrap(),
                birth_date: NaiveDate::from_ymd_opt(1999, 12, 31).unwrap(),
            }),
            ..Draft::default()
        };
        draft.parameters.insert(
            "API.abcdefghij".parse().unwrap(),
            [("INQ_YR".to_owned(), "113".to_owned())].into(),
        );
        assert_eq!(
            Draft::from_bytes(&draft.to_bytes().unwrap()).unwrap(),
            draft
        );
        assert_eq!(format!("{:?}", draft.claimed), "Some(Claimed(…))");
    }
}
