//! The whole judgement of a signature made with a natural-person card, as functions of what is handed in.
//!
//! It comes in two halves because the number that the ownership service is asked about stands in the certificate:
//! [`examine`] judges everything that needs nobody else, [`Examined::conclude`] adds the answer.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use der::asn1::ObjectIdentifier;
use serde::{Deserialize, Serialize};

use super::authority::Authorities;
use super::certificate::{CardSerial, HolderCertificate};
use super::ownership::{Answer, Finding, Question, Source};
pub use super::refusal::CannotProve;
use super::revocation::{Clearance, Revocations};
use super::signed_data::{self, Presented};
use crate::domain::citizen::national_id::NationalId;
use crate::kit::clock::Timestamp;
use crate::kit::secret::Secret;

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

/// A proof, with everything needed to show later that it was one. Kept sealed, prints nothing.
#[derive(Clone, Serialize, Deserialize)]
pub struct Proof {
    /// The name on the certificate.
    name: Secret,
    /// The number of the certificate.
    card_serial: CardSerial,
    /// The bytes that were signed, Base64.
    content: String,
    /// The signature as it came.
    presented: Presented,
    /// The signer's certificate, DER in Base64.
    certificate: String,
    /// SHA-256 of the certificate, hex.
    certificate_digest: String,
    /// What says that it is not revoked.
    clearance: Clearance,
    /// Who said that it belongs to the person.
    ownership: Source,
    /// When that was said.
    ownership_at: Timestamp,
    /// When the proof was complete.
    proved_at: Timestamp,
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

impl Proof {
    /// The name on the certificate.
    #[must_use]
    pub const fn name(&self) -> &Secret {
        &self.name
    }

    /// SHA-256 of the certificate, hex: tells one card from another in a log without naming anybody.
    #[must_use]
    pub fn certificate_digest(&self) -> &str {
        &self.certificate_digest
    }

    /// When the proof was complete.
    #[must_use]
    pub const fn proved_at(&self) -> Timestamp {
        self.proved_at
    }
}

impl fmt::Debug for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Proof(…)")
    }
}

impl fmt::Debug for Examined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Examined(…)")
    }
}
