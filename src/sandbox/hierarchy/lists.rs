//! Revocation lists of the test hierarchy, signed afresh whenever somebody asks.

use der::asn1::{BitString, ObjectIdentifier, Uint};
use der::oid::db::{rfc5280, rfc5912};
use der::{Any, Encode as _};
use rsa::RsaPrivateKey;
use rsa::pkcs1v15::SigningKey;
use rsa::sha2::Sha256;
use rsa::signature::{SignatureEncoding as _, Signer as _};
use x509_cert::Version;
use x509_cert::crl::{CertificateList, RevokedCert, TbsCertList};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::crl::dp::IssuingDistributionPoint;
use x509_cert::ext::pkix::crl::{BaseCrlNumber, CrlNumber};
use x509_cert::ext::pkix::name::DistributionPointName;
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::AlgorithmIdentifierOwned;
use x509_cert::time::Time;

use super::{Hierarchy, extensions, mint, time};
use crate::kit::clock::{Timestamp, hours};

/// The parts among which the certificates of citizens are divided.
pub const PARTS: u8 = 2;

/// Which revocation list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// All citizens' certificates.
    Complete,
    /// Those of one part, counted from 0.
    Part(u8),
}

/// A revocation list before it is signed.
#[derive(Clone)]
pub struct ListDraft {
    /// Who issues it.
    pub issuer: Name,
    /// Its number; a later one has a higher one.
    pub number: u64,
    /// When it is made.
    pub this_update: Time,
    /// When the next one is due.
    pub next_update: Time,
    /// What it revokes.
    pub revoked: Vec<SerialNumber>,
    /// The addresses of its part; empty for a complete list.
    pub part: Vec<String>,
    /// Whether it says that it is only a difference to another list.
    pub delta: bool,
}

impl ListDraft {
    /// Signs with SHA-256.
    ///
    /// # Errors
    /// When a text in it does not fit its string type.
    pub fn sign(self, key: &RsaPrivateKey) -> der::Result<Vec<u8>> {
        let signing = SigningKey::<Sha256>::new(key.clone());
        self.sign_with(rfc5912::SHA_256_WITH_RSA_ENCRYPTION, |tbs| {
            signing.sign(tbs).to_vec()
        })
    }

    /// Signs in any way: for lists that nobody should accept.
    ///
    /// # Errors
    /// When a text in it does not fit its string type.
    pub fn sign_with(
        self,
        algorithm: ObjectIdentifier,
        make: impl FnOnce(&[u8]) -> Vec<u8>,
    ) -> der::Result<Vec<u8>> {
        let algorithm = AlgorithmIdentifierOwned {
            oid: algorithm,
            parameters: Some(Any::null()),
        };
        let extensions = self.extensions()?;
        let at = self.this_update;
        let entries: Vec<RevokedCert> = self
            .revoked
            .into_iter()
            .map(|serial_number| RevokedCert {
                serial_number,
                revocation_date: at,
                crl_entry_extensions: None,
            })
            .collect();
        let tbs_cert_list = TbsCertList {
            version: Version::V2,
            signature: algorithm.clone(),
            issuer: self.issuer,
            this_update: self.this_update,
            next_update: Some(self.next_update),
            revoked_certificates: (!entries.is_empty()).then_some(entries),
            crl_extensions: Some(extensions),
        };
        let signature = make(&tbs_cert_list.to_der()?);
        CertificateList {
            tbs_cert_list,
            signature_algorithm: algorithm,
            signature: BitString::from_bytes(&signature)?,
        }
        .to_der()
    }

    fn extensions(&self) -> der::Result<Vec<Extension>> {
        let number = || Uint::new(&self.number.to_be_bytes());
        let mut extensions = vec![extensions::extension(false, &CrlNumber(number()?))?];
        if !self.part.is_empty() {
            let point = IssuingDistributionPoint {
                distribution_point: Some(DistributionPointName::FullName(extensions::uris(
                    &self.part,
                )?)),
                only_contains_user_certs: true,
                only_contains_ca_certs: false,
                only_some_reasons: None,
                indirect_crl: false,
                only_contains_attribute_certs: false,
            };
            extensions.push(extensions::raw_extension(
                rfc5280::ID_CE_ISSUING_DISTRIBUTION_POINT,
                true,
                &point,
            )?);
        }
        if self.delta {
            extensions.push(extensions::extension(true, &BaseCrlNumber(number()?))?);
        }
        Ok(extensions)
    }
}

impl Hierarchy {
    /// The addresses of a list, as certificates and the list itself name them.
    #[must_use]
    pub fn list_addresses(&self, list: List) -> Vec<String> {
        let base = &self.lists_at;
        match list {
            List::Complete => vec![format!("{base}/complete.crl")],
            List::Part(part) => vec![
                format!("{base}/part-{part}.crl"),
                format!("{base}/mirror/part-{part}.crl"),
            ],
        }
    }

    /// A list that is about to be signed: made at `now`, good for a day, its number the seconds of `now`.
    ///
    /// # Errors
    /// When `now` lies outside what certificates can express.
    pub fn list(&self, list: List, now: Timestamp) -> der::Result<ListDraft> {
        let revoked = self
            .cards
            .iter()
            .filter(|card| {
                card.revoked && (list == List::Complete || list == List::Part(card.part))
            })
            .map(|card| mint::serial_of(&card.label))
            .collect::<der::Result<_>>()?;
        Ok(ListDraft {
            issuer: self.citizens.tbs_certificate.subject.clone(),
            number: u64::try_from(now.unix()).unwrap_or_default(),
            this_update: time(now)?,
            next_update: time(now.plus(hours(24)))?,
            revoked,
            part: match list {
                List::Complete => Vec::new(),
                List::Part(_) => self.list_addresses(list),
            },
            delta: false,
        })
    }
}
