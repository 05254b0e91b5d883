//! What was found when a package was accepted: kept sealed beside it, shown before its data.

use serde::Deserialize;
use serde_json::json;

use super::kept::VERDICT;
use super::{Accepted, Note};
use crate::db;
use crate::domain::ids::PackageId;
use crate::kit::clock::Timestamp;
use crate::kit::seal::{Place, Vault};

/// What was found when a package was accepted.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
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
        let written = json!({
            "signer": self.signer,
            "organization": self.organization,
            "fingerprint": self.fingerprint,
            "valid_until": self.valid_until,
            "examined_at": self.examined_at,
            "base64_digests": self.base64_digests,
        });
        let place = package.to_string();
        vault.seal(Place::new(VERDICT, &place), written.to_string().as_bytes())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::trial::World;

    #[test]
    fn what_was_found_is_read_back_and_only_for_its_own_package() {
        let world = World::embedded();
        let found = Acceptance {
            signer: "O=Agency".to_owned(),
            organization: None,
            fingerprint: "0".repeat(64),
            valid_until: world.now,
            examined_at: world.now,
            base64_digests: true,
        };
        let [package, other] = [(); 2].map(|()| PackageId::draw(world.random.as_ref()));
        let sealed = found.seal(&world.vault, package);
        assert_eq!(
            Acceptance::open(&world.vault, package, &sealed).unwrap(),
            found
        );
        assert!(Acceptance::open(&world.vault, other, &sealed).is_err());
    }
}
