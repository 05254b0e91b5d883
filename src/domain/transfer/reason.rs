//! Why a transfer brought nothing. Stable words: they stand in the table, and pages make sentences of them.

use std::fmt;
use std::str::FromStr;

/// How a provider refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// 401: it did not accept the token.
    Token,
    /// 403: it does not hand out these data.
    Access,
}

/// What a transfer failed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// No connection: the name, the network, or the certificate of the server.
    Unreachable,
    /// The registered address may not be called from here.
    Forbidden,
    /// No whole answer in time.
    TimedOut,
    /// The connection broke off in the answer.
    Broken,
    /// The provider said that it failed (5xx).
    Provider,
    /// An answer that the interface does not know.
    Garbage,
    /// The package breaks this rule (`P01` … `P12`).
    Package(String),
    /// The data set was suspended meanwhile.
    Suspended,
    /// Our own store could not take the package.
    Store,
}

/// A text that is no reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown reason")]
pub struct UnknownReason;

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Token => "token",
            Self::Access => "access",
        })
    }
}

impl FromStr for Refusal {
    type Err = UnknownReason;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "token" => Ok(Self::Token),
            "access" => Ok(Self::Access),
            _ => Err(UnknownReason),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreachable => "unreachable",
            Self::Forbidden => "forbidden",
            Self::TimedOut => "timed-out",
            Self::Broken => "broken",
            Self::Provider => "provider",
            Self::Garbage => "garbage",
            Self::Package(rule) => return write!(f, "package-{rule}"), // no key
            Self::Suspended => "suspended",
            Self::Store => "store",
        })
    }
}

impl FromStr for Failure {
    type Err = UnknownReason;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text {
            "unreachable" => Self::Unreachable,
            "forbidden" => Self::Forbidden,
            "timed-out" => Self::TimedOut,
            "broken" => Self::Broken,
            "provider" => Self::Provider,
            "garbage" => Self::Garbage,
            "suspended" => Self::Suspended,
            "store" => Self::Store,
            _ => Self::Package(
                text.strip_prefix("package-") // no key
                    .ok_or(UnknownReason)?
                    .to_owned(),
            ),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_survives_its_text() {
        for refusal in [Refusal::Token, Refusal::Access] {
            assert_eq!(refusal.to_string().parse(), Ok(refusal));
        }
        for failure in [
            Failure::Unreachable,
            Failure::Forbidden,
            Failure::TimedOut,
            Failure::Broken,
            Failure::Provider,
            Failure::Garbage,
            Failure::Package("P07".to_owned()),
            Failure::Suspended,
            Failure::Store,
        ] {
            assert_eq!(failure.to_string().parse(), Ok(failure));
        }
        assert!("bored".parse::<Failure>().is_err());
        assert!("bored".parse::<Refusal>().is_err());
    }
}
