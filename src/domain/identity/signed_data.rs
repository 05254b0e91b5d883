//! Signatures as cards make them: CMS `SignedData` with or without the content inside, or a bare RSA signature.
//!
//! This finds the signer's certificate and checks that its key signed exactly the expected content. Whether the
//! certificate is worth anything is judged in `certificate`.

use cms::cert::CertificateChoices;
use cms::content_info::ContentInfo;
use cms::signed_data::{SignedAttributes, SignedData, SignerIdentifier, SignerInfo};
use der::asn1::{ObjectIdentifier, OctetStringRef};
use der::oid::db::rfc5911;
use der::{Decode as _, Encode as _};
use ring::signature;
use serde::{Deserialize, Serialize};
use x509_cert::Certificate;
use x509_cert::ext::pkix::SubjectKeyIdentifier;

use super::ber;
use super::hash::{Hash, verify_with};

/// The largest message that is looked at: a signature with a chain of certificates is below 10 KiB.
pub const MOST_BYTES: usize = 64 * 1024;

/// What a card handed over.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Presented {
    /// PKCS#7: a CMS message in DER or BER, the signer's certificate inside.
    Cms(Vec<u8>),
    /// PKCS#1: the signature alone, and the certificate beside it.
    Pkcs1 {
        /// RSASSA-PKCS1-v1_5 with SHA-256.
        signature: Vec<u8>,
        /// DER of the signer's certificate.
        certificate: Vec<u8>,
    },
}

/// Why a signature is not one over the expected content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotVerify {
    /// Neither DER nor BER of the expected structure, or too long.
    #[error("unreadable")]
    Unreadable,
    /// Not exactly one signer.
    #[error("{0} signers instead of one")]
    Signers(usize),
    /// The signer's certificate is not in the message.
    #[error("the signer's certificate is missing")]
    NoCertificate,
    /// A digest or signature algorithm that is not accepted: SHA-1, or not RSA.
    #[error("an algorithm that is not accepted")]
    Algorithm,
    /// The signed attributes lack the content type or the digest, repeat them, or name another content type.
    #[error("the signed attributes are not those of a signature")]
    Attributes,
    /// Something else was signed.
    #[error("other content was signed")]
    OtherContent,
    /// The signature was not made with the key of the certificate.
    #[error("the signature does not belong to the certificate")]
    Signature,
}

/// Checks that `presented` is a signature over `content`, and gives the DER of the signer's certificate.
///
/// # Errors
/// As [`CannotVerify`] lists.
pub fn verify(presented: &Presented, content: &[u8]) -> Result<Vec<u8>, CannotVerify> {
    match presented {
        Presented::Cms(message) => verify_cms(message, content),
        Presented::Pkcs1 {
            signature,
            certificate,
        } => {
            if certificate.len() > MOST_BYTES {
                return Err(CannotVerify::Unreadable);
            }
            let signer =
                Certificate::from_der(certificate).map_err(|_| CannotVerify::Unreadable)?;
            verify_with(
                &signer,
                &signature::RSA_PKCS1_2048_8192_SHA256,
                content,
                signature,
            )?;
            Ok(certificate.clone())
        }
    }
}

fn verify_cms(message: &[u8], content: &[u8]) -> Result<Vec<u8>, CannotVerify> {
    let message = read(message).ok_or(CannotVerify::Unreadable)?;
    let all = message.signer_infos.0.as_slice();
    let [signer] = all else {
        return Err(CannotVerify::Signers(all.len()));
    };
    let certificate = signers_certificate(&message, signer).ok_or(CannotVerify::NoCertificate)?;
    let hash = Hash::of(&signer.digest_alg.oid).ok_or(CannotVerify::Algorithm)?;
    let verification = hash
        .verification(&signer.signature_algorithm.oid)
        .ok_or(CannotVerify::Algorithm)?;

    if let Some(inside) = &message.encap_content_info.econtent {
        let inside: OctetStringRef<'_> =
            inside.decode_as().map_err(|_| CannotVerify::Unreadable)?;
        if inside.as_bytes() != content {
            return Err(CannotVerify::OtherContent);
        }
    }
    let content_type = message.encap_content_info.econtent_type;
    let covered = match &signer.signed_attrs {
        Some(attributes) => {
            check_attributes(attributes, content_type, hash.digest(content).as_ref())?;
            attributes.to_der().map_err(|_| CannotVerify::Unreadable)?
        }
        None if content_type == rfc5911::ID_DATA => content.to_vec(),
        None => return Err(CannotVerify::Attributes),
    };
    verify_with(
        certificate,
        verification,
        &covered,
        signer.signature.as_bytes(),
    )?;
    certificate.to_der().map_err(|_| CannotVerify::Unreadable)
}

/// Reads DER, and BER where it is not DER.
fn read(message: &[u8]) -> Option<SignedData> {
    if message.len() > MOST_BYTES {
        return None;
    }
    let outer = ContentInfo::from_der(message)
        .ok()
        .or_else(|| ContentInfo::from_der(&ber::to_der(message)?).ok())?;
    if outer.content_type != rfc5911::ID_SIGNED_DATA {
        return None;
    }
    outer.content.decode_as().ok()
}

fn signers_certificate<'a>(
    message: &'a SignedData,
    signer: &SignerInfo,
) -> Option<&'a Certificate> {
    let carried = message.certificates.as_ref()?.0.iter();
    carried
        .filter_map(|choice| match choice {
            CertificateChoices::Certificate(certificate) => Some(certificate),
            CertificateChoices::Other(_) => None,
        })
        .find(|certificate| is_named(certificate, &signer.sid))
}

fn is_named(certificate: &Certificate, name: &SignerIdentifier) -> bool {
    let tbs = &certificate.tbs_certificate;
    match name {
        SignerIdentifier::IssuerAndSerialNumber(named) => {
            named.issuer == tbs.issuer && named.serial_number == tbs.serial_number
        }
        SignerIdentifier::SubjectKeyIdentifier(named) => tbs
            .get::<SubjectKeyIdentifier>()
            .is_ok_and(|found| found.is_some_and(|(_, id)| id == *named)),
    }
}

fn check_attributes(
    attributes: &SignedAttributes,
    content_type: ObjectIdentifier,
    digest: &[u8],
) -> Result<(), CannotVerify> {
    let only = |oid| {
        let mut found = attributes.iter().filter(|attribute| attribute.oid == oid);
        match (found.next(), found.next()) {
            (Some(attribute), None) if attribute.values.len() == 1 => attribute.values.get(0),
            _ => None,
        }
        .ok_or(CannotVerify::Attributes)
    };
    let named: ObjectIdentifier = only(rfc5911::ID_CONTENT_TYPE)?
        .decode_as()
        .map_err(|_| CannotVerify::Attributes)?;
    if named != content_type {
        return Err(CannotVerify::Attributes);
    }
    let signed: OctetStringRef<'_> = only(rfc5911::ID_MESSAGE_DIGEST)?
        .decode_as()
        .map_err(|_| CannotVerify::Attributes)?;
    if signed.as_bytes() == digest {
        Ok(())
    } else {
        Err(CannotVerify::OtherContent)
    }
}
