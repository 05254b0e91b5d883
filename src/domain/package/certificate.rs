//! What a signer's certificate says.

use rsa::RsaPublicKey;
use rsa::pkcs1::der::Decode as _;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use x509_cert::Certificate;
use x509_cert::attr::Attribute;
use x509_cert::der::asn1::{ObjectIdentifier, PrintableStringRef, Utf8StringRef};
use x509_cert::der::{Any, Tag, Tagged as _};

use super::reason::Reason;
use crate::kit::clock::Timestamp;

const RSA_ENCRYPTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const SUBJECT_DIRECTORY_ATTRIBUTES: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.9");
/// The organisation's own OID, in certificates of GCA and XCA (`identity.md` 2).
const ORGANIZATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.886.1.100.2.102");
/// The longest modulus that is read, in bits: longer ones only cost time.
const LONGEST_KEY: usize = 8192;

/// Who signed a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signer {
    /// The whole subject, as RFC 4514 writes it.
    pub subject: String,
    /// The organisation's OID (or other text) from the certificate's directory attributes.
    pub organization: Option<String>,
    /// SHA-256 of the certificate, in lower-case hexadecimal.
    pub fingerprint: String,
    /// From when on it is valid.
    pub valid_from: Timestamp,
    /// Until when it is valid.
    pub valid_until: Timestamp,
}

/// Reads a certificate; `None` when it is none.
pub(super) fn read(der: &[u8]) -> Option<(Certificate, Signer)> {
    let certificate = Certificate::from_der(der).ok()?;
    let tbs = &certificate.tbs_certificate;
    let at = |time: x509_cert::time::Time| {
        i64::try_from(time.to_unix_duration().as_secs())
            .ok()
            .and_then(Timestamp::from_unix)
    };
    let signer = Signer {
        subject: tbs.subject.to_string(),
        organization: organization(&certificate),
        fingerprint: hex::encode(Sha256::digest(der)),
        valid_from: at(tbs.validity.not_before)?,
        valid_until: at(tbs.validity.not_after)?,
    };
    Some((certificate, signer))
}

fn organization(certificate: &Certificate) -> Option<String> {
    let extensions = certificate.tbs_certificate.extensions.as_ref()?;
    let extension = extensions
        .iter()
        .find(|one| one.extn_id == SUBJECT_DIRECTORY_ATTRIBUTES)?;
    let attributes = Vec::<Attribute>::from_der(extension.extn_value.as_bytes()).ok()?;
    let attribute = attributes.iter().find(|one| one.oid == ORGANIZATION)?;
    attribute.values.iter().next().and_then(text)
}

/// An OID, or one of the string types issuers use.
fn text(value: &Any) -> Option<String> {
    match value.tag() {
        Tag::ObjectIdentifier => value
            .decode_as::<ObjectIdentifier>()
            .ok()
            .map(|oid| oid.to_string()),
        Tag::Utf8String => value
            .decode_as::<Utf8StringRef<'_>>()
            .ok()
            .map(|text| text.to_string()),
        Tag::PrintableString => value
            .decode_as::<PrintableStringRef<'_>>()
            .ok()
            .map(|text| text.to_string()),
        Tag::Ia5String => std::str::from_utf8(value.value()).ok().map(str::to_owned),
        _ => None,
    }
}

/// The RSA key in it.
pub(super) fn key(certificate: &Certificate) -> Result<RsaPublicKey, Reason> {
    let info = &certificate.tbs_certificate.subject_public_key_info;
    if info.algorithm.oid != RSA_ENCRYPTION {
        return Err(Reason::KeyNotRsa);
    }
    let bits = info
        .subject_public_key
        .as_bytes()
        .ok_or(Reason::CertificateUnreadable)?;
    let parts =
        rsa::pkcs1::RsaPublicKey::from_der(bits).map_err(|_| Reason::CertificateUnreadable)?;
    let n = rsa::BigUint::from_bytes_be(parts.modulus.as_bytes());
    let e = rsa::BigUint::from_bytes_be(parts.public_exponent.as_bytes());
    RsaPublicKey::new_with_max_size(n, e, LONGEST_KEY).map_err(|_| Reason::CertificateUnreadable)
}
