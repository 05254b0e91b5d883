//! What stands in the signed part of a revocation list.

use der::asn1::UintRef;
use der::oid::db::rfc5280;
use der::{AnyRef, Decode, Header, Reader, SliceReader, Tag, TagNumber, Tagged as _};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::IssuingDistributionPoint;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName};
use x509_cert::time::Time;

use super::super::certificate::moment;
use super::serials::{Serials, padded};
use super::{CannotTake, Scope};
use crate::kit::clock::Timestamp;

/// What the signed part says.
pub(super) struct Facts {
    pub(super) scope: Scope,
    pub(super) number: [u8; 20],
    pub(super) this_update: Timestamp,
    pub(super) next_update: Timestamp,
    pub(super) serials: Serials,
}

impl Facts {
    pub(super) fn read(tbs: &[u8]) -> der::Result<Result<Self, CannotTake>> {
        let mut reader = SliceReader::new(tbs)?;
        reader.sequence(|fields| {
            version(fields)?;
            fields.tlv_bytes()?;
            fields.tlv_bytes()?;
            let this_update = time(fields)?;
            let next_update = time(fields)?;
            let serials = match fields.peek_byte() {
                Some(0x30) => fields.sequence(entries)?,
                _ => Serials::of(Vec::new()),
            };
            let extensions = AnyRef::decode(fields)?;
            extensions.tag().assert_eq(Tag::ContextSpecific {
                constructed: true,
                number: TagNumber::N0,
            })?;
            let extensions = Vec::<Extension>::from_der(extensions.value())?;
            Ok(scope_and_number(&extensions)?.map(|(scope, number)| Self {
                scope,
                number,
                this_update,
                next_update,
                serials,
            }))
        })
    }
}

/// Version 2: a list without it cannot have the extensions that are needed.
pub(super) fn version<'a, R: Reader<'a>>(fields: &mut R) -> der::Result<()> {
    if u8::decode(fields)? == 1 {
        Ok(())
    } else {
        Err(Tag::Integer.value_error())
    }
}

fn time<'a, R: Reader<'a>>(fields: &mut R) -> der::Result<Timestamp> {
    moment(Time::decode(fields)?).ok_or_else(|| Tag::GeneralizedTime.value_error())
}

/// The serial numbers of all entries; an entry with a critical extension makes the list unreadable.
fn entries<'a, R: Reader<'a>>(list: &mut R) -> der::Result<Serials> {
    // The shortest entry: two headers, one byte of serial number, thirteen of time.
    let at_most = usize::try_from(list.remaining_len())? / 20;
    let mut collected = Vec::with_capacity(at_most);
    while !list.is_finished() {
        collected.push(list.sequence(|entry| {
            let header = Header::decode(entry)?;
            header.tag.assert_eq(Tag::Integer)?;
            let serial = padded(entry.read_slice(header.length)?)?;
            entry.tlv_bytes()?;
            if !entry.is_finished() {
                let extensions = Vec::<Extension>::decode(entry)?;
                if extensions.iter().any(|extension| extension.critical) {
                    return Err(Tag::Sequence.value_error());
                }
            }
            Ok(serial)
        })?);
    }
    Ok(Serials::of(collected))
}

fn scope_and_number(
    extensions: &[Extension],
) -> der::Result<Result<(Scope, [u8; 20]), CannotTake>> {
    let mut scope = Some(Scope::Complete);
    let mut number = None;
    for extension in extensions {
        let value = extension.extn_value.as_bytes();
        match extension.extn_id {
            rfc5280::ID_CE_CRL_NUMBER => {
                number = Some(padded(UintRef::from_der(value)?.as_bytes())?);
            }
            rfc5280::ID_CE_ISSUING_DISTRIBUTION_POINT => {
                scope = scope_of(IssuingDistributionPoint::from_der(value)?);
            }
            rfc5280::ID_CE_DELTA_CRL_INDICATOR => return Ok(Err(CannotTake::Kind)),
            _ if extension.critical => return Ok(Err(CannotTake::Kind)),
            _ => {}
        }
    }
    Ok(scope.zip(number).ok_or(CannotTake::Kind))
}

/// What a list speaks about; `None` when it does not speak about all citizens' certificates of its part.
fn scope_of(point: IssuingDistributionPoint) -> Option<Scope> {
    if point.indirect_crl
        || point.only_contains_ca_certs
        || point.only_contains_attribute_certs
        || point.only_some_reasons.is_some()
    {
        return None;
    }
    match point.distribution_point {
        None => Some(Scope::Complete),
        Some(DistributionPointName::FullName(names)) => Some(Scope::Part(
            names
                .into_iter()
                .filter_map(|name| match name {
                    GeneralName::UniformResourceIdentifier(uri) => Some(uri.to_string()),
                    _ => None,
                })
                .collect(),
        )),
        Some(DistributionPointName::NameRelativeToCRLIssuer(_)) => None,
    }
}
