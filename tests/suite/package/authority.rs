//! A certification authority for tests, and certificates that are wrong in one way each.

use std::sync::LazyLock;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use der::asn1::{
    BitString, GeneralizedTime, Null, ObjectIdentifier, OctetString, SetOfVec, Utf8StringRef,
};
use der::{Any, Decode as _, Encode as _};
use mydata::kit::clock::{Timestamp, days};
use rsa::pkcs1::EncodeRsaPublicKey as _;
use rsa::rand_core::OsRng;
use rsa::{Pkcs1v15Sign, RsaPrivateKey};
use sha2::{Digest as _, Sha256};
use x509_cert::attr::Attribute;
use x509_cert::certificate::{TbsCertificate, Version};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage, KeyUsages};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::time::{Time, Validity};

/// A key made once per test process.
pub type Key = LazyLock<RsaPrivateKey>;

/// The authority's key.
pub static AUTHORITY: Key = LazyLock::new(|| key(2048));
/// The signer's key.
pub static SIGNER: Key = LazyLock::new(|| key(2048));
/// Somebody else's key.
pub static STRANGER: Key = LazyLock::new(|| key(2048));
/// A key that is too short.
pub static SHORT: Key = LazyLock::new(|| key(1024));

/// The prefix of a SHA-1 `DigestInfo`.
const SHA1_PREFIX: &[u8] = b"\x30\x21\x30\x09\x06\x05\x2b\x0e\x03\x02\x1a\x05\x00\x04\x14";
/// The organisation of the honest signer.
pub const ORGANIZATION: &str = "2.16.886.101.90001";

fn key(bits: usize) -> RsaPrivateKey {
    RsaPrivateKey::new(&mut OsRng, bits).unwrap()
}

/// When the tests happen.
pub fn now() -> Timestamp {
    "2026-11-20T06:00:00Z".parse().unwrap()
}

/// How a certificate or a manifest is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hash {
    Sha1,
    Sha256,
}

/// PKCS#1 v1.5 over `message`.
pub fn sign(key: &RsaPrivateKey, hash: Hash, message: &[u8]) -> Vec<u8> {
    match hash {
        Hash::Sha256 => key.sign(Pkcs1v15Sign::new::<Sha256>(), &Sha256::digest(message)),
        Hash::Sha1 => {
            let digest = ring::digest::digest(&ring::digest::SHA1_FOR_LEGACY_USE_ONLY, message);
            let padding = Pkcs1v15Sign {
                hash_len: Some(20),
                prefix: SHA1_PREFIX.into(),
            };
            key.sign(padding, digest.as_ref())
        }
    }
    .unwrap()
}

/// What a certificate says.
pub struct Paper<'a> {
    pub subject: &'a str,
    pub issuer: &'a str,
    pub key: &'a RsaPrivateKey,
    pub signed_by: &'a RsaPrivateKey,
    pub hash: Hash,
    pub usage: Option<KeyUsages>,
    pub from: Timestamp,
    pub until: Timestamp,
    pub authority: bool,
    pub organization: Option<&'a str>,
}

/// The authority's name.
pub const ISSUER: &str = "CN=Test Agency CA,O=Test,C=TW";

impl Default for Paper<'_> {
    /// The certificate of an honest agency.
    fn default() -> Self {
        Self {
            subject: "CN=household.test,O=測試戶政機關,C=TW",
            issuer: ISSUER,
            key: &SIGNER,
            signed_by: &AUTHORITY,
            hash: Hash::Sha256,
            usage: Some(KeyUsages::DigitalSignature),
            from: now().minus(days(1)),
            until: now().plus(days(365)),
            authority: false,
            organization: Some(ORGANIZATION),
        }
    }
}

impl Paper<'_> {
    /// The certificate as DER.
    pub fn der(&self) -> Vec<u8> {
        let spki = SubjectPublicKeyInfoOwned {
            algorithm: algorithm("1.2.840.113549.1.1.1"),
            subject_public_key: BitString::from_bytes(
                self.key.to_public_key().to_pkcs1_der().unwrap().as_bytes(),
            )
            .unwrap(),
        };
        let signature_algorithm = algorithm(match self.hash {
            Hash::Sha1 => "1.2.840.113549.1.1.5",
            Hash::Sha256 => "1.2.840.113549.1.1.11",
        });
        let tbs = TbsCertificate {
            version: Version::V3,
            serial_number: SerialNumber::from(7_u32),
            signature: signature_algorithm.clone(),
            issuer: self.issuer.parse::<Name>().unwrap(),
            validity: Validity {
                not_before: time(self.from),
                not_after: time(self.until),
            },
            subject: self.subject.parse::<Name>().unwrap(),
            subject_public_key_info: spki,
            issuer_unique_id: None,
            subject_unique_id: None,
            extensions: Some(self.extensions()),
        };
        let signature = sign(self.signed_by, self.hash, &tbs.to_der().unwrap());
        x509_cert::Certificate {
            tbs_certificate: tbs,
            signature_algorithm,
            signature: BitString::from_bytes(&signature).unwrap(),
        }
        .to_der()
        .unwrap()
    }

    /// The certificate as PEM.
    pub fn pem(&self) -> String {
        pem("CERTIFICATE", &self.der())
    }

    fn extensions(&self) -> Vec<Extension> {
        let constraints = BasicConstraints {
            ca: self.authority,
            path_len_constraint: None,
        };
        let mut all = vec![extension("2.5.29.19", true, &constraints)];
        if let Some(usage) = self.usage {
            all.push(extension("2.5.29.15", true, &KeyUsage(usage.into())));
        }
        if let Some(organization) = self.organization {
            let value = match organization.parse::<ObjectIdentifier>() {
                Ok(oid) => Any::encode_from(&oid),
                Err(_) => Any::encode_from(&Utf8StringRef::new(organization).unwrap()),
            };
            let attribute = Attribute {
                oid: ObjectIdentifier::new_unwrap("2.16.886.1.100.2.102"),
                values: SetOfVec::try_from(vec![value.unwrap()]).unwrap(),
            };
            all.push(extension("2.5.29.9", false, &vec![attribute]));
        }
        all
    }
}

/// The authority's own certificate, as PEM.
pub fn anchor() -> String {
    Paper {
        subject: ISSUER,
        key: &AUTHORITY,
        usage: Some(KeyUsages::KeyCertSign),
        authority: true,
        organization: None,
        ..Paper::default()
    }
    .pem()
}

/// A PEM block.
pub fn pem(label: &str, der: &[u8]) -> String {
    let text = STANDARD.encode(der);
    let lines: Vec<_> = text
        .as_bytes()
        .chunks(64)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect();
    format!(
        "-----BEGIN {label}-----\n{}\n-----END {label}-----\n",
        lines.join("\n")
    )
}

fn algorithm(oid: &str) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned {
        oid: ObjectIdentifier::new_unwrap(oid),
        parameters: Some(Any::from_der(&Null.to_der().unwrap()).unwrap()),
    }
}

fn extension(oid: &str, critical: bool, value: &impl der::Encode) -> Extension {
    Extension {
        extn_id: ObjectIdentifier::new_unwrap(oid),
        critical,
        extn_value: OctetString::new(value.to_der().unwrap()).unwrap(),
    }
}

fn time(at: Timestamp) -> Time {
    let since = Duration::from_secs(u64::try_from(at.unix()).unwrap());
    Time::GeneralTime(GeneralizedTime::from_unix_duration(since).unwrap())
}
