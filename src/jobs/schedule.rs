//! How long each kind of record is kept: the one table that the sweeps and the privacy page are made from.

use crate::kit::clock::{Span, days, hours};

/// Packages are refused by the clock at this age, and their bytes are gone within a minute after.
pub const PACKAGES: Span = hours(8);
/// What happened to whose data stays readable for five years.
pub const TRANSACTION_LOG: Span = days(5 * 365 + 2);
/// Letters that were sent.
pub const MAILS: Span = days(30);

/// When a kind of record goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// A fixed time after it was made.
    Age(Span),
    /// As soon as it was used, or its own short time is over.
    UsedOrExpired,
    /// When its own time is over or its owner ends it.
    Expired,
}

/// One row of the retention table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// The last word of the locale keys `public-privacy-kept-<word>` and `public-privacy-kept-<word>-until`.
    pub word: &'static str,
    /// When it goes.
    pub until: Until,
}

/// Everything personal that is kept at all, shortest first.
pub const RETENTION: &[Retention] = &[
    Retention {
        word: "one-time",
        until: Until::UsedOrExpired,
    },
    Retention {
        word: "packages",
        until: Until::Age(PACKAGES),
    },
    Retention {
        word: "sessions",
        until: Until::Expired,
    },
    Retention {
        word: "mails",
        until: Until::Age(MAILS),
    },
    Retention {
        word: "log",
        until: Until::Age(TRANSACTION_LOG),
    },
];
