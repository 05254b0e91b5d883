//! How a provider wants to be asked, and how long its answer takes.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How the provider wants to be asked.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// `POST`, as the platform documents it.
    Post,
    /// `GET`, for providers that map nothing else.
    Get,
}

/// How long a citizen waits for the data. In the table `realtime`, `minutes:30` or `days:2`.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
#[serde(rename_all = "lowercase")]
pub enum Waiting {
    /// 即時
    RealTime,
    /// So many minutes.
    Minutes(u16),
    /// So many days.
    Days(u16),
}

/// A text that says neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown word")]
pub struct UnknownWord;

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Post => "post",
            Self::Get => "get",
        })
    }
}

impl FromStr for Method {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text {
            "post" => Ok(Self::Post),
            "get" => Ok(Self::Get),
            _ => Err(UnknownWord),
        }
    }
}

impl fmt::Display for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RealTime => f.write_str("realtime"),
            Self::Minutes(number) => write!(f, "minutes:{number}"),
            Self::Days(number) => write!(f, "days:{number}"),
        }
    }
}

impl FromStr for Waiting {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text.split_once(':') {
            None if text == "realtime" => Ok(Self::RealTime),
            Some(("minutes", number)) => number.parse().map(Self::Minutes).map_err(|_| UnknownWord),
            Some(("days", number)) => number.parse().map(Self::Days).map_err(|_| UnknownWord),
            _ => Err(UnknownWord),
        }
    }
}

crate::text_column!(Method);
crate::text_column!(Waiting);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_table_is_read_again() {
        for waiting in [Waiting::RealTime, Waiting::Minutes(30), Waiting::Days(2)] {
            assert_eq!(waiting.to_string().parse(), Ok(waiting));
        }
        for method in [Method::Post, Method::Get] {
            assert_eq!(method.to_string().parse(), Ok(method));
        }
        assert_eq!("days:x".parse::<Waiting>(), Err(UnknownWord));
        assert_eq!("put".parse::<Method>(), Err(UnknownWord));
    }
}
