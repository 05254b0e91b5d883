//! P07 and P08: the signer and the signature.

use mydata::domain::package::{Anchors, CannotTrust, Reason, Registered, Unchecked};
use mydata::kit::clock::{days, seconds};
use rsa::pkcs8::EncodePrivateKey as _;
use rsa::rand_core::OsRng;
use sha2::{Digest as _, Sha256};
use x509_cert::ext::pkix::KeyUsages;

use super::archive::Archive;
use super::authority::{
    self, AUTHORITY, Hash, ISSUER, Paper, SHORT, SIGNER, STRANGER, anchor, now, pem, sign,
};
use super::parcel::{Parcel, Platform, accepted, refused};

fn certified(paper: &Paper<'_>) -> Vec<u8> {
    Parcel::certified(paper.pem()).bytes()
}

/// The honest package with another signature.
fn signed(signature: Vec<u8>) -> Vec<u8> {
    Parcel {
        signature: Some(signature),
        ..Parcel::honest()
    }
    .bytes()
}

fn without(name: &str) -> Vec<u8> {
    let items = Parcel::honest().items();
    Archive::of(
        items
            .into_iter()
            .filter(|item| item.local.name != name.as_bytes()),
    )
    .bytes()
}

#[test]
fn certificates_in_other_clothes_are_refused() {
    let honest = Paper::default();
    refused(
        &without("META-INFO/certificate.cer"),
        Reason::CertificateMissing,
    );
    refused(
        &Parcel::certified(honest.der()).bytes(),
        Reason::CertificateIsDer,
    );
    refused(
        &Parcel::certified("hello").bytes(),
        Reason::CertificateNotPem,
    );
    refused(
        &Parcel::certified(pem("CERTIFICATE", b"hello")).bytes(),
        Reason::CertificateUnreadable,
    );
    let several = format!("{}{}", honest.pem(), anchor());
    refused(
        &Parcel::certified(several).bytes(),
        Reason::SeveralCertificates,
    );
    let key = SIGNER.to_pkcs8_der().unwrap();
    let with_key = format!("{}{}", honest.pem(), pem("PRIVATE KEY", key.as_bytes()));
    refused(
        &Parcel::certified(with_key).bytes(),
        Reason::PrivateKeyInside,
    );
}

#[test]
fn a_certificate_with_text_around_it_passes() {
    let text = format!(
        "Bag Attributes\r\n{}\r\n",
        Paper::default().pem().replace('\n', "\r\n")
    );
    accepted(&Parcel::certified(text).bytes());
}

#[test]
fn weak_or_unfit_keys_are_refused() {
    let mut short = Parcel::certified(
        Paper {
            key: &SHORT,
            ..Paper::default()
        }
        .pem(),
    );
    short.signature = Some(sign(&SHORT, Hash::Sha256, short.true_manifest().as_bytes()));
    refused(&short.bytes(), Reason::KeyTooShort);
    refused(
        &certified(&Paper {
            usage: None,
            ..Paper::default()
        }),
        Reason::KeyUsageMissing,
    );
    let other = Some(KeyUsages::KeyEncipherment);
    refused(
        &certified(&Paper {
            usage: other,
            ..Paper::default()
        }),
        Reason::KeyUsageMissing,
    );
    refused(
        &certified(&Paper {
            hash: Hash::Sha1,
            ..Paper::default()
        }),
        Reason::CertificateSignatureWeak,
    );
}

#[test]
fn validity_is_counted_in_seconds_and_both_ends_belong_to_it() {
    let from = |from| {
        certified(&Paper {
            from,
            ..Paper::default()
        })
    };
    let until = |until| {
        certified(&Paper {
            until,
            ..Paper::default()
        })
    };
    refused(&from(now().plus(seconds(1))), Reason::NotYetValid);
    accepted(&from(now()));
    refused(&until(now().minus(seconds(1))), Reason::Expired);
    accepted(&until(now()));
}

#[test]
fn look_alikes_and_strangers_are_refused() {
    let self_signed = Paper {
        subject: ISSUER,
        signed_by: &SIGNER,
        ..Paper::default()
    };
    refused(&certified(&self_signed), Reason::SelfSigned);
    refused(
        &certified(&Paper {
            signed_by: &STRANGER,
            ..Paper::default()
        }),
        Reason::NoPath,
    );
    refused(
        &certified(&Paper {
            issuer: "CN=Another CA,C=TW",
            ..Paper::default()
        }),
        Reason::NoPath,
    );
    let authority = Paper {
        authority: true,
        usage: Some(KeyUsages::DigitalSignature),
        ..Paper::default()
    };
    refused(&certified(&authority), Reason::NoPath);
}

#[test]
fn a_signer_registered_for_nothing_is_refused() {
    refused(
        &certified(&Paper {
            organization: Some("2.16.886.101.90002"),
            ..Paper::default()
        }),
        Reason::NotRegistered,
    );
    refused(
        &certified(&Paper {
            organization: None,
            ..Paper::default()
        }),
        Reason::NotRegistered,
    );
    let mut platform = Platform::new();
    let bytes = certified(&Paper {
        organization: Some("某機關"),
        ..Paper::default()
    });
    let fingerprint = super::parcel::digest(
        &Paper {
            organization: Some("某機關"),
            ..Paper::default()
        }
        .der(),
    );
    platform.registered = Registered {
        fingerprints: vec![fingerprint.clone()],
        organizations: Vec::new(),
    };
    let signer = platform.examine(&bytes).unwrap().signer;
    assert_eq!(
        (signer.organization.as_deref(), signer.fingerprint),
        (Some("某機關"), fingerprint)
    );
}

#[test]
fn an_intermediate_is_configuration_and_must_itself_lead_to_an_anchor() {
    let intermediate = Paper {
        subject: "CN=Between,C=TW",
        key: &STRANGER,
        usage: Some(KeyUsages::KeyCertSign),
        authority: true,
        organization: None,
        ..Paper::default()
    };
    let leaf = certified(&Paper {
        issuer: "CN=Between,C=TW",
        signed_by: &STRANGER,
        ..Paper::default()
    });
    refused(&leaf, Reason::NoPath);
    let mut platform = Platform::new();
    platform.anchors = Anchors::from_pem(&format!("{}{}", anchor(), intermediate.pem())).unwrap();
    assert!(platform.examine(&leaf).is_ok());
    platform.anchors = Anchors::from_pem(&intermediate.pem()).unwrap();
    assert!(platform.examine(&leaf).is_ok());
    let forged = Paper {
        signed_by: &STRANGER,
        ..intermediate
    };
    platform.anchors = Anchors::from_pem(&format!("{}{}", anchor(), forged.pem())).unwrap();
    assert_eq!(platform.examine(&leaf).unwrap_err().reason, Reason::NoPath);
}

#[test]
fn anchors_are_read_strictly() {
    assert_eq!(Anchors::from_pem("").unwrap_err(), CannotTrust::Empty);
    assert_eq!(
        Anchors::from_pem(&pem("CERTIFICATE", b"x")).unwrap_err(),
        CannotTrust::Unreadable(1)
    );
    let key = AUTHORITY.to_pkcs8_der().unwrap();
    let with_key = format!("{}{}", anchor(), pem("PRIVATE KEY", key.as_bytes()));
    assert_eq!(
        Anchors::from_pem(&with_key).unwrap_err(),
        CannotTrust::PrivateKey
    );
}

#[test]
fn what_was_not_given_is_reported_as_not_checked() {
    let platform = Platform::new();
    let mut expectations = platform.expectations();
    expectations.anchors = None;
    expectations.registered = None;
    expectations.subject = None;
    let stranger = certified(&Paper {
        signed_by: &STRANGER,
        organization: None,
        ..Paper::default()
    });
    let package = mydata::domain::package::examine(&stranger.into(), &expectations).unwrap();
    let expected = [
        Unchecked::Path,
        Unchecked::Registration,
        Unchecked::Password,
        Unchecked::Answer,
    ];
    assert_eq!(package.unchecked, expected);
}

#[test]
fn each_wrong_signature_is_refused_for_its_own_reason() {
    let manifest = Parcel::honest().true_manifest();
    let right = sign(&SIGNER, Hash::Sha256, manifest.as_bytes());
    refused(
        &without("META-INFO/manifest.sha256withrsa"),
        Reason::SignatureMissing,
    );
    refused(
        &signed(hex::encode(&right).into_bytes()),
        Reason::SignatureIsText,
    );
    let text = pem("X", &right)
        .lines()
        .filter(|line| !line.starts_with('-'))
        .collect::<Vec<_>>()
        .join("\n");
    refused(&signed(text.into_bytes()), Reason::SignatureIsText);
    refused(&signed(right[1..].to_vec()), Reason::SignatureLength);
    refused(
        &signed([&[0][..], &right].concat()),
        Reason::SignatureLength,
    );
    refused(&signed(Vec::new()), Reason::SignatureLength);
    refused(
        &signed(sign(&SIGNER, Hash::Sha1, manifest.as_bytes())),
        Reason::SignatureSha1,
    );
    refused(
        &signed(sign(&SIGNER, Hash::Sha256, b"another manifest")),
        Reason::SignatureOtherManifest,
    );
    refused(
        &signed(sign(&STRANGER, Hash::Sha256, manifest.as_bytes())),
        Reason::SignatureOtherKey,
    );
    refused(&signed(vec![0xFF; 256]), Reason::SignatureOtherKey);
    let pss = SIGNER.sign_with_rng(
        &mut OsRng,
        rsa::Pss::new::<Sha256>(),
        &Sha256::digest(&manifest),
    );
    refused(&signed(pss.unwrap()), Reason::SignaturePss);
}

#[test]
fn a_signature_is_checked_before_the_manifest_is_read() {
    let mut parcel = Parcel::listing("<!DOCTYPE a>");
    parcel.signature = Some(sign(&STRANGER, Hash::Sha256, b"<!DOCTYPE a>"));
    refused(&parcel.bytes(), Reason::SignatureOtherKey);
}

#[test]
fn the_certificate_must_hold_for_the_time_of_the_fetch_only() {
    let bytes = Parcel::honest().bytes();
    let platform = Platform::new();
    let mut later = platform.expectations();
    later.now = authority::now().plus(days(366));
    let found = mydata::domain::package::examine(&bytes.into(), &later).unwrap_err();
    assert_eq!(found.to_string(), "refused by P07: expired");
}
