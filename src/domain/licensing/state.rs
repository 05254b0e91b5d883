//! What has become of an application.

use crate::kit::clock::Timestamp;

crate::words! {
    /// What a reviewer decides.
    pub enum Verdict {
        /// 核准
        Granted = "granted",
        /// 不予核准
        Refused = "refused",
        /// 退回補正
        Returned = "returned",
    }
}

/// What has become of an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// 審核中
    Waiting,
    /// Decided for good.
    Decided {
        /// How.
        verdict: Verdict,
        /// Why; empty where it was granted without a word.
        reason: String,
        /// When.
        at: Timestamp,
    },
}

impl State {
    /// The word in keys.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Decided { verdict, .. } => verdict.word(),
        }
    }
}
