//! The certificates that providers' certificates must lead to. They are configuration, never part of a package.

use rustls::pki_types::{CertificateDer, TrustAnchor, UnixTime};
use webpki::{EndEntityCert, ExtendedKeyUsageValidator, KeyPurposeIdIter, ring};
use x509_cert::Certificate;
use x509_cert::der::Decode as _;

use super::pem;
use crate::kit::clock::Timestamp;

/// RSA and ECDSA with SHA-256 and better. SHA-1 is in none of them.
static ALGORITHMS: &[&dyn rustls::pki_types::SignatureVerificationAlgorithm] = &[
    ring::RSA_PKCS1_2048_8192_SHA256,
    ring::RSA_PKCS1_2048_8192_SHA384,
    ring::RSA_PKCS1_2048_8192_SHA512,
    ring::RSA_PSS_2048_8192_SHA256_LEGACY_KEY,
    ring::RSA_PSS_2048_8192_SHA384_LEGACY_KEY,
    ring::RSA_PSS_2048_8192_SHA512_LEGACY_KEY,
    ring::ECDSA_P256_SHA256,
    ring::ECDSA_P384_SHA384,
];

/// Anchors and intermediates.
#[derive(Clone)]
pub struct Anchors {
    anchors: Vec<TrustAnchor<'static>>,
    intermediates: Vec<CertificateDer<'static>>,
}

/// Why a text is no set of anchors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotTrust {
    /// There is no certificate in it.
    #[error("no PEM certificate in the text")]
    Empty,
    /// The block with this number, counted from one, is no certificate.
    #[error("block {0} is not a readable certificate")]
    Unreadable(usize),
    /// A private key has no place there.
    #[error("the text contains a private key")]
    PrivateKey,
}

/// Why a certificate does not lead to an anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoPath {
    /// It, or one above it, is signed with a weak algorithm.
    WeakSignature,
    /// No path, for whatever reason.
    Unknown,
}

impl Anchors {
    /// Reads the certificates of a PEM text. The self-issued ones become anchors, the others intermediates that must
    /// themselves lead to one. A text without any self-issued certificate makes each of its certificates an anchor.
    ///
    /// # Errors
    /// When there is no certificate, an unreadable one, or a private key.
    pub fn from_pem(text: &str) -> Result<Self, CannotTrust> {
        let mut own = Vec::new();
        let mut others = Vec::new();
        for (at, block) in pem::blocks(text).iter().enumerate() {
            if block.is_private_key() {
                return Err(CannotTrust::PrivateKey);
            }
            let unreadable = CannotTrust::Unreadable(at + 1);
            let der = block
                .der
                .as_deref()
                .filter(|_| block.is_certificate())
                .ok_or(unreadable)?;
            let certificate = Certificate::from_der(der).map_err(|_| unreadable)?;
            let names = &certificate.tbs_certificate;
            let der = CertificateDer::from(der.to_vec());
            if names.issuer == names.subject {
                own.push(der);
            } else {
                others.push(der);
            }
        }
        if own.is_empty() {
            std::mem::swap(&mut own, &mut others);
        }
        if own.is_empty() {
            return Err(CannotTrust::Empty);
        }
        let mut anchors = Vec::with_capacity(own.len());
        for (at, der) in own.iter().enumerate() {
            let anchor = webpki::anchor_from_trusted_cert(der)
                .map_err(|_| CannotTrust::Unreadable(at + 1))?;
            anchors.push(anchor.to_owned());
        }
        Ok(Self {
            anchors,
            intermediates: others,
        })
    }

    /// Whether `der`, an end entity's certificate, leads to an anchor at `now`.
    pub(super) fn lead_from(&self, der: &[u8], now: Timestamp) -> Result<(), NoPath> {
        let seconds = u64::try_from(now.unix()).map_err(|_| NoPath::Unknown)?;
        let time = UnixTime::since_unix_epoch(std::time::Duration::from_secs(seconds));
        let der = CertificateDer::from(der);
        let end = EndEntityCert::try_from(&der).map_err(|error| no_path(&error))?;
        end.verify_for_usage(
            ALGORITHMS,
            &self.anchors,
            &self.intermediates,
            time,
            AnyUsage,
            None,
            None,
        )
        .map(|_| ())
        .map_err(|error| no_path(&error))
    }
}

fn no_path(error: &webpki::Error) -> NoPath {
    match error {
        webpki::Error::UnsupportedSignatureAlgorithmContext(_)
        | webpki::Error::UnsupportedSignatureAlgorithmForPublicKeyContext(_) => {
            NoPath::WeakSignature
        }
        _ => NoPath::Unknown,
    }
}

impl std::fmt::Debug for Anchors {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Anchors({} + {})",
            self.anchors.len(),
            self.intermediates.len()
        )
    }
}

/// Agencies' certificates carry no extended key usage that would say "signs packages", or any at all.
struct AnyUsage;

impl ExtendedKeyUsageValidator for AnyUsage {
    fn validate(&self, _: KeyPurposeIdIter<'_, '_>) -> Result<(), webpki::Error> {
        Ok(())
    }
}
