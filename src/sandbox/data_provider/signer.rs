//! Who signs packages: a key and the certificate that goes into the package.

use rsa::RsaPrivateKey;
use rsa::pkcs1v15::SigningKey;
use rsa::signature::{SignatureEncoding as _, Signer as _};
use sha2::Sha256;
use x509_cert::Certificate;
use x509_cert::der::{self, DecodePem as _, Encode as _, EncodePem as _, pem::LineEnding};

use crate::domain::dataset::signer::Fingerprint;
use crate::sandbox::hierarchy::{Hierarchy, SignerKind};

/// A key with its certificate.
pub struct Signer {
    key: SigningKey<Sha256>,
    certificate: String,
    fingerprint: Fingerprint,
}

/// Those who sign in the sandbox.
pub struct Signers {
    /// The provider's own certificate: the one that is registered with the platform.
    pub registered: Signer,
    /// A good certificate of another organisation.
    pub foreign: Signer,
    /// A certificate that was the provider's and has expired.
    pub expired: Signer,
}

impl Signers {
    /// Those of the sandbox's hierarchy.
    ///
    /// # Errors
    /// Never in practice: the names in it are ours.
    pub fn of(hierarchy: &Hierarchy) -> der::Result<Self> {
        let signer = |kind| {
            let made = hierarchy.provider_signer(kind)?;
            Signer::new(made.key, &made.certificate_pem)
        };
        Ok(Self {
            registered: signer(SignerKind::Good)?,
            foreign: signer(SignerKind::Other)?,
            expired: signer(SignerKind::Expired)?,
        })
    }
}

impl Signer {
    /// From a key and its certificate in PEM, of which only the first certificate is taken.
    ///
    /// # Errors
    /// When the certificate cannot be read.
    pub fn new(key: RsaPrivateKey, certificate: &str) -> der::Result<Self> {
        let certificate = Certificate::from_pem(certificate)?;
        Ok(Self {
            key: SigningKey::new(key),
            certificate: certificate.to_pem(LineEnding::LF)?,
            fingerprint: Fingerprint::of(&certificate.to_der()?),
        })
    }

    /// The certificate, PEM.
    #[must_use]
    pub fn certificate(&self) -> &str {
        &self.certificate
    }

    /// By which the platform knows the certificate.
    #[must_use]
    pub const fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// RSASSA-PKCS1-v1_5 with SHA-256 over `message`.
    ///
    /// # Errors
    /// When the key is too small for it.
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, rsa::signature::Error> {
        Ok(self.key.try_sign(message)?.to_vec())
    }
}
