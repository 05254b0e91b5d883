//! The extensions that certificates and lists of the test hierarchy carry.

use der::Any;
use der::Encode;
use der::asn1::{Ia5String, ObjectIdentifier, OctetString, PrintableStringRef, SetOfVec};
use der::flagset::FlagSet;
use der::oid::AssociatedOid;
use der::oid::db::rfc5280;
use sha2::Digest as _;
use x509_cert::attr::Attribute;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::certpolicy::PolicyInformation;
use x509_cert::ext::pkix::crl::dp::DistributionPoint;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName};
use x509_cert::ext::pkix::{
    AccessDescription, AuthorityInfoAccessSyntax, AuthorityKeyIdentifier, BasicConstraints,
    CertificatePolicies, CrlDistributionPoints, KeyUsage, KeyUsages, SubjectKeyIdentifier,
};
use x509_cert::spki::SubjectPublicKeyInfoOwned;

/// An extension of a known kind.
pub fn extension<E: AssociatedOid + Encode>(critical: bool, value: &E) -> der::Result<Extension> {
    raw_extension(E::OID, critical, value)
}

/// An extension under any name.
pub fn raw_extension(
    oid: ObjectIdentifier,
    critical: bool,
    value: &impl Encode,
) -> der::Result<Extension> {
    Ok(Extension {
        extn_id: oid,
        critical,
        extn_value: OctetString::new(value.to_der()?)?,
    })
}

/// Who the key belongs to, and whose key signs.
pub fn key_identifiers(
    key: &SubjectPublicKeyInfoOwned,
    issuer: &SubjectPublicKeyInfoOwned,
) -> der::Result<Vec<Extension>> {
    let authority = AuthorityKeyIdentifier {
        key_identifier: Some(identifier(issuer)?),
        authority_cert_issuer: None,
        authority_cert_serial_number: None,
    };
    Ok(vec![
        extension(false, &SubjectKeyIdentifier(identifier(key)?))?,
        extension(false, &authority)?,
    ])
}

fn identifier(key: &SubjectPublicKeyInfoOwned) -> der::Result<OctetString> {
    let hash = sha2::Sha256::digest(key.subject_public_key.raw_bytes());
    OctetString::new(hash.get(..20).unwrap_or_default())
}

/// What an authority carries.
pub fn authority(path_length: Option<u8>) -> der::Result<Vec<Extension>> {
    let constraints = BasicConstraints {
        ca: true,
        path_len_constraint: path_length,
    };
    Ok(vec![
        extension(true, &constraints)?,
        usage(KeyUsages::DigitalSignature | KeyUsages::KeyCertSign | KeyUsages::CRLSign)?,
    ])
}

/// What the key may be used for.
pub fn usage(usages: impl Into<FlagSet<KeyUsages>>) -> der::Result<Extension> {
    extension(true, &KeyUsage(usages.into()))
}

/// Under which policy it was issued.
pub fn policy(oid: ObjectIdentifier) -> der::Result<Extension> {
    extension(
        false,
        &CertificatePolicies(vec![PolicyInformation {
            policy_identifier: oid,
            policy_qualifiers: None,
        }]),
    )
}

/// Where its revocation lists are: one point with all the addresses.
pub fn list_addresses(addresses: &[String]) -> der::Result<Extension> {
    extension(
        false,
        &CrlDistributionPoints(vec![DistributionPoint {
            distribution_point: Some(DistributionPointName::FullName(uris(addresses)?)),
            reasons: None,
            crl_issuer: None,
        }]),
    )
}

/// Where the issuer's certificate is.
pub fn issuer_address(address: &str) -> der::Result<Extension> {
    extension(
        false,
        &AuthorityInfoAccessSyntax(vec![AccessDescription {
            access_method: rfc5280::ID_AD_CA_ISSUERS,
            access_location: GeneralName::UniformResourceIdentifier(Ia5String::new(address)?),
        }]),
    )
}

/// Addresses as general names.
pub fn uris(addresses: &[String]) -> der::Result<Vec<GeneralName>> {
    addresses
        .iter()
        .map(|address| {
            Ok(GeneralName::UniformResourceIdentifier(Ia5String::new(
                address,
            )?))
        })
        .collect()
}

/// Subject directory attributes: the kind of subject, and the tail of the ID number.
pub fn directory(subject_type: ObjectIdentifier, tail: Option<&str>) -> der::Result<Extension> {
    let attribute = |oid: &str, value: Any| -> der::Result<Attribute> {
        Ok(Attribute {
            oid: ObjectIdentifier::new(oid)
                .map_err(|_| der::Tag::ObjectIdentifier.value_error())?,
            values: SetOfVec::try_from(vec![value])?,
        })
    };
    let mut attributes = vec![attribute("2.16.886.1.100.2.1", Any::from(subject_type))?];
    if let Some(tail) = tail {
        let value = Any::encode_from(&PrintableStringRef::new(tail)?)?;
        attributes.push(attribute("2.16.886.1.100.2.51", value)?);
    }
    raw_extension(
        rfc5280::ID_CE_SUBJECT_DIRECTORY_ATTRIBUTES,
        false,
        &attributes,
    )
}
