//! The functions: what they are called, what they take, what they give.

use super::value::Type;

/// A function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    Contains,
    StartsWith,
    EndsWith,
    IndexOf,
    Length,
    Substring,
    ToLower,
    ToUpper,
    Trim,
    Concat,
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    Date,
    Time,
    Now,
    Round,
    Floor,
    Ceiling,
}

/// What a function takes in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    Text,
    Whole,
    Number,
    Day,
    Clock,
    Instant,
}

impl Taken {
    pub(super) fn fits(self, kind: Type) -> bool {
        kind == Type::Null
            || match self {
                Self::Text => kind == Type::Text,
                Self::Whole => kind == Type::Integer,
                Self::Number => kind.is_number(),
                Self::Day => matches!(kind, Type::Date | Type::Instant),
                Self::Clock => matches!(kind, Type::Time | Type::Instant),
                Self::Instant => kind == Type::Instant,
            }
    }
}

impl Function {
    /// The function of this name, in any case.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "contains" => Self::Contains,
            "startswith" => Self::StartsWith,
            "endswith" => Self::EndsWith,
            "indexof" => Self::IndexOf,
            "length" => Self::Length,
            "substring" => Self::Substring,
            "tolower" => Self::ToLower,
            "toupper" => Self::ToUpper,
            "trim" => Self::Trim,
            "concat" => Self::Concat,
            "year" => Self::Year,
            "month" => Self::Month,
            "day" => Self::Day,
            "hour" => Self::Hour,
            "minute" => Self::Minute,
            "second" => Self::Second,
            "date" => Self::Date,
            "time" => Self::Time,
            "now" => Self::Now,
            "round" => Self::Round,
            "floor" => Self::Floor,
            "ceiling" => Self::Ceiling,
            _ => return None,
        })
    }

    /// What it takes; of [`Function::Substring`] the last may be left out.
    pub(super) const fn takes(self) -> &'static [Taken] {
        match self {
            Self::Contains | Self::StartsWith | Self::EndsWith | Self::IndexOf | Self::Concat => {
                &[Taken::Text, Taken::Text]
            }
            Self::Length | Self::ToLower | Self::ToUpper | Self::Trim => &[Taken::Text],
            Self::Substring => &[Taken::Text, Taken::Whole, Taken::Whole],
            Self::Year | Self::Month | Self::Day => &[Taken::Day],
            Self::Hour | Self::Minute | Self::Second => &[Taken::Clock],
            Self::Date | Self::Time => &[Taken::Instant],
            Self::Now => &[],
            Self::Round | Self::Floor | Self::Ceiling => &[Taken::Number],
        }
    }

    /// Whether it takes so many.
    pub(super) fn takes_count(self, count: usize) -> bool {
        let most = self.takes().len();
        count == most || (self == Self::Substring && count == 2)
    }

    /// What it gives, when its first argument is of this type.
    pub(super) const fn gives(self, first: Type) -> Type {
        match self {
            Self::Contains | Self::StartsWith | Self::EndsWith => Type::Boolean,
            Self::IndexOf
            | Self::Length
            | Self::Year
            | Self::Month
            | Self::Day
            | Self::Hour
            | Self::Minute
            | Self::Second => Type::Integer,
            Self::Substring | Self::ToLower | Self::ToUpper | Self::Trim | Self::Concat => {
                Type::Text
            }
            Self::Date => Type::Date,
            Self::Time => Type::Time,
            Self::Now => Type::Instant,
            Self::Round | Self::Floor | Self::Ceiling => first,
        }
    }
}
