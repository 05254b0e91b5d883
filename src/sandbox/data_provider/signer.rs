//! Who signs packages: a key and the certificate that goes into the package.

use ring::rand::SystemRandom;
use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use x509_cert::Certificate;
use x509_cert::der::{DecodePem as _, Encode as _, EncodePem as _, pem::LineEnding};

use crate::domain::dataset::signer::Fingerprint;

/// A key with its certificate.
#[derive(Debug)]
pub struct Signer {
    key: RsaKeyPair,
    certificate: String,
    fingerprint: Fingerprint,
}

/// Those who sign in the sandbox.
#[derive(Debug)]
pub struct Signers {
    /// The provider's own certificate: the one that is registered with the platform.
    pub registered: Signer,
    /// A good certificate of another organisation.
    pub foreign: Signer,
    /// A certificate that was the provider's and has expired.
    pub expired: Signer,
}

/// Why key and certificate are no signer.
#[derive(Debug, thiserror::Error)]
pub enum CannotSign {
    /// The key is no PKCS#8 RSA key of 2048 bits or more.
    #[error("the key cannot be used: {0}")]
    Key(ring::error::KeyRejected),
    /// The certificate is no PEM certificate.
    #[error("the certificate cannot be read: {0}")]
    Certificate(#[from] x509_cert::der::Error),
    /// The signature could not be made.
    #[error("the signature cannot be made")]
    Signature,
}

impl Signer {
    /// From a key (PKCS#8, DER) and its certificate (PEM; what follows the first certificate is left out).
    ///
    /// # Errors
    /// When either cannot be read.
    pub fn new(key: &[u8], certificate: &str) -> Result<Self, CannotSign> {
        let key = RsaKeyPair::from_pkcs8(key).map_err(CannotSign::Key)?;
        let certificate = Certificate::from_pem(certificate)?;
        Ok(Self {
            key,
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
    /// When the library fails.
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, CannotSign> {
        let mut signature = vec![0; self.key.public().modulus_len()];
        self.key
            .sign(
                &RSA_PKCS1_SHA256,
                &SystemRandom::new(),
                message,
                &mut signature,
            )
            .map_err(|_| CannotSign::Signature)?;
        Ok(signature)
    }
}
