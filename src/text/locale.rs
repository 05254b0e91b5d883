//! The languages this server speaks.

use std::fmt;
use std::str::FromStr;

/// A language, and how it is written.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Default,
    serde::Serialize,
    serde::Deserialize,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub enum Locale {
    /// Traditional Chinese as written in Taiwan: the first language of every page.
    #[default]
    #[serde(rename = "zh-Hant-TW")]
    Chinese,
    /// English.
    #[serde(rename = "en")]
    English,
}

/// A tag that names no language of this server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown language")]
pub struct UnknownLocale;

impl Locale {
    /// All of them, the default first.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The tag for `<html lang>` and the folder's name.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-Hant-TW",
            Self::English => "en",
        }
    }

    /// The other one, for the switch at the top of the page.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Chinese => Self::English,
            Self::English => Self::Chinese,
        }
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Locale {
    type Err = UnknownLocale;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|locale| locale.tag() == tag)
            .ok_or(UnknownLocale)
    }
}

crate::text_column!(Locale);
