//! Digests and RSA signatures that are accepted: SHA-256 and above.

use der::asn1::ObjectIdentifier;
use der::oid::db::rfc5912;
use ring::digest;
use ring::signature::{self, RsaParameters, UnparsedPublicKey};
use x509_cert::Certificate;

use super::signed_data::CannotVerify;

/// Checks `signature` over `message` with the key in `certificate`.
pub(super) fn verify_with(
    certificate: &Certificate,
    algorithm: &'static RsaParameters,
    message: &[u8],
    signature: &[u8],
) -> Result<(), CannotVerify> {
    let key = &certificate.tbs_certificate.subject_public_key_info;
    if key.algorithm.oid != rfc5912::RSA_ENCRYPTION {
        return Err(CannotVerify::Algorithm);
    }
    UnparsedPublicKey::new(algorithm, key.subject_public_key.raw_bytes())
        .verify(message, signature)
        .map_err(|_| CannotVerify::Signature)
}

/// The digests that are accepted.
#[derive(Clone, Copy)]
pub(super) enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    pub(super) fn of(oid: &ObjectIdentifier) -> Option<Self> {
        match *oid {
            rfc5912::ID_SHA_256 => Some(Self::Sha256),
            rfc5912::ID_SHA_384 => Some(Self::Sha384),
            rfc5912::ID_SHA_512 => Some(Self::Sha512),
            _ => None,
        }
    }

    /// How a signature named `oid` over this digest is verified; the two names must not contradict each other.
    pub(super) fn verification(self, oid: &ObjectIdentifier) -> Option<&'static RsaParameters> {
        let (own_name, verification) = match self {
            Self::Sha256 => (
                rfc5912::SHA_256_WITH_RSA_ENCRYPTION,
                &signature::RSA_PKCS1_2048_8192_SHA256,
            ),
            Self::Sha384 => (
                rfc5912::SHA_384_WITH_RSA_ENCRYPTION,
                &signature::RSA_PKCS1_2048_8192_SHA384,
            ),
            Self::Sha512 => (
                rfc5912::SHA_512_WITH_RSA_ENCRYPTION,
                &signature::RSA_PKCS1_2048_8192_SHA512,
            ),
        };
        (*oid == own_name || *oid == rfc5912::RSA_ENCRYPTION).then_some(verification)
    }

    pub(super) fn digest(self, content: &[u8]) -> digest::Digest {
        let algorithm = match self {
            Self::Sha256 => &digest::SHA256,
            Self::Sha384 => &digest::SHA384,
            Self::Sha512 => &digest::SHA512,
        };
        digest::digest(algorithm, content)
    }
}
