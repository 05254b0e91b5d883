//! What was found when a package was accepted: kept sealed beside it, shown before its data.

use serde::{Deserialize, Serialize};

use super::kept::VERDICT;
use super::{Accepted, Note};
use crate::db;
use crate::domain::ids::PackageId;
use crate::kit::clock::Timestamp;
use crate::kit::seal::{Place, Vault};

/// What was found when a package was accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// Who signed it: the whole subject of the certificate.
    pub signer: String,
    /// The organisation's OID in the certificate.
    pub organization: Option<String>,
    /// SHA-256 of the certificate, 64 hex digits.
    pub fingerprint: String,
    /// Until when the certificate is valid.
    pub valid_until: Timestamp,
    /// When the package was examined.
    pub examined_at: Timestamp,
    /// Whether digests were written in Base64.
    pub base64_digests: bool,
}

impl Acceptance {
    /// What `accepted` says, examined at `now`.
    #[must_use]
    pub fn of(accepted: &Accepted, now: Timestamp) -> Self {
        Self {
            signer: accepted.signer.subject.clone(),
            organization: accepted.signer.organization.clone(),
            fingerprint: accepted.signer.fingerprint.clone(),
            valid_until: accepted.signer.valid_until,
            examined_at: now,
            base64_digests: accepted.notes.contains(&Note::Base64Digest),
        }
    }

    /// Sealed for the row of `package`.
    #[must_use]
    pub fn seal(&self, vault: &Vault, package: PackageId) -> Vec<u8> {
        let json = serde_json::to_vec(self).unwrap_or_default();
        vault.seal(Place::new(VERDICT, &package.to_string()), &json)
    }

    /// Opens what was sealed for the row of `package`.
    ///
    /// # Errors
    /// When it was altered, or its key is not held.
    pub fn open(vault: &Vault, package: PackageId, sealed: &[u8]) -> db::Result<Self> {
        vault
            .open(Place::new(VERDICT, &package.to_string()), sealed)
            .ok()
            .and_then(|json| serde_json::from_slice(&json).ok())
            .ok_or_else(|| db::Error::row("packages", "the verdict cannot be opened"))
    }
}
