//! Small forms that certificates need: names, keys, times, PEM.

use std::str::FromStr as _;

use der::pem::LineEnding;
use der::{DateTime, Decode as _, EncodePem as _};
use rsa::RsaPrivateKey;
use rsa::pkcs8::EncodePublicKey as _;
use x509_cert::Certificate;
use x509_cert::name::Name;
use x509_cert::spki::SubjectPublicKeyInfoOwned;
use x509_cert::time::{Time, Validity};

use crate::kit::clock::Timestamp;

/// A name from its text; Chinese becomes UTF-8 strings.
pub(super) fn name(text: &str) -> der::Result<Name> {
    Name::from_str(text)
}

/// The public half as certificates hold it.
///
/// # Errors
/// When the key cannot be encoded.
pub fn public(key: &RsaPrivateKey) -> der::Result<SubjectPublicKeyInfoOwned> {
    let der = key
        .to_public_key()
        .to_public_key_der()
        .map_err(|_| der::Tag::BitString.value_error())?;
    SubjectPublicKeyInfoOwned::from_der(der.as_bytes())
}

/// From the first day of one year to the first day of another.
///
/// # Errors
/// When there is no such year.
pub fn validity((from, until): (u16, u16)) -> der::Result<Validity> {
    let first = |year| DateTime::new(year, 1, 1, 0, 0, 0).and_then(as_time);
    Ok(Validity {
        not_before: first(from)?,
        not_after: first(until)?,
    })
}

/// An instant as certificates write it.
///
/// # Errors
/// When `at` lies outside what certificates can express.
pub fn time(at: Timestamp) -> der::Result<Time> {
    let seconds = u64::try_from(at.unix()).map_err(|_| der::Tag::UtcTime.value_error())?;
    as_time(DateTime::from_unix_duration(
        std::time::Duration::from_secs(seconds),
    )?)
}

/// Two-digit years up to 2049, as RFC 5280 wants it.
fn as_time(at: DateTime) -> der::Result<Time> {
    if at.year() < 2050 {
        Ok(Time::UtcTime(der::asn1::UtcTime::from_date_time(at)?))
    } else {
        Ok(Time::GeneralTime(
            der::asn1::GeneralizedTime::from_date_time(at),
        ))
    }
}

pub(super) fn pem(certificate: &Certificate) -> String {
    certificate.to_pem(LineEnding::LF).unwrap_or_default()
}
