//! A proof by card, with what is needed to show later that it was one.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::certificate::CardSerial;
use super::ownership::Source;
use super::refusal::CannotProve;
use super::revocation::Clearance;
use super::signed_data::Presented;
use crate::kit::clock::Timestamp;
use crate::kit::secret::Secret;

/// A proof, with everything needed to show later that it was one. Kept sealed, prints nothing.
#[derive(Clone, Serialize, Deserialize)]
pub struct Proof {
    /// The name on the certificate.
    pub(super) name: Secret,
    /// The number of the certificate.
    pub(super) card_serial: CardSerial,
    /// The bytes that were signed, Base64.
    pub(super) content: String,
    /// The signature as it came.
    pub(super) presented: Presented,
    /// The signer's certificate, DER in Base64.
    pub(super) certificate: String,
    /// SHA-256 of the certificate, hex.
    pub(super) certificate_digest: String,
    /// What says that it is not revoked.
    pub(super) clearance: Clearance,
    /// Who said that it belongs to the person.
    pub(super) ownership: Source,
    /// When that was said.
    pub(super) ownership_at: Timestamp,
    /// When the proof was complete.
    pub(super) proved_at: Timestamp,
}

impl Proof {
    /// All of it as JSON, to be kept sealed.
    ///
    /// # Errors
    /// [`CannotProve::Unwritable`]: a proof whose evidence cannot be kept is none.
    pub fn to_evidence(&self) -> Result<Secret, CannotProve> {
        serde_json::to_string(self)
            .map(Secret::new)
            .map_err(|_| CannotProve::Unwritable)
    }

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
