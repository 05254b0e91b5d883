//! What the chip of a card does: CMS messages and bare signatures.

use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use der::asn1::{OctetString, OctetStringRef, SetOfVec};
use der::oid::db::{rfc5911, rfc5912};
use der::{Any, Decode as _, Encode as _};
use rsa::RsaPrivateKey;
use rsa::pkcs1v15::SigningKey;
use rsa::sha2::{Digest as _, Sha256};
use rsa::signature::{SignatureEncoding as _, Signer as _};
use x509_cert::Certificate;
use x509_cert::attr::{Attribute, Attributes};
use x509_cert::spki::AlgorithmIdentifierOwned;

/// How a CMS message is put together.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// Whether the content is inside.
    pub attached: bool,
    /// Whether the signature is over attributes (as cards do it) or over the content itself.
    pub attributes: bool,
}

/// As the component does it.
pub const USUAL: Shape = Shape {
    attached: true,
    attributes: true,
};

/// RSASSA-PKCS1-v1_5 with SHA-256.
#[must_use]
pub fn bare(content: &[u8], key: &RsaPrivateKey) -> Vec<u8> {
    SigningKey::<Sha256>::new(key.clone())
        .sign(content)
        .to_vec()
}

/// A CMS message in DER.
///
/// # Errors
/// When `certificate` is no certificate.
pub fn message(
    content: &[u8],
    certificate: &[u8],
    key: &RsaPrivateKey,
    shape: Shape,
) -> der::Result<Vec<u8>> {
    let certificate = Certificate::from_der(certificate)?;
    let signer = signer(content, &certificate, key, shape)?;
    wrapped(&SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![signer.digest_alg.clone()])?,
        encap_content_info: EncapsulatedContentInfo {
            econtent_type: rfc5911::ID_DATA,
            econtent: if shape.attached {
                Some(Any::encode_from(&OctetStringRef::new(content)?)?)
            } else {
                None
            },
        },
        certificates: Some(CertificateSet(SetOfVec::try_from(vec![
            CertificateChoices::Certificate(certificate),
        ])?)),
        crls: None,
        signer_infos: SignerInfos(SetOfVec::try_from(vec![signer])?),
    })
}

/// What one signer adds.
///
/// # Errors
/// Never in practice: everything in it is ours.
pub fn signer(
    content: &[u8],
    certificate: &Certificate,
    key: &RsaPrivateKey,
    shape: Shape,
) -> der::Result<SignerInfo> {
    let attributes = shape.attributes.then(|| attributes(content)).transpose()?;
    let signed = match &attributes {
        Some(attributes) => attributes.to_der()?,
        None => content.to_vec(),
    };
    let tbs = &certificate.tbs_certificate;
    Ok(SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: tbs.issuer.clone(),
            serial_number: tbs.serial_number.clone(),
        }),
        digest_alg: AlgorithmIdentifierOwned {
            oid: rfc5912::ID_SHA_256,
            parameters: Some(Any::null()),
        },
        signed_attrs: attributes,
        signature_algorithm: AlgorithmIdentifierOwned {
            oid: rfc5912::RSA_ENCRYPTION,
            parameters: Some(Any::null()),
        },
        signature: OctetString::new(bare(&signed, key))?,
        unsigned_attrs: None,
    })
}

/// A message with its outer shell.
///
/// # Errors
/// Never in practice: it is encoded and read back.
pub fn wrapped(message: &SignedData) -> der::Result<Vec<u8>> {
    ContentInfo {
        content_type: rfc5911::ID_SIGNED_DATA,
        content: Any::encode_from(message)?,
    }
    .to_der()
}

fn attributes(content: &[u8]) -> der::Result<Attributes> {
    let attribute = |oid, value| -> der::Result<Attribute> {
        Ok(Attribute {
            oid,
            values: SetOfVec::try_from(vec![value])?,
        })
    };
    let digest = Sha256::digest(content);
    SetOfVec::try_from(vec![
        attribute(rfc5911::ID_CONTENT_TYPE, Any::from(rfc5911::ID_DATA))?,
        attribute(
            rfc5911::ID_MESSAGE_DIGEST,
            Any::encode_from(&OctetStringRef::new(&digest)?)?,
        )?,
    ])
}
