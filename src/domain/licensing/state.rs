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

crate::words! {
    /// How an application ended, as its row keeps it.
    pub enum Ended {
        /// A reviewer granted it, or it was granted at once.
        Granted = "granted",
        /// A reviewer refused it.
        Refused = "refused",
        /// A reviewer returned it.
        Returned = "returned",
        /// Its applicant took it back.
        Withdrawn = "withdrawn",
    }
}

impl From<Verdict> for Ended {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Granted => Self::Granted,
            Verdict::Refused => Self::Refused,
            Verdict::Returned => Self::Returned,
        }
    }
}

impl Ended {
    /// What a reviewer decided; `None` when nobody did.
    #[must_use]
    pub const fn verdict(self) -> Option<Verdict> {
        match self {
            Self::Granted => Some(Verdict::Granted),
            Self::Refused => Some(Verdict::Refused),
            Self::Returned => Some(Verdict::Returned),
            Self::Withdrawn => None,
        }
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
    /// 已撤回: its applicant took it back.
    Withdrawn {
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
            Self::Withdrawn { .. } => "withdrawn",
        }
    }
}
