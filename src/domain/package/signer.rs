//! P07: who signed. One certificate, of a good key, valid now, leading to an anchor, registered for the data set.

use rsa::RsaPublicKey;
use rsa::traits::PublicKeyParts as _;
use x509_cert::Certificate;
use x509_cert::ext::pkix::KeyUsage;

use super::Expectations;
use super::anchors::NoPath;
use super::certificate::{self, Signer};
use super::finding::{Findings, Place};
use super::folder::CERTIFICATE;
use super::pem;
use super::reason::Reason;
use crate::kit::clock::Timestamp;

const SHORTEST_KEY: usize = 2048;
/// Signature algorithms of certificates that nobody should trust: MD2, MD5 and SHA-1 with RSA, DSA, ECDSA.
const WEAK: [&str; 5] = [
    "1.2.840.113549.1.1.2",
    "1.2.840.113549.1.1.4",
    "1.2.840.113549.1.1.5",
    "1.2.840.10040.4.3",
    "1.2.840.10045.4.1",
];

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
    let Some((certificate, signer)) = certificate::read(&der) else {
        found.push(Reason::CertificateUnreadable);
        return None;
    };
    let key = match certificate::key(&certificate) {
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
