//! How certificates of the test hierarchy are made: the same from the same keys, because nothing in them is random
//! and RSASSA-PKCS1-v1_5 is not either.
//!
//! Put together by hand and not by the builder of `x509-cert`, because that one writes no certificate without its own
//! idea of key usage.

use der::asn1::{BitString, ObjectIdentifier};
use der::oid::db::rfc5912;
use der::{Any, Encode as _};
use rsa::RsaPrivateKey;
use rsa::pkcs1v15::SigningKey;
use rsa::sha2::Sha256;
use rsa::signature::{SignatureEncoding as _, Signer as _};
use sha2::Digest as _;
use x509_cert::certificate::{Certificate, TbsCertificate, Version};
use x509_cert::ext::Extension;
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::time::Validity;

/// A certificate before it is signed.
#[derive(Clone)]
pub struct Draft {
    /// Whom it is about.
    pub subject: Name,
    /// Who issues it.
    pub issuer: Name,
    /// From it the serial number is derived.
    pub label: String,
    /// From when to when.
    pub validity: Validity,
    /// The key it certifies.
    pub key: SubjectPublicKeyInfoOwned,
    /// In the order they are written.
    pub extensions: Vec<Extension>,
}

/// Sixteen bytes that belong to `label`; positive.
pub fn serial_of(label: &str) -> der::Result<SerialNumber> {
    let mut bytes: [u8; 16] = [0; 16];
    for (byte, hash) in bytes.iter_mut().zip(sha2::Sha256::digest(label)) {
        *byte = hash;
    }
    bytes[0] = bytes[0] & 0x7f | 0x40;
    SerialNumber::new(&bytes)
}

/// Signs with SHA-256.
pub fn sign(draft: Draft, key: &RsaPrivateKey) -> der::Result<Certificate> {
    let signing = SigningKey::<Sha256>::new(key.clone());
    sign_with(draft, rfc5912::SHA_256_WITH_RSA_ENCRYPTION, |tbs| {
        signing.sign(tbs).to_vec()
    })
}

/// Signs in any way: for certificates that nobody should accept.
pub fn sign_with(
    draft: Draft,
    algorithm: ObjectIdentifier,
    make: impl FnOnce(&[u8]) -> Vec<u8>,
) -> der::Result<Certificate> {
    let algorithm = AlgorithmIdentifierOwned {
        oid: algorithm,
        parameters: Some(Any::null()),
    };
    let tbs = TbsCertificate {
        version: Version::V3,
        serial_number: serial_of(&draft.label)?,
        signature: algorithm.clone(),
        issuer: draft.issuer,
        validity: draft.validity,
        subject: draft.subject,
        subject_public_key_info: draft.key,
        issuer_unique_id: None,
        subject_unique_id: None,
        extensions: Some(draft.extensions),
    };
    let signature = make(&tbs.to_der()?);
    Ok(Certificate {
        tbs_certificate: tbs,
        signature_algorithm: algorithm,
        signature: BitString::from_bytes(&signature)?,
    })
}
