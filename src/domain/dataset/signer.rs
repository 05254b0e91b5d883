//! Whose signature a data set's packages must bear: registered certificates, or the organisation inside them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// Who may sign the packages of a data set. One of the two has to agree; at least one is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signer {
    /// The certificates themselves.
    pub certificates: Vec<Fingerprint>,
    /// The organisation's OID as certificates carry it (2.16.886.1.100.2.102), dotted.
    pub organization: Option<String>,
}

/// SHA-256 over the DER form of a certificate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fingerprint([u8; 32]);

/// A text of another shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not 64 hexadecimal digits")]
pub struct NotAFingerprint;

impl Fingerprint {
    /// That of a certificate in DER form.
    #[must_use]
    pub fn of(der: &[u8]) -> Self {
        Self(Sha256::digest(der).into())
    }
}

/// Lower-case hexadecimal.
impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Reads hexadecimal in either case, with or without the colons that `openssl x509 -fingerprint` prints.
impl FromStr for Fingerprint {
    type Err = NotAFingerprint;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits: String = text.chars().filter(|&c| c != ':').collect();
        let mut bytes = [0; 32];
        hex::decode_to_slice(digits, &mut bytes).map_err(|_| NotAFingerprint)?;
        Ok(Self(bytes))
    }
}

impl TryFrom<String> for Fingerprint {
    type Error = NotAFingerprint;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Fingerprint> for String {
    fn from(fingerprint: Fingerprint) -> Self {
        fingerprint.to_string()
    }
}

/// Whether `text` is a dotted object identifier: at least three numbers without leading zeros.
#[must_use]
pub fn is_oid(text: &str) -> bool {
    let number = |part: &str| {
        !part.is_empty()
            && part.len() <= 20
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && (part == "0" || !part.starts_with('0'))
    };
    text.split('.').count() >= 3
        && text.split('.').all(number)
        && matches!(text.split('.').next(), Some("0" | "1" | "2"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_read_as_openssl_prints_it() {
        let plain = Fingerprint::of(b"certificate").to_string();
        let colons = plain
            .to_uppercase()
            .as_bytes()
            .chunks(2)
            .map(|pair| String::from_utf8_lossy(pair).into_owned())
            .collect::<Vec<_>>()
            .join(":");
        assert_eq!(plain.parse(), Ok(Fingerprint::of(b"certificate")));
        assert_eq!(colons.parse(), Ok(Fingerprint::of(b"certificate")));
        assert_eq!("00".parse::<Fingerprint>(), Err(NotAFingerprint));
    }

    #[test]
    fn an_oid_is_dotted_numbers() {
        assert!(is_oid("2.16.886.101.20003"));
        for text in [
            "", "2", "2.16", "2.16.", "2..16", "2.16.x", "2.016.3", "3.1.2",
        ] {
            assert!(!is_oid(text), "{text}");
        }
    }
}
