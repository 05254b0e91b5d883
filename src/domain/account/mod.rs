//! 帳號: those who sign in with a password: clerks at counters and reviewers with a second factor, members without.
//!
//! A login is made by the operator (`staff`), who hands over a link; whoever opens it sets a password and
//! confirms a second factor (`enrolment`). Signing in takes both (`sign_in`). Hashing takes its time and
//! happens outside the transaction (`hash`).
//!
//! Deliberately absent: sessions (`session`), citizens, who have no password at all (`identity`), and what a
//! member is besides (`member`).

pub mod change;
pub mod credential;
pub mod enrolment;
pub mod hash;
mod login;
pub mod password;
mod popular;
pub mod queries;
pub mod second_factor;
pub mod sign_in;
pub mod staff;
#[cfg(test)]
mod trial;

pub use login::{Login, NotALogin};

use crate::domain::bilingual::Bilingual;
use crate::domain::ids::{AccountId, CounterId, OrganizationId};
use crate::kit::clock::Timestamp;

crate::words! {
    /// What an account is for.
    pub enum Kind {
        /// 臨櫃承辦人
        Clerk = "clerk",
        /// 審查人員
        Reviewer = "reviewer",
        /// 會員
        Member = "member",
    }
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Which one it is.
    pub id: AccountId,
    /// What it is for.
    pub kind: Kind,
    /// What is typed to sign in.
    pub login: Login,
    /// The person's name.
    pub name: String,
    /// Where a clerk works.
    pub counter: Option<CounterId>,
    /// When it was closed for good.
    pub closed_at: Option<Timestamp>,
}

/// A clerk at an open counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CounterStaff {
    /// The clerk.
    pub account_id: AccountId,
    /// The clerk's name.
    pub name: String,
    /// The counter.
    pub counter_id: CounterId,
    /// The counter's name.
    pub counter: Bilingual,
    /// Whose counter it is.
    pub organization_id: OrganizationId,
    /// The organisation's name.
    pub organization: Bilingual,
}

/// Somebody who decides on applications.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewer {
    /// The reviewer.
    pub account_id: AccountId,
    /// The reviewer's name.
    pub name: String,
}

/// Somebody who has signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Staff {
    /// At a counter.
    Counter(CounterStaff),
    /// At the reviewers' desk.
    Reviewer(Reviewer),
}

impl Staff {
    /// Whose account it is.
    #[must_use]
    pub const fn account_id(&self) -> AccountId {
        match self {
            Self::Counter(clerk) => clerk.account_id,
            Self::Reviewer(reviewer) => reviewer.account_id,
        }
    }
}
