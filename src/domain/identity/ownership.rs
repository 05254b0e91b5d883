//! Whether a certificate belongs to the person who claims it.
//!
//! The certificate does not hold the ID number, only a number of its own. A service of the issuing authority knows
//! the pairs; it is asked through [`IdOwnership`], whose network half is in `clients`.

use std::pin::Pin;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::certificate::CardSerial;
use crate::domain::citizen::national_id::NationalId;
use crate::kit::clock::Timestamp;

/// What is asked.
#[derive(Debug, Clone)]
pub struct Question {
    /// The number of the certificate.
    pub serial: CardSerial,
    /// The claimed ID number.
    pub id: NationalId,
    /// The claimed date of birth.
    pub birth_date: NaiveDate,
}

/// What was found out. The numbers are those of the authority's service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Finding {
    /// 0: they belong together, and the card is opened.
    Matches,
    /// 1: they do not belong together.
    NoSuchPair,
    /// 2: this ID number has no certificate.
    NoCertificate,
    /// 3: they belong together, but the card was not opened yet.
    NotOpened,
    /// 4: the certificate has expired.
    Expired,
    /// 5: the certificate is revoked.
    Revoked,
    /// The service gave no usable answer; its own error number where it gave one.
    Unavailable(Option<u32>),
}

/// Who found it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// The authority's service.
    Authority,
    /// A register of our own that pairs certificates with people.
    LocalRegister,
    /// Nobody: only the tail of the number and the name agree. Neither is unique.
    TailAndName,
}

/// An answer to one question.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The certificate it is about.
    pub serial: CardSerial,
    /// What was found out.
    pub finding: Finding,
    /// By whom.
    pub source: Source,
    /// When.
    pub at: Timestamp,
}

/// A future that can move between threads.
pub type Asking<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Whoever knows which certificate belongs to whom.
pub trait IdOwnership: Send + Sync {
    /// Asks. Never fails: trouble on the way is [`Finding::Unavailable`].
    fn ask<'a>(&'a self, question: &'a Question, now: Timestamp) -> Asking<'a, Answer>;
}

impl Finding {
    /// From the number in the answer of the authority's service; everything above 5 is trouble of the service.
    #[must_use]
    pub const fn from_code(code: u32) -> Self {
        match code {
            0 => Self::Matches,
            1 => Self::NoSuchPair,
            2 => Self::NoCertificate,
            3 => Self::NotOpened,
            4 => Self::Expired,
            5 => Self::Revoked,
            other => Self::Unavailable(Some(other)),
        }
    }
}

impl Source {
    /// Whether an answer from here is enough for a proof by card.
    #[must_use]
    pub const fn is_enough(self) -> bool {
        match self {
            Self::Authority | Self::LocalRegister => true,
            Self::TailAndName => false,
        }
    }
}

/// The weakest answer: the tail of the number agrees, and the name on the certificate is the registered one.
///
/// It exists so that an installation can see what it would be worth; [`Source::is_enough`] says no.
#[must_use]
pub fn by_tail_and_name(
    certificate: &super::certificate::HolderCertificate,
    id: &NationalId,
    registered_name: &str,
    now: Timestamp,
) -> Answer {
    let agrees = certificate.has_tail()
        && certificate.tail_agrees(id)
        && certificate.name().reveal() == registered_name;
    Answer {
        serial: certificate.card_serial().clone(),
        finding: if agrees {
            Finding::Matches
        } else {
            Finding::NoSuchPair
        },
        source: Source::TailAndName,
        at: now,
    }
}
