//! `resource_id`: how the platform and a provider call one data set.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::kit::random::{ALPHANUMERIC, Random};

const PREFIX: &str = "API.";
const LENGTH: usize = 10;

/// `API.` and ten letters and digits, upper and lower case told apart.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
#[serde(try_from = "String", into = "String")]
pub struct ResourceId(String);

/// A text of another shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not `API.` and ten letters and digits")]
pub struct NotAResourceId;

impl ResourceId {
    /// A new one drawn from `random`.
    #[must_use]
    pub fn draw(random: &dyn Random) -> Self {
        Self(format!("{PREFIX}{}", random.symbols(ALPHANUMERIC, LENGTH)))
    }

    /// The whole text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ResourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for ResourceId {
    type Err = NotAResourceId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let tail = text.strip_prefix(PREFIX).ok_or(NotAResourceId)?;
        if tail.len() == LENGTH && tail.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAResourceId)
        }
    }
}

impl TryFrom<String> for ResourceId {
    type Error = NotAResourceId;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<ResourceId> for String {
    fn from(id: ResourceId) -> Self {
        id.0
    }
}

crate::text_column!(ResourceId);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::random::{SeededChance, SharedRandom};
    use std::sync::Arc;

    #[test]
    fn only_the_documented_shape_is_read() {
        assert!("API.aB3dE6gH9j".parse::<ResourceId>().is_ok());
        for text in [
            "",
            "API.",
            "API.aB3dE6gH9",
            "API.aB3dE6gH9jk",
            "api.aB3dE6gH9j",
            "API.aB3dE6gH9-",
            "CLI.aB3dE6gH9j",
            "API.資料資資",
        ] {
            assert_eq!(text.parse::<ResourceId>(), Err(NotAResourceId), "{text}");
        }
    }

    #[test]
    fn a_drawn_one_is_read_again() {
        let random: SharedRandom = Arc::new(SeededChance::from_seed(3));
        let drawn = ResourceId::draw(&*random);
        assert_eq!(drawn.as_str().parse(), Ok(drawn.clone()));
    }
}
