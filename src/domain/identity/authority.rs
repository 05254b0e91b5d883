//! The certification authorities that are believed: configured, never found on the way.
//!
//! Roots and the authorities below them stand in one PEM text. A certificate that is its own issuer is a root; the
//! others have to lead to one. A text without any root makes each of its certificates a root of its own, so that an
//! installation can pin the issuing authority itself.

use std::fmt;

use der::{Decode as _, Encode as _};
use ring::digest::{SHA256, digest};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, TrustAnchor};
use x509_cert::Certificate;
use x509_cert::ext::pkix::KeyUsage;

/// The SHA-256 of a public key as it stands in a certificate: tells authorities of the same name apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyDigest([u8; 32]);

/// One configured authority.
pub(super) struct Authority {
    pub(super) subject: Vec<u8>,
    pub(super) key: KeyDigest,
    /// The public key itself, PKCS#1.
    pub(super) public_key: Vec<u8>,
    /// Whether it may sign revocation lists.
    pub(super) signs_lists: bool,
}

/// All configured authorities.
pub struct Authorities {
    pub(super) roots: Vec<TrustAnchor<'static>>,
    pub(super) intermediates: Vec<CertificateDer<'static>>,
    all: Vec<Authority>,
}

/// Why a PEM text holds no authorities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotRead {
    /// It is not PEM, or holds no certificate.
    #[error("it holds no PEM certificate")]
    Empty,
    /// The certificate at this place, counted from 1, is unreadable.
    #[error("certificate number {0} is unreadable")]
    Certificate(usize),
}

impl Authorities {
    /// Reads PEM certificates; texts between them are ignored.
    ///
    /// # Errors
    /// When there is none, or one is unreadable.
    pub fn read_pem(pem: &str) -> Result<Self, CannotRead> {
        let ders: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(pem.as_bytes())
            .collect::<Result<_, _>>()
            .map_err(|_| CannotRead::Empty)?;
        if ders.is_empty() {
            return Err(CannotRead::Empty);
        }
        let mut read = Self {
            roots: Vec::new(),
            intermediates: Vec::new(),
            all: Vec::new(),
        };
        for (place, der) in ders.iter().enumerate() {
            read.take(der).ok_or(CannotRead::Certificate(place + 1))?;
        }
        if read.roots.is_empty() {
            read.roots = ders.iter().filter_map(root).collect();
            read.intermediates.clear();
        }
        Ok(read)
    }

    fn take(&mut self, der: &CertificateDer<'static>) -> Option<()> {
        let certificate = Certificate::from_der(der).ok()?;
        let tbs = &certificate.tbs_certificate;
        let root = root(der)?;
        let key = &tbs.subject_public_key_info;
        self.all.push(Authority {
            subject: tbs.subject.to_der().ok()?,
            key: KeyDigest::of(&key.to_der().ok()?),
            public_key: key.subject_public_key.raw_bytes().to_vec(),
            signs_lists: tbs
                .get::<KeyUsage>()
                .ok()?
                .is_none_or(|(_, usage)| usage.crl_sign()),
        });
        if tbs.subject == tbs.issuer {
            self.roots.push(root);
        } else {
            self.intermediates.push(der.clone());
        }
        Some(())
    }

    /// The authorities whose subject is this name (DER). Several generations may share one.
    pub(super) fn named<'a>(&'a self, name: &'a [u8]) -> impl Iterator<Item = &'a Authority> {
        self.all.iter().filter(move |known| known.subject == name)
    }

    /// The key of the root that `anchor` is.
    pub(super) fn key_of(&self, anchor: &TrustAnchor<'_>) -> Option<KeyDigest> {
        let spki = wrapped(&anchor.subject_public_key_info)?;
        let key = KeyDigest::of(&spki);
        self.all.iter().any(|known| known.key == key).then_some(key)
    }
}

fn root(der: &CertificateDer<'_>) -> Option<TrustAnchor<'static>> {
    webpki::anchor_from_trusted_cert(der)
        .ok()
        .map(|anchor| anchor.to_owned())
}

/// A trust anchor holds the inside of the key's sequence; this is the whole.
fn wrapped(inside: &[u8]) -> Option<Vec<u8>> {
    der::AnyRef::new(der::Tag::Sequence, inside)
        .ok()?
        .to_der()
        .ok()
}

impl KeyDigest {
    pub(super) fn of(spki: &[u8]) -> Self {
        let mut bytes = [0; 32];
        bytes.copy_from_slice(digest(&SHA256, spki).as_ref());
        Self(bytes)
    }
}

/// 64 hex digits.
impl fmt::Display for KeyDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for KeyDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Debug for Authorities {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Authorities({} roots, {} below)",
            self.roots.len(),
            self.intermediates.len()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_certificates_is_refused() {
        for text in [
            "",
            "hello",
            "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n",
        ] {
            assert_eq!(Authorities::read_pem(text).unwrap_err(), CannotRead::Empty);
        }
        let broken = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";
        assert_eq!(
            Authorities::read_pem(broken).unwrap_err(),
            CannotRead::Certificate(1)
        );
    }
}
