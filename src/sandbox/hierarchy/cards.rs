//! The cards: one per demo citizen, and a revoked, an expired and a foreign one of the first of them.

use der::Any;
use der::Encode as _;
use der::asn1::{ObjectIdentifier, PrintableStringRef, SetOfVec, Utf8StringRef};
use der::oid::db::rfc4519;
use rsa::RsaPrivateKey;
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::ext::pkix::KeyUsages;
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};

use super::extensions;
use super::mint::{self, Draft};
use super::{GOOD_YEARS, Hierarchy, List, PARTS, PAST_YEARS, POLICY, public, validity};
use crate::sandbox::people::{self, DemoCitizen};

const NATURAL_PERSON: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.886.1.100.3.1.1");

/// A card as it lies in the reader.
#[derive(Clone)]
pub struct Card {
    /// The key of its holder, or `revoked`, `expired`, `foreign`.
    pub key: &'static str,
    /// Whose it is.
    pub holder: DemoCitizen,
    /// The number printed on it.
    pub number: String,
    /// DER of the certificate for signing.
    pub sign: Vec<u8>,
    /// DER of the certificate for encryption.
    pub encipher: Vec<u8>,
    /// Whether the lists name it.
    pub revoked: bool,
    /// In which partitioned list it would stand.
    pub part: u8,
    pub(super) label: String,
}

/// A citizen's certificate before it is signed: tests change what they want to see refused.
#[derive(Clone)]
pub struct Leaf {
    /// From it the serial number is derived.
    pub label: String,
    /// CN.
    pub name: String,
    /// serialNumber.
    pub number: String,
    /// The tail of the ID number.
    pub tail: Option<String>,
    /// The kind of subject.
    pub subject_type: ObjectIdentifier,
    /// The policy.
    pub policy: ObjectIdentifier,
    /// Whether it is the certificate for encryption.
    pub encipher: bool,
    /// First and last year.
    pub years: (u16, u16),
    /// Where its revocation list is.
    pub lists: Vec<String>,
}

impl Leaf {
    /// The certificate for signing of this citizen.
    #[must_use]
    pub fn of(citizen: &DemoCitizen, label: &str, lists: Vec<String>) -> Self {
        Self {
            label: label.to_owned(),
            name: citizen.name.to_owned(),
            number: citizen.card_serial.to_owned(),
            tail: Some(citizen.id_number.tail().to_owned()),
            subject_type: NATURAL_PERSON,
            policy: POLICY,
            encipher: false,
            years: GOOD_YEARS,
            lists,
        }
    }

    /// Everything but the signature, for the citizens' authority or somebody who uses its name.
    ///
    /// # Errors
    /// When a text does not fit its string type.
    pub fn draft(&self, hierarchy: &Hierarchy, issuer: &RsaPrivateKey) -> der::Result<Draft> {
        let key = public(if self.encipher {
            hierarchy.encipher_key()
        } else {
            hierarchy.card_key()
        })?;
        let mut extensions = extensions::key_identifiers(&key, &public(issuer)?)?;
        extensions.push(if self.encipher {
            extensions::usage(KeyUsages::KeyEncipherment | KeyUsages::DataEncipherment)?
        } else {
            extensions::usage(KeyUsages::DigitalSignature)?
        });
        extensions.push(extensions::policy(self.policy)?);
        extensions.push(extensions::directory(
            self.subject_type,
            self.tail.as_deref(),
        )?);
        extensions.push(extensions::list_addresses(&self.lists)?);
        extensions.push(extensions::issuer_address(&format!(
            "{}/citizens.cer",
            hierarchy.lists_at
        ))?);
        Ok(Draft {
            subject: subject(&self.name, &self.number)?,
            issuer: hierarchy.citizens.tbs_certificate.subject.clone(),
            label: self.label.clone(),
            validity: validity(self.years)?,
            key,
            extensions,
        })
    }

    /// DER of the certificate, signed with `issuer`.
    ///
    /// # Errors
    /// When a text does not fit its string type.
    pub fn sign(&self, hierarchy: &Hierarchy, issuer: &RsaPrivateKey) -> der::Result<Vec<u8>> {
        mint::sign(self.draft(hierarchy, issuer)?, issuer)?.to_der()
    }
}

/// Exactly `C=TW, CN=<name>, serialNumber=<16 digits>`.
fn subject(name: &str, number: &str) -> der::Result<Name> {
    let printable = |text| Any::encode_from(&PrintableStringRef::new(text)?);
    let part = |oid, value| -> der::Result<RelativeDistinguishedName> {
        Ok(RelativeDistinguishedName(SetOfVec::try_from(vec![
            AttributeTypeAndValue { oid, value },
        ])?))
    };
    Ok(RdnSequence(vec![
        part(rfc4519::C, printable("TW")?)?,
        part(rfc4519::CN, Any::encode_from(&Utf8StringRef::new(name)?)?)?,
        part(rfc4519::SERIAL_NUMBER, printable(number)?)?,
    ]))
}

/// All cards of the sandbox.
pub(super) fn all(hierarchy: &Hierarchy) -> der::Result<Vec<Card>> {
    let people = people::all();
    let first = people.first().cloned();
    let mut cards = Vec::new();
    for (place, citizen) in (0_u8..).zip(people) {
        cards.push(card(hierarchy, citizen.key, citizen, place % PARTS)?);
    }
    for key in ["revoked", "expired", "foreign"] {
        if let Some(citizen) = first.clone() {
            cards.push(card(hierarchy, key, citizen, 0)?);
        }
    }
    Ok(cards)
}

fn card(
    hierarchy: &Hierarchy,
    key: &'static str,
    holder: DemoCitizen,
    part: u8,
) -> der::Result<Card> {
    let issuer = if key == "foreign" {
        hierarchy.foreign_key()
    } else {
        hierarchy.citizens_key()
    };
    let label = format!("card {key}");
    let mut leaf = Leaf::of(&holder, &label, hierarchy.list_addresses(List::Part(part)));
    if key == "expired" {
        leaf.years = PAST_YEARS;
    }
    let sign = leaf.sign(hierarchy, issuer)?;
    leaf.encipher = true;
    leaf.label = format!("{label} encipher");
    Ok(Card {
        key,
        number: format!("TP{}", holder.card_serial),
        sign,
        encipher: leaf.sign(hierarchy, issuer)?,
        revoked: key == "revoked",
        part,
        label,
        holder,
    })
}
