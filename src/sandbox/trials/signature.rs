//! Signatures: which shapes verify, and that nothing else does.

use cms::cert::CertificateChoices;
use cms::content_info::ContentInfo;
use cms::signed_data::SignedData;
use der::asn1::SetOfVec;
use der::oid::db::{rfc5911, rfc5912};
use der::{Any, Decode as _, Encode as _};
use proptest::prelude::*;
use x509_cert::Certificate;

use super::*;
use crate::domain::identity::signed_data::{CannotVerify, verify};
use crate::sandbox::card_component::signing::Shape;

fn shaped(shape: Shape) -> Vec<u8> {
    signing::message(CONTENT, &card("ming").sign, HIERARCHY.card_key(), shape).unwrap()
}

/// The usual message with something changed.
fn changed(change: impl FnOnce(&mut SignedData)) -> Result<Vec<u8>, CannotVerify> {
    let outer = ContentInfo::from_der(&shaped(signing::USUAL)).unwrap();
    let mut message: SignedData = outer.content.decode_as().unwrap();
    change(&mut message);
    verify(
        &Presented::Cms(signing::wrapped(&message).unwrap()),
        CONTENT,
    )
}

#[test]
fn attached_or_not_and_with_attributes_or_not_a_message_verifies() {
    for attached in [true, false] {
        for attributes in [true, false] {
            let der = shaped(Shape {
                attached,
                attributes,
            });
            assert_eq!(
                verify(&Presented::Cms(der), CONTENT).as_ref(),
                Ok(&card("ming").sign)
            );
        }
    }
}

#[test]
fn other_content_is_noticed_in_every_shape() {
    let other = |shape| verify(&Presented::Cms(shaped(shape)), b"something else").unwrap_err();
    for attributes in [true, false] {
        assert_eq!(
            other(Shape {
                attached: true,
                attributes
            }),
            CannotVerify::OtherContent
        );
    }
    assert_eq!(
        other(Shape {
            attached: false,
            attributes: true
        }),
        CannotVerify::OtherContent
    );
    assert_eq!(
        other(Shape {
            attached: false,
            attributes: false
        }),
        CannotVerify::Signature
    );
}

#[test]
fn a_bare_signature_verifies_with_the_certificate_beside_it() {
    let signature = signing::bare(CONTENT, HIERARCHY.card_key());
    let with = |certificate: &[u8], content| {
        let presented = Presented::Pkcs1 {
            signature: signature.clone(),
            certificate: certificate.to_vec(),
        };
        verify(&presented, content).map(drop)
    };
    assert_eq!(with(&card("ming").sign, CONTENT), Ok(()));
    assert_eq!(
        with(&card("ming").sign, b"else"),
        Err(CannotVerify::Signature)
    );
    assert_eq!(
        with(&card("ming").encipher, CONTENT),
        Err(CannotVerify::Signature)
    );
    assert_eq!(with(b"", CONTENT), Err(CannotVerify::Unreadable));
}

#[test]
fn exactly_one_signer_is_accepted() {
    let two = changed(|message| {
        let certificate = Certificate::from_der(&card("mei").sign).unwrap();
        let second =
            signing::signer(CONTENT, &certificate, HIERARCHY.card_key(), signing::USUAL).unwrap();
        message.signer_infos.0.insert(second).unwrap();
    });
    assert_eq!(two, Err(CannotVerify::Signers(2)));
    assert_eq!(
        changed(|message| message.signer_infos.0 = SetOfVec::new()),
        Err(CannotVerify::Signers(0))
    );
}

#[test]
fn the_signers_certificate_has_to_be_there() {
    assert_eq!(
        changed(|message| message.certificates = None),
        Err(CannotVerify::NoCertificate)
    );
    let another = changed(|message| {
        let certificate = Certificate::from_der(&card("mei").sign).unwrap();
        message.certificates.as_mut().unwrap().0 =
            SetOfVec::try_from(vec![CertificateChoices::Certificate(certificate)]).unwrap();
    });
    assert_eq!(another, Err(CannotVerify::NoCertificate));
}

fn with_signer(
    change: impl FnOnce(&mut cms::signed_data::SignerInfo),
) -> Result<Vec<u8>, CannotVerify> {
    changed(|message| {
        let mut signer = message.signer_infos.0.get(0).unwrap().clone();
        change(&mut signer);
        message.signer_infos.0 = SetOfVec::try_from(vec![signer]).unwrap();
    })
}

#[test]
fn weak_or_contradicting_algorithms_are_refused() {
    assert_eq!(
        with_signer(|signer| signer.digest_alg.oid = rfc5912::ID_SHA_1),
        Err(CannotVerify::Algorithm)
    );
    assert_eq!(
        with_signer(|signer| signer.signature_algorithm.oid = rfc5912::SHA_1_WITH_RSA_ENCRYPTION),
        Err(CannotVerify::Algorithm)
    );
    assert_eq!(
        with_signer(|signer| signer.signature_algorithm.oid = rfc5912::SHA_512_WITH_RSA_ENCRYPTION),
        Err(CannotVerify::Algorithm)
    );
    assert_eq!(
        with_signer(|signer| signer.signature_algorithm.oid = rfc5912::ID_RSASSA_PSS),
        Err(CannotVerify::Algorithm)
    );
}

#[test]
fn the_attributes_have_to_be_exactly_those_of_the_content() {
    let without = |oid| {
        with_signer(|signer| {
            let attributes = signer.signed_attrs.as_ref().unwrap().iter();
            let left: Vec<_> = attributes
                .filter(|attribute| attribute.oid != oid)
                .cloned()
                .collect();
            signer.signed_attrs = Some(SetOfVec::try_from(left).unwrap());
        })
    };
    assert_eq!(
        without(rfc5911::ID_MESSAGE_DIGEST),
        Err(CannotVerify::Attributes)
    );
    assert_eq!(
        without(rfc5911::ID_CONTENT_TYPE),
        Err(CannotVerify::Attributes)
    );
    let twice = with_signer(|signer| {
        let mut all: Vec<_> = signer
            .signed_attrs
            .as_ref()
            .unwrap()
            .iter()
            .cloned()
            .collect();
        let mut second = all
            .iter()
            .find(|a| a.oid == rfc5911::ID_MESSAGE_DIGEST)
            .unwrap()
            .clone();
        second.values = SetOfVec::try_from(vec![
            Any::encode_from(&der::asn1::OctetStringRef::new(b"x").unwrap()).unwrap(),
        ])
        .unwrap();
        all.push(second);
        signer.signed_attrs = Some(SetOfVec::try_from(all).unwrap());
    });
    assert_eq!(twice, Err(CannotVerify::Attributes));
    let removed = with_signer(|signer| signer.signed_attrs = None);
    assert_eq!(
        removed,
        Err(CannotVerify::Signature),
        "a signature over attributes is none over the content"
    );
}

#[test]
fn a_signature_over_attributes_cannot_be_passed_off_as_one_over_that_content() {
    let der = shaped(Shape {
        attached: false,
        attributes: true,
    });
    let message: SignedData = ContentInfo::from_der(&der)
        .unwrap()
        .content
        .decode_as()
        .unwrap();
    let attributes = message
        .signer_infos
        .0
        .get(0)
        .unwrap()
        .signed_attrs
        .clone()
        .unwrap()
        .to_der()
        .unwrap();
    assert_eq!(attributes[0], b'1', "and a text of ours begins with e");
    assert_eq!(CONTENT[0], b'e');
}

#[test]
fn another_kind_of_content_is_refused() {
    let result =
        changed(|message| message.encap_content_info.econtent_type = rfc5911::ID_SIGNED_DATA);
    assert_eq!(result, Err(CannotVerify::Attributes));
}

#[test]
fn a_message_cut_off_or_changed_anywhere_is_refused_and_never_a_panic() {
    let whole = shaped(signing::USUAL);
    for end in 0..whole.len() {
        assert!(
            verify(&Presented::Cms(whole[..end].to_vec()), CONTENT).is_err(),
            "{end}"
        );
    }
    let mut passed = 0;
    for place in 0..whole.len() {
        let mut other = whole.clone();
        other[place] ^= 0x01;
        passed += usize::from(
            verify(&Presented::Cms(other), CONTENT).is_ok_and(|der| der == card("ming").sign),
        );
    }
    assert!(
        passed < 20,
        "only version numbers and the list of digests stand outside the signature: {passed}"
    );
}

#[test]
fn a_message_in_pieces_of_indefinite_length_verifies() {
    let der = shaped(signing::USUAL);
    let outer = ContentInfo::from_der(&der).unwrap();
    let message: SignedData = outer.content.decode_as().unwrap();
    let (head, tail) = CONTENT.split_at(5);
    let piece = |bytes: &[u8]| [&[0x04, u8::try_from(bytes.len()).unwrap()], bytes].concat();
    let content = [
        &[0xa0, 0x80, 0x24, 0x80][..],
        &piece(head),
        &piece(tail),
        &[0; 4],
    ]
    .concat();
    let encapsulated = [
        &[0x30, 0x80][..],
        &rfc5911::ID_DATA.to_der().unwrap(),
        &content,
        &[0, 0],
    ]
    .concat();
    let certificates = [&[0xa0, 0x80][..], &card("ming").sign, &[0, 0]].concat();
    let body = [
        &[0x30, 0x80][..],
        &message.version.to_der().unwrap(),
        &message.digest_algorithms.to_der().unwrap(),
        &encapsulated,
        &certificates,
        &message.signer_infos.to_der().unwrap(),
        &[0, 0],
    ]
    .concat();
    let ber = [
        &[0x30, 0x80][..],
        &rfc5911::ID_SIGNED_DATA.to_der().unwrap(),
        &[0xa0, 0x80],
        &body,
        &[0; 4],
    ]
    .concat();
    assert!(ContentInfo::from_der(&ber).is_err());
    assert_eq!(
        verify(&Presented::Cms(ber), CONTENT),
        Ok(card("ming").sign.clone())
    );
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(verify(&Presented::Cms(bytes.clone()), CONTENT).is_err());
        let bare = Presented::Pkcs1 { signature: bytes.clone(), certificate: bytes };
        prop_assert!(verify(&bare, CONTENT).is_err());
    }

    #[test]
    fn arbitrary_changes_never_panic(place in 0..1500_usize, bytes in prop::collection::vec(any::<u8>(), 1..20)) {
        let mut der = shaped(signing::USUAL);
        let end = (place + bytes.len()).min(der.len());
        der.splice(place.min(end)..end, bytes);
        drop(verify(&Presented::Cms(der), CONTENT));
    }
}
