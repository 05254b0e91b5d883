//! What the links of members are for, and how long they live.

use std::fmt;
use std::str::FromStr;

use crate::kit::clock::{Span, hours, minutes};

/// What a link is for.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    serde::Serialize,
    serde::Deserialize,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// 帳號啟用
    Activation,
    /// 忘記密碼
    Reset,
    /// A new mail address.
    Moving,
}

impl Purpose {
    /// How long a link for it lives; at this very age it is dead.
    #[must_use]
    pub const fn lifetime(self) -> Span {
        match self {
            Self::Activation | Self::Moving => hours(24),
            Self::Reset => minutes(30),
        }
    }

    /// The word in the table and in keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Activation => "activation",
            Self::Reset => "reset",
            Self::Moving => "moving",
        }
    }
}

/// A word that names no purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown purpose")]
pub struct UnknownPurpose;

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Purpose {
    type Err = UnknownPurpose;

    fn from_str(text: &str) -> Result<Self, UnknownPurpose> {
        [Self::Activation, Self::Reset, Self::Moving]
            .into_iter()
            .find(|purpose| purpose.word() == text)
            .ok_or(UnknownPurpose)
    }
}

crate::text_column!(Purpose);
