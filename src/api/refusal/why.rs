//! Why a call is not answered, in the words that published clients look for.

use std::net::IpAddr;

use crate::api::signature::Unsigned;
use crate::app::App;
use crate::domain::credential::quota::Allowance;
use crate::domain::park::closing::Closed;

/// Why a call is not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It cannot be taken for a signed call.
    Unsigned(Unsigned),
    /// Nobody in force has this APP ID.
    UnknownAppId,
    /// The signature is another.
    Mismatch,
    /// The body's digest is another.
    Digest,
    /// It comes from elsewhere.
    Address(IpAddr),
    /// The service does not answer; its page tells why.
    Closed {
        /// How it is closed.
        how: Closed,
        /// The address of the page.
        page: String,
    },
    /// No call is left today.
    Exhausted(Allowance),
    /// Nothing is here.
    NotFound,
    /// What is here is read only.
    OnlyGet,
    /// An option or the path cannot be read.
    Unreadable(String),
    /// Too many calls wait.
    Busy,
    /// A fault of ours; the log tells more under this number.
    Unavailable(String),
}

const CANNOT_VERIFY: &str = "HMAC signature cannot be verified";
const NO_DATE: &str = "HMAC signature cannot be verified, a valid date or x-date header is required for HMAC Authentication";

impl Why {
    /// That this service does not answer.
    pub(in crate::api) fn of_closed(app: &App, how: Closed, service: Option<&str>) -> Self {
        let path = format!("/ids/services/{}", service.unwrap_or_default());
        Self::Closed {
            how,
            page: app.config.server.link(&path),
        }
    }

    /// The stable word of the check that failed.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Unsigned(unsigned) => match unsigned {
                Unsigned::Missing => "signature-missing",
                Unsigned::NoDate => "date-missing",
                Unsigned::UnreadableDate => "date-unreadable",
                Unsigned::OutsideWindow => "date-outside-window",
                Unsigned::UnreadableHeader => "header-unreadable",
                Unsigned::UnknownAppId => "app-id-unknown",
                Unsigned::UnsupportedAlgorithm => "algorithm-unsupported",
                Unsigned::DateNotSigned => "date-not-signed",
            },
            Self::UnknownAppId => "app-id-unknown",
            Self::Mismatch => "signature-mismatch",
            Self::Digest => "digest-mismatch",
            Self::Address(_) => "address-not-allowed",
            Self::Closed { how, .. } => match how {
                Closed::Suspended => "service-suspended",
                Closed::Retired => "service-retired",
            },
            Self::Exhausted(_) => "quota-exhausted",
            Self::NotFound => "not-found",
            Self::OnlyGet => "method-not-allowed",
            Self::Unreadable(_) => "query-unreadable",
            Self::Busy => "busy",
            Self::Unavailable(_) => "unavailable",
        }
    }

    pub(super) fn message(&self) -> String {
        match self {
            Self::Unsigned(Unsigned::Missing) => "Unauthorized".to_owned(),
            Self::Unsigned(
                Unsigned::NoDate | Unsigned::UnreadableDate | Unsigned::OutsideWindow,
            ) => NO_DATE.to_owned(),
            Self::Unsigned(_) | Self::UnknownAppId => CANNOT_VERIFY.to_owned(),
            Self::Mismatch | Self::Digest => "HMAC signature does not match".to_owned(),
            Self::Address(from) => format!("IP address not allowed: {}", from.to_canonical()),
            Self::Closed { how, page } => match how {
                Closed::Suspended => {
                    format!("This service is suspended for the time being: {page}")
                }
                Closed::Retired => format!("This service is no longer provided: {page}"),
            },
            Self::Exhausted(_) => "API rate limit exceeded".to_owned(),
            Self::NotFound => "No such resource".to_owned(),
            Self::OnlyGet => "Only GET is allowed".to_owned(),
            Self::Unreadable(what) => what.clone(),
            Self::Busy => "Too many calls are waiting".to_owned(),
            Self::Unavailable(reference) => {
                format!("Temporarily unavailable, reference {reference}")
            }
        }
    }

    pub(super) const fn is_about_the_clock(&self) -> bool {
        matches!(
            self,
            Self::Unsigned(Unsigned::NoDate | Unsigned::UnreadableDate | Unsigned::OutsideWindow)
        )
    }

    pub(super) const fn is_about_the_signature(&self) -> bool {
        matches!(
            self,
            Self::Unsigned(_) | Self::UnknownAppId | Self::Mismatch | Self::Digest
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::net::Ipv4Addr;

    use super::*;
    use crate::domain::credential::reason::WORDS;
    use crate::kit::clock::Timestamp;

    #[test]
    fn every_reason_has_a_word_of_its_own_that_is_explained_somewhere() {
        let allowance = Allowance {
            limit: 100,
            used: 100,
            resets_at: Timestamp::from_unix(0).unwrap(),
        };
        let closed = |how| Why::Closed {
            how,
            page: String::new(),
        };
        let unsigned = [
            Unsigned::Missing,
            Unsigned::NoDate,
            Unsigned::UnreadableDate,
            Unsigned::OutsideWindow,
            Unsigned::UnreadableHeader,
            Unsigned::UnsupportedAlgorithm,
            Unsigned::DateNotSigned,
        ];
        let others = [
            Why::UnknownAppId,
            Why::Mismatch,
            Why::Digest,
            Why::Address(Ipv4Addr::LOCALHOST.into()),
            closed(Closed::Suspended),
            closed(Closed::Retired),
            Why::Exhausted(allowance),
            Why::NotFound,
            Why::OnlyGet,
            Why::Unreadable(String::new()),
            Why::Busy,
            Why::Unavailable(String::new()),
        ];
        let all = unsigned.map(Why::Unsigned).into_iter().chain(others);
        let words: BTreeSet<&str> = all.map(|why| why.word()).collect();
        assert_eq!(words, BTreeSet::from(WORDS));
    }
}
