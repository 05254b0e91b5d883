//! How a data set behaves: most are honest, those of the tests each do one thing wrong.

use super::package::Flaw;

/// What a data set does when it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conduct {
    /// Gives the package.
    Honest,
    /// Answers 429 with `Retry-After: 1` three times for each `transaction_uid`, then gives the package.
    Slow,
    /// Gives the package that says there is no data.
    NoData,
    /// Gives that sentence as bare JSON.
    NoDataJson,
    /// Answers 204.
    NoContent,
    /// Answers 401.
    Refused,
    /// Answers 504.
    Unavailable,
    /// Does not answer within an hour.
    Hangs,
    /// Breaks the connection in the middle of the package.
    CutOff,
    /// Gives a package with something wrong in it.
    Flawed(Flaw),
}

impl Conduct {
    /// The conduct of the data set whose address ends in `resource`.
    #[must_use]
    pub fn of(resource: &str) -> Self {
        match resource {
            "test-slow" => Self::Slow,
            "test-no-data" => Self::NoData,
            "test-no-data-json" => Self::NoDataJson,
            "test-no-content" => Self::NoContent,
            "test-refused" => Self::Refused,
            "test-unavailable" => Self::Unavailable,
            "test-hangs" => Self::Hangs,
            "test-cut-off" => Self::CutOff,
            "test-corrupt" => Self::Flawed(Flaw::Corrupt),
            "test-wrong-digest" => Self::Flawed(Flaw::WrongDigest),
            "test-wrong-signer" => Self::Flawed(Flaw::WrongSigner),
            "test-expired" => Self::Flawed(Flaw::Expired),
            "test-plain-pdf" => Self::Flawed(Flaw::PlainPdf),
            "test-other-password" => Self::Flawed(Flaw::OtherPassword),
            "test-meta-inf" => Self::Flawed(Flaw::MetaInf),
            _ => Self::Honest,
        }
    }
}
