//! What stands in a holder's certificate about the holder: name, number of the certificate, kind of subject, tail of
//! the ID number.

use der::asn1::{Ia5StringRef, ObjectIdentifier, PrintableStringRef, Utf8StringRef};
use der::oid::db::rfc4519;
use der::{Any, AnyRef, Decode as _, Tag, Tagged as _};
use x509_cert::attr::Attribute;
use x509_cert::ext::Extensions;
use x509_cert::name::Name;

const SUBJECT_DIRECTORY_ATTRIBUTES: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.9");
const SUBJECT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.886.1.100.2.1");
const ID_TAIL: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.886.1.100.2.51");
/// Where some older certificates are said to keep the tail: an extension of its own.
const OLD_ID_TAIL: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.886.1.100.1.1");

/// The subject type of a natural person.
pub(super) const NATURAL_PERSON: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("2.16.886.1.100.3.1.1");

/// The subject directory attributes that matter here.
#[derive(Default)]
pub(super) struct Directory {
    pub(super) subject_type: Option<ObjectIdentifier>,
    pub(super) id_tail: Option<String>,
}

impl Directory {
    /// Reads them; `None` when what is there is malformed or stands twice.
    pub(super) fn read(extensions: &Extensions) -> Option<Self> {
        let mut found = Self::default();
        let value = |oid| {
            extensions
                .iter()
                .find(|extension| extension.extn_id == oid)
                .map(|extension| extension.extn_value.as_bytes())
        };
        if let Some(bytes) = value(SUBJECT_DIRECTORY_ATTRIBUTES) {
            for attribute in Vec::<Attribute>::from_der(bytes).ok()? {
                found.take(&attribute)?;
            }
        }
        if found.id_tail.is_none() {
            found.id_tail = value(OLD_ID_TAIL)
                .and_then(|bytes| AnyRef::from_der(bytes).ok())
                .and_then(text)
                .filter(|tail| tail.len() == 4);
        }
        Some(found)
    }

    fn take(&mut self, attribute: &Attribute) -> Option<()> {
        let value = || (attribute.values.len() == 1).then(|| attribute.values.get(0))?;
        match attribute.oid {
            SUBJECT_TYPE => {
                let kind = value()?.decode_as().ok()?;
                self.subject_type.replace(kind).is_none().then_some(())
            }
            ID_TAIL => {
                let tail = text(value()?.into()).filter(|tail| tail.len() == 4)?;
                self.id_tail.replace(tail).is_none().then_some(())
            }
            _ => Some(()),
        }
    }
}

/// Common name and serial number of a subject; `None` unless each stands there exactly once.
pub(super) fn name_and_number(subject: &Name) -> Option<(String, String)> {
    let only = |oid| {
        let mut values = subject
            .0
            .iter()
            .flat_map(|level| level.0.iter())
            .filter(|attribute| attribute.oid == oid)
            .map(|attribute| &attribute.value);
        match (values.next(), values.next()) {
            (Some(value), None) => text(any_ref(value)),
            _ => None,
        }
    };
    Some((only(rfc4519::CN)?, only(rfc4519::SERIAL_NUMBER)?))
}

fn any_ref(value: &Any) -> AnyRef<'_> {
    value.into()
}

/// A text in any of the three string types that issuers use.
fn text(value: AnyRef<'_>) -> Option<String> {
    match value.tag() {
        Tag::Utf8String => value
            .decode_as::<Utf8StringRef<'_>>()
            .ok()
            .map(|s| s.to_string()),
        Tag::PrintableString => value
            .decode_as::<PrintableStringRef<'_>>()
            .ok()
            .map(|s| s.to_string()),
        Tag::Ia5String => value
            .decode_as::<Ia5StringRef<'_>>()
            .ok()
            .map(|s| s.to_string()),
        _ => None,
    }
}
