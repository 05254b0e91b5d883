//! The whole judgement of a signature made with a natural-person card, as functions of what is handed in.
//!
//! It comes in two halves because the number that the ownership service is asked about stands in the certificate:
//! [`examine`] judges everything that needs nobody else, [`Examined::conclude`] adds the answer.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use der::asn1::ObjectIdentifier;

use super::authority::Authorities;
use super::certificate::HolderCertificate;
pub use super::evidence::Proof;
use super::ownership::{Answer, Finding, Question};
pub use super::refusal::CannotProve;
use super::revocation::{Clearance, Revocations};
use super::signed_data::{self, Presented};
use crate::domain::citizen::national_id::NationalId;
use crate::kit::clock::Timestamp;

/// What is claimed.
#[derive(Clone, Copy)]
pub struct Claim<'a> {
    /// The bytes that should have been signed.
    pub content: &'a [u8],
    /// The first instant at which the content is worth nothing.
    pub expires_at: Timestamp,
    /// Who they say they are.
    pub id: &'a NationalId,
    /// When they say they were born.
    pub birth_date: NaiveDate,
}

/// What is believed.
#[derive(Clone, Copy)]
pub struct Trust<'a> {
    /// The configured authorities.
    pub authorities: &'a Authorities,
    /// The revocation lists that are held.
    pub revocations: &'a Revocations,
    /// The certificate policies that are accepted.
    pub policies: &'a [ObjectIdentifier],
}

/// A signature and a certificate that hold; who they belong to is still open.
pub struct Examined {
    presented: Presented,
    content: Vec<u8>,
    certificate: HolderCertificate,
    clearance: Clearance,
    question: Question,
}

/// Judges signature, certificate, revocation and tail of the ID number.
///
/// # Errors
/// The first thing that is wrong, in this order.
pub fn examine(
    presented: Presented,
    claim: Claim<'_>,
    trust: Trust<'_>,
    now: Timestamp,
) -> Result<Examined, CannotProve> {
    if now >= claim.expires_at {
        return Err(CannotProve::TooLate);
    }
    let der = signed_data::verify(&presented, claim.content)?;
    let certificate = HolderCertificate::read(&der, trust.policies)?;
    let issuer = certificate.issuer(trust.authorities, now)?;
    let clearance = trust.revocations.clear(&certificate, issuer, now)?;
    if !certificate.tail_agrees(claim.id) {
        return Err(CannotProve::OtherPersonsCard);
    }
    Ok(Examined {
        question: Question {
            serial: certificate.card_serial().clone(),
            id: claim.id.clone(),
            birth_date: claim.birth_date,
        },
        presented,
        content: claim.content.to_vec(),
        certificate,
        clearance,
    })
}

/// Where the revocation lists of a certificate are that nothing is wrong with except that its list is missing.
///
/// Nothing is given for a certificate behind which no configured authority stands, so that no stranger can make us
/// call addresses.
#[must_use]
pub fn lists_of(
    presented: &Presented,
    claim: Claim<'_>,
    trust: Trust<'_>,
    now: Timestamp,
) -> Vec<String> {
    signed_data::verify(presented, claim.content)
        .ok()
        .and_then(|der| HolderCertificate::read(&der, trust.policies).ok())
        .filter(|certificate| certificate.issuer(trust.authorities, now).is_ok())
        .map(|certificate| certificate.list_addresses().to_vec())
        .unwrap_or_default()
}

/// Judges everything at once, for callers that have the ownership answer already.
///
/// # Errors
/// The first thing that is wrong.
pub fn prove(
    presented: Presented,
    claim: Claim<'_>,
    trust: Trust<'_>,
    answer: &Answer,
    now: Timestamp,
) -> Result<Proof, CannotProve> {
    examine(presented, claim, trust, now)?.conclude(answer, now)
}

impl Examined {
    /// What the ownership service is to be asked.
    #[must_use]
    pub const fn question(&self) -> &Question {
        &self.question
    }

    /// Adds the answer of the ownership service.
    ///
    /// # Errors
    /// When it does not say, well enough, that the certificate is this person's.
    pub fn conclude(self, answer: &Answer, now: Timestamp) -> Result<Proof, CannotProve> {
        if answer.serial != self.question.serial {
            return Err(CannotProve::OwnershipUnavailable);
        }
        match answer.finding {
            Finding::Matches if answer.source.is_enough() => {}
            Finding::Matches => return Err(CannotProve::OwnershipTooWeak),
            Finding::NoSuchPair | Finding::NoCertificate => {
                return Err(CannotProve::OtherPersonsCard);
            }
            Finding::NotOpened => return Err(CannotProve::NotOpened),
            Finding::Expired => return Err(CannotProve::Expired),
            Finding::Revoked => return Err(CannotProve::Revoked),
            Finding::Unavailable(_) => return Err(CannotProve::OwnershipUnavailable),
        }
        Ok(Proof {
            name: self.certificate.name().clone(),
            card_serial: self.question.serial,
            content: STANDARD.encode(&self.content),
            certificate: STANDARD.encode(self.certificate.der()),
            certificate_digest: self.certificate.digest(),
            presented: self.presented,
            clearance: self.clearance,
            ownership: answer.source,
            ownership_at: answer.at,
            proved_at: now,
        })
    }
}

impl fmt::Debug for Examined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Examined(…)")
    }
}
