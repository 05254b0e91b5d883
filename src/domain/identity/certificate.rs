//! A natural-person certificate: what stands in it, and whether a configured authority stands behind it.
//!
//! The path is checked by rustls-webpki. Key usage, policy, subject type and the tail of the ID number are checked
//! here, because webpki looks at none of them. Revocation is checked in `revocation`.

use std::fmt;

use der::Decode as _;
use der::asn1::ObjectIdentifier;
use ring::digest::{SHA256, digest};
use rustls::pki_types::CertificateDer;
use x509_cert::Certificate;
use x509_cert::ext::pkix::{CertificatePolicies, KeyUsage};
use x509_cert::time::Time;

use super::authority::{Authorities, KeyDigest};
pub use super::card_serial::CardSerial;
use super::path;
use super::revocation;
use super::subject::{Directory, NATURAL_PERSON, name_and_number};
use crate::domain::citizen::national_id::NationalId;
use crate::kit::clock::Timestamp;
use crate::kit::secret::Secret;

/// Assurance level 3, as natural-person cards carry it.
pub const ASSURANCE_LEVEL_3: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.886.101.0.3.3");

/// What stands in a natural-person signing certificate.
pub struct HolderCertificate {
    der: CertificateDer<'static>,
    pub(super) serial: Vec<u8>,
    list_addresses: Vec<String>,
    not_before: Timestamp,
    not_after: Timestamp,
    name: Secret,
    card_serial: CardSerial,
    id_tail: Option<Secret>,
}

/// Why a certificate does not prove a natural person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotTrust {
    /// Not an X.509 certificate, or its contents are malformed.
    #[error("unreadable")]
    Unreadable,
    /// It is the one for encryption, or may not sign.
    #[error("not the certificate for signing")]
    NotForSigning,
    /// Its policy is not among those that are accepted.
    #[error("its policy is not accepted")]
    Policy,
    /// Its subject is no natural person.
    #[error("its subject is no natural person")]
    NotAPerson,
    /// It ended.
    #[error("expired")]
    Expired,
    /// It has not begun.
    #[error("not yet valid")]
    NotYetValid,
    /// A signature in its path is made with an algorithm that is not accepted, such as SHA-1.
    #[error("signed with an algorithm that is not accepted")]
    Algorithm,
    /// No configured authority stands behind it.
    #[error("no configured authority stands behind it")]
    Foreign,
}

impl HolderCertificate {
    /// Reads a signing certificate of a natural person under one of `policies`.
    ///
    /// # Errors
    /// When it is unreadable, not for signing, under another policy, or not a person's.
    pub fn read(der: &[u8], policies: &[ObjectIdentifier]) -> Result<Self, CannotTrust> {
        let certificate = Certificate::from_der(der).map_err(|_| CannotTrust::Unreadable)?;
        let tbs = &certificate.tbs_certificate;
        let unreadable = CannotTrust::Unreadable;

        let usage = tbs.get::<KeyUsage>().map_err(|_| unreadable)?;
        let for_signing = usage.is_some_and(|(_, usage)| {
            usage.digital_signature() && !usage.key_encipherment() && !usage.data_encipherment()
        });
        if !for_signing {
            return Err(CannotTrust::NotForSigning);
        }
        let stated = tbs.get::<CertificatePolicies>().map_err(|_| unreadable)?;
        let accepted = stated.is_some_and(|(_, stated)| {
            let mut stated = stated.0.iter();
            stated.any(|policy| policies.contains(&policy.policy_identifier))
        });
        if !accepted {
            return Err(CannotTrust::Policy);
        }
        let extensions = tbs.extensions.as_ref().ok_or(CannotTrust::NotAPerson)?;
        let directory = Directory::read(extensions).ok_or(unreadable)?;
        if directory.subject_type != Some(NATURAL_PERSON) {
            return Err(CannotTrust::NotAPerson);
        }
        let (name, number) = name_and_number(&tbs.subject).ok_or(CannotTrust::NotAPerson)?;
        Ok(Self {
            der: CertificateDer::from(der.to_vec()),
            serial: tbs.serial_number.as_bytes().to_vec(),
            list_addresses: revocation::points::addresses(
                tbs.get().map_err(|_| unreadable)?.map(|(_, points)| points),
            ),
            not_before: moment(tbs.validity.not_before).ok_or(unreadable)?,
            not_after: moment(tbs.validity.not_after).ok_or(unreadable)?,
            name: Secret::new(name),
            card_serial: CardSerial::parse(&number).ok_or(CannotTrust::NotAPerson)?,
            id_tail: directory.id_tail.map(Secret::new),
        })
    }

    /// Finds the path to a configured root at `now`, and gives the key of the authority that issued this.
    ///
    /// # Errors
    /// When it is out of date, or no path with accepted algorithms leads to a root.
    pub fn issuer(
        &self,
        authorities: &Authorities,
        now: Timestamp,
    ) -> Result<KeyDigest, CannotTrust> {
        if now < self.not_before {
            return Err(CannotTrust::NotYetValid);
        }
        if now > self.not_after {
            return Err(CannotTrust::Expired);
        }
        path::issuer(&self.der, authorities, now)
    }

    /// Whether the tail of the ID number in it, where it has one, is that of `id`.
    #[must_use]
    pub fn tail_agrees(&self, id: &NationalId) -> bool {
        self.id_tail
            .as_ref()
            .is_none_or(|tail| tail.reveal() == id.tail())
    }

    /// Whether it carries a tail of the ID number at all.
    #[must_use]
    pub const fn has_tail(&self) -> bool {
        self.id_tail.is_some()
    }

    /// The name of the holder.
    #[must_use]
    pub const fn name(&self) -> &Secret {
        &self.name
    }

    /// The number by which the ownership service knows it.
    #[must_use]
    pub const fn card_serial(&self) -> &CardSerial {
        &self.card_serial
    }

    /// Where its revocation lists are, as it says itself: fetch only from hosts that are configured.
    #[must_use]
    pub fn list_addresses(&self) -> &[String] {
        &self.list_addresses
    }

    /// SHA-256 of the whole certificate, 64 hex digits.
    #[must_use]
    pub fn digest(&self) -> String {
        hex::encode(digest(&SHA256, &self.der))
    }

    /// The certificate itself.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.der
    }
}

impl fmt::Debug for HolderCertificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HolderCertificate(…)")
    }
}

pub(super) fn moment(time: Time) -> Option<Timestamp> {
    i64::try_from(time.to_unix_duration().as_secs())
        .ok()
        .and_then(Timestamp::from_unix)
}
