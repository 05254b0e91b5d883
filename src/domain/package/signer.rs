//! P07: who signed. One certificate, of a good key, valid now, leading to an anchor, registered for the data set.

use rsa::RsaPublicKey;
use rsa::traits::PublicKeyParts as _;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use x509_cert::Certificate;
use x509_cert::attr::Attribute;
use x509_cert::der::asn1::{ObjectIdentifier, PrintableStringRef, Utf8StringRef};
use x509_cert::der::{Any, Decode as _, Tag, Tagged as _};
use x509_cert::ext::pkix::KeyUsage;

use super::Expectations;
use super::anchors::NoPath;
use super::finding::{Findings, Place, Reason};
use super::folder::CERTIFICATE;
use super::pem;
use crate::kit::clock::Timestamp;

const RSA_ENCRYPTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const SUBJECT_DIRECTORY_ATTRIBUTES: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.9");
/// The organisation's own OID, in certificates of GCA and XCA (`identity.md` 2).
const ORGANIZATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.886.1.100.2.102");
const SHORTEST_KEY: usize = 2048;
const LONGEST_KEY: usize = 8192;
/// Signature algorithms of certificates that nobody should trust: MD2, MD5 and SHA-1 with RSA, DSA, ECDSA.
const WEAK: [&str; 5] = [
    "1.2.840.113549.1.1.2",
    "1.2.840.113549.1.1.4",
    "1.2.840.113549.1.1.5",
    "1.2.840.10040.4.3",
    "1.2.840.10045.4.1",
];

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

/// Whom a data set has registered as signers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Registered {
    /// SHA-256 of certificates, in lower-case hexadecimal.
    pub fingerprints: Vec<String>,
    /// Organisations' OIDs, as [`Signer::organization`] gives them.
    pub organizations: Vec<String>,
}

impl Registered {
    fn knows(&self, signer: &Signer) -> bool {
        let organization = signer.organization.as_ref();
        self.fingerprints.contains(&signer.fingerprint)
            || organization.is_some_and(|organization| self.organizations.contains(organization))
    }
}

/// What P07 gives to the later rules.
pub(super) struct Checked {
    pub(super) signer: Signer,
    pub(super) key: RsaPublicKey,
}

/// P07. `None` when there is no key to verify a signature with.
pub(super) fn check(
    file: Option<&[u8]>,
    against: &Expectations<'_>,
    findings: &mut Findings,
) -> Option<Checked> {
    let mut found = Vec::new();
    let checked = examine(file, against, &mut found);
    let place = match file {
        Some(_) => Place::entry(CERTIFICATE),
        None => Place::archive(),
    };
    for reason in found {
        findings.add(reason, place.clone());
    }
    checked
}

fn examine(
    file: Option<&[u8]>,
    against: &Expectations<'_>,
    found: &mut Vec<Reason>,
) -> Option<Checked> {
    let der = match file
        .ok_or(Reason::CertificateMissing)
        .and_then(|file| single(file, found))
    {
        Ok(der) => der,
        Err(reason) => {
            found.push(reason);
            return None;
        }
    };
    let Some((certificate, signer)) = read(&der) else {
        found.push(Reason::CertificateUnreadable);
        return None;
    };
    let key = match key(&certificate) {
        Ok(key) => {
            if key.n().bits() < SHORTEST_KEY {
                found.push(Reason::KeyTooShort);
            }
            Some(key)
        }
        Err(reason) => {
            found.push(reason);
            None
        }
    };
    usage(&certificate, found);
    validity(&signer, against.now, found);
    path(&certificate, &der, against, found);
    if against
        .registered
        .is_some_and(|registered| !registered.knows(&signer))
    {
        found.push(Reason::NotRegistered);
    }
    key.map(|key| Checked { signer, key })
}

/// The one certificate in the file.
fn single(file: &[u8], found: &mut Vec<Reason>) -> Result<Vec<u8>, Reason> {
    if file.starts_with(&[0x30, 0x82]) || file.starts_with(&[0x30, 0x81]) {
        return Err(Reason::CertificateIsDer);
    }
    let text = std::str::from_utf8(file).map_err(|_| Reason::CertificateNotPem)?;
    let blocks = pem::blocks(text);
    if blocks.iter().any(pem::Block::is_private_key) || text.contains("PRIVATE KEY-----") {
        found.push(Reason::PrivateKeyInside);
    }
    let mut certificates = blocks.into_iter().filter(pem::Block::is_certificate);
    let first = certificates.next().ok_or(Reason::CertificateNotPem)?;
    if certificates.next().is_some() {
        return Err(Reason::SeveralCertificates);
    }
    first.der.ok_or(Reason::CertificateNotPem)
}

fn read(der: &[u8]) -> Option<(Certificate, Signer)> {
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

fn key(certificate: &Certificate) -> Result<RsaPublicKey, Reason> {
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

fn usage(certificate: &Certificate, found: &mut Vec<Reason>) {
    let usage = certificate.tbs_certificate.get::<KeyUsage>();
    if !matches!(usage, Ok(Some((_, usage))) if usage.digital_signature()) {
        found.push(Reason::KeyUsageMissing);
    }
}

/// Both ends of the validity belong to it.
fn validity(signer: &Signer, now: Timestamp, found: &mut Vec<Reason>) {
    if now < signer.valid_from {
        found.push(Reason::NotYetValid);
    } else if now.unix() > signer.valid_until.unix() {
        found.push(Reason::Expired);
    }
}

fn path(
    certificate: &Certificate,
    der: &[u8],
    against: &Expectations<'_>,
    found: &mut Vec<Reason>,
) {
    let algorithm = certificate.signature_algorithm.oid.to_string();
    let tbs = &certificate.tbs_certificate;
    if WEAK.contains(&algorithm.as_str()) {
        found.push(Reason::CertificateSignatureWeak);
    } else if tbs.issuer == tbs.subject {
        found.push(Reason::SelfSigned);
    } else if let Some(anchors) = against.anchors.filter(|_| found.is_empty()) {
        match anchors.lead_from(der, against.now) {
            Ok(()) => (),
            Err(NoPath::WeakSignature) => found.push(Reason::CertificateSignatureWeak),
            Err(NoPath::Unknown) => found.push(Reason::NoPath),
        }
    }
}
