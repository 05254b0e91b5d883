//! Values: what stands in a row, and what an expression gives.

use std::cmp::Ordering;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use uuid::Uuid;

/// A value. [`Value::Null`] of a boolean is "unknown".
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing is known.
    Null,
    /// True or false.
    Boolean(bool),
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Any other number, finite.
    Real(f64),
    /// A day.
    Date(NaiveDate),
    /// An instant, told in an offset of its own.
    Instant(DateTime<FixedOffset>),
    /// A time of day.
    Time(NaiveTime),
    /// A GUID.
    Guid(Uuid),
    /// Values that belong together, in the order of their fields.
    Complex(Vec<Value>),
    /// Items, each in the order of its fields.
    List(Vec<Vec<Value>>),
}

/// The type of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Of `null`, which fits everywhere.
    Null,
    /// `Edm.Boolean`
    Boolean,
    /// `Edm.String`
    Text,
    /// `Edm.Int64`
    Integer,
    /// `Edm.Double`
    Real,
    /// `Edm.Date`
    Date,
    /// `Edm.DateTimeOffset`
    Instant,
    /// `Edm.TimeOfDay`
    Time,
    /// `Edm.Guid`
    Guid,
}

impl Type {
    /// As the standard calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "Edm.Boolean",
            Self::Text => "Edm.String",
            Self::Integer => "Edm.Int64",
            Self::Real => "Edm.Double",
            Self::Date => "Edm.Date",
            Self::Instant => "Edm.DateTimeOffset",
            Self::Time => "Edm.TimeOfDay",
            Self::Guid => "Edm.Guid",
        }
    }

    /// Whether it is a number.
    #[must_use]
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Integer | Self::Real)
    }

    /// Whether values of the two can be compared.
    #[must_use]
    pub fn is_comparable_with(self, other: Self) -> bool {
        self == other
            || self == Self::Null
            || other == Self::Null
            || (self.is_number() && other.is_number())
    }
}

impl Value {
    /// A number; `Null` when it is not finite.
    #[must_use]
    pub fn real(number: f64) -> Self {
        if number.is_finite() {
            Self::Real(number)
        } else {
            Self::Null
        }
    }

    /// The type; `None` of complex values and lists.
    #[must_use]
    pub const fn kind(&self) -> Option<Type> {
        Some(match self {
            Self::Null => Type::Null,
            Self::Boolean(_) => Type::Boolean,
            Self::Text(_) => Type::Text,
            Self::Integer(_) => Type::Integer,
            Self::Real(_) => Type::Real,
            Self::Date(_) => Type::Date,
            Self::Instant(_) => Type::Instant,
            Self::Time(_) => Type::Time,
            Self::Guid(_) => Type::Guid,
            Self::Complex(_) | Self::List(_) => return None,
        })
    }

    /// The value as a number that need not be whole.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "a whole number beside one that is not is compared as one that is not"
    )]
    pub const fn as_real(&self) -> Option<f64> {
        match self {
            Self::Integer(whole) => Some(*whole as f64),
            Self::Real(number) => Some(*number),
            _ => None,
        }
    }

    /// The order of two values of comparable types, neither of them null: texts by code point, date-times as instants.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Boolean(one), Self::Boolean(two)) => Some(one.cmp(two)),
            (Self::Text(one), Self::Text(two)) => Some(one.cmp(two)),
            (Self::Integer(one), Self::Integer(two)) => Some(one.cmp(two)),
            (Self::Date(one), Self::Date(two)) => Some(one.cmp(two)),
            (Self::Instant(one), Self::Instant(two)) => Some(one.cmp(two)),
            (Self::Time(one), Self::Time(two)) => Some(one.cmp(two)),
            (Self::Guid(one), Self::Guid(two)) => Some(one.cmp(two)),
            _ => self.as_real()?.partial_cmp(&other.as_real()?),
        }
    }

    /// The order in which rows are listed: null comes before everything.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Null, Self::Null) => Ordering::Equal,
            (Self::Null, _) => Ordering::Less,
            (_, Self::Null) => Ordering::Greater,
            _ => self.compare(other).unwrap_or(Ordering::Equal),
        }
    }
}
