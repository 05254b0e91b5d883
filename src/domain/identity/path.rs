//! The path from a certificate to a configured root, by rustls-webpki with ring.

use std::time::Duration;

use rustls::pki_types::{CertificateDer, SignatureVerificationAlgorithm, UnixTime};
use webpki::{EndEntityCert, ExtendedKeyUsageValidator, KeyPurposeIdIter};

use super::authority::{Authorities, KeyDigest};
use super::certificate::CannotTrust;
use crate::kit::clock::Timestamp;

/// RSA with SHA-256 and above: SHA-1 is not accepted anywhere in a path.
static ALGORITHMS: &[&dyn SignatureVerificationAlgorithm] = &[
    webpki::ring::RSA_PKCS1_2048_8192_SHA256,
    webpki::ring::RSA_PKCS1_2048_8192_SHA384,
    webpki::ring::RSA_PKCS1_2048_8192_SHA512,
];

/// The key of the authority that issued `der`, when a path leads on from there to a root at `now`.
pub(super) fn issuer(
    der: &CertificateDer<'_>,
    authorities: &Authorities,
    now: Timestamp,
) -> Result<KeyDigest, CannotTrust> {
    let seconds = u64::try_from(now.unix()).map_err(|_| CannotTrust::NotYetValid)?;
    let time = UnixTime::since_unix_epoch(Duration::from_secs(seconds));
    let leaf = EndEntityCert::try_from(der).map_err(|_| CannotTrust::Unreadable)?;
    let path = leaf
        .verify_for_usage(
            ALGORITHMS,
            &authorities.roots,
            &authorities.intermediates,
            time,
            AnyUsage,
            None,
            None,
        )
        .map_err(|error| refusal(&error))?;
    match path.intermediate_certificates().next() {
        Some(issuer) => Some(KeyDigest::of(&issuer.subject_public_key_info())),
        None => authorities.key_of(path.anchor()),
    }
    .ok_or(CannotTrust::Foreign)
}

/// Natural-person certificates carry no extended key usage that anyone has documented: any is taken.
struct AnyUsage;

impl ExtendedKeyUsageValidator for AnyUsage {
    fn validate(&self, _: KeyPurposeIdIter<'_, '_>) -> Result<(), webpki::Error> {
        Ok(())
    }
}

/// The leaf's own dates are checked beforehand: a date that fails here is an authority's.
#[expect(deprecated, reason = "webpki may still answer with the short forms")]
const fn refusal(error: &webpki::Error) -> CannotTrust {
    use webpki::Error as E;
    match error {
        E::UnsupportedSignatureAlgorithm
        | E::UnsupportedSignatureAlgorithmContext(_)
        | E::UnsupportedSignatureAlgorithmForPublicKey
        | E::UnsupportedSignatureAlgorithmForPublicKeyContext(_) => CannotTrust::Algorithm,
        E::BadDer | E::BadDerTime | E::TrailingData(_) | E::MalformedExtensions => {
            CannotTrust::Unreadable
        }
        _ => CannotTrust::Foreign,
    }
}
