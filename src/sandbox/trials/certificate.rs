//! Certificates and owners: which are refused, and for what.

use der::Encode as _;
use der::asn1::ObjectIdentifier;
use der::oid::db::rfc5912;
use rsa::Pkcs1v15Sign;
use sha2::Digest as _;

use super::*;
use crate::domain::identity::certificate::HolderCertificate;
use crate::domain::identity::ownership::by_tail_and_name;
use crate::kit::clock::days;
use crate::sandbox::hierarchy::mint;

#[test]
fn every_citizens_card_proves_its_holder() {
    let held = lists(now());
    for citizen in people::all() {
        let claim = Claim {
            content: CONTENT,
            expires_at: now().plus(minutes(5)),
            id: &citizen.id_number,
            birth_date: citizen.birth_date,
        };
        let presented = message(&card(citizen.key).sign);
        let examined = proof::examine(presented, claim, trust(&held), now()).unwrap();
        assert_eq!(examined.question().serial.reveal(), citizen.card_serial);
        let said = answer(&examined, Finding::Matches, Source::Authority);
        let proof = examined.conclude(&said, now()).unwrap();
        assert_eq!(proof.name().reveal(), citizen.name);
        let kept = serde_json::to_string(&proof).unwrap();
        let back: proof::Proof = serde_json::from_str(&kept).unwrap();
        assert_eq!(back.certificate_digest(), proof.certificate_digest());
        assert_eq!(format!("{proof:?}"), "Proof(…)");
    }
}

#[test]
fn a_text_is_worth_nothing_from_the_instant_it_ends() {
    let ming = people::find("ming").unwrap();
    let held = lists(now());
    let judge = |at| {
        let claim = Claim {
            content: CONTENT,
            expires_at: now().plus(minutes(5)),
            id: &ming.id_number,
            birth_date: ming.birth_date,
        };
        proof::examine(message(&card("ming").sign), claim, trust(&held), at).map(drop)
    };
    assert_eq!(
        judge(now().plus(minutes(5)).minus(crate::kit::clock::seconds(1))),
        Ok(())
    );
    assert_eq!(judge(now().plus(minutes(5))), Err(CannotProve::TooLate));
}

#[test]
fn each_refused_card_says_why() {
    let held = lists(now());
    let judged = |key: &str| examine(message(&card(key).sign), &held, now()).unwrap_err();
    assert_eq!(judged("revoked"), CannotProve::Revoked);
    assert_eq!(judged("expired"), CannotProve::Expired);
    assert_eq!(judged("foreign"), CannotProve::Foreign);
    assert_eq!(judged("mei"), CannotProve::OtherPersonsCard);
}

#[test]
fn each_wrong_certificate_says_why() {
    assert_eq!(
        refusal(|leaf| leaf.encipher = true),
        CannotProve::BadSignature,
        "the encipherment key did not sign"
    );
    assert_eq!(
        refusal(|leaf| leaf.years = (2030, 2040)),
        CannotProve::NotYetValid
    );
    let other = ObjectIdentifier::new_unwrap("2.16.886.101.0.3.2");
    assert_eq!(refusal(|leaf| leaf.policy = other), CannotProve::WrongKind);
    let agency = ObjectIdentifier::new_unwrap("2.16.886.1.100.3.2.1.1");
    assert_eq!(
        refusal(|leaf| leaf.subject_type = agency),
        CannotProve::WrongKind
    );
    assert_eq!(
        refusal(|leaf| leaf.number = "12345678".to_owned()),
        CannotProve::WrongKind
    );
    assert_eq!(
        refusal(|leaf| leaf.tail = Some("9999".to_owned())),
        CannotProve::OtherPersonsCard
    );
    assert_eq!(
        refusal(|leaf| leaf.tail = Some("99".to_owned())),
        CannotProve::Unreadable
    );
}

#[test]
fn the_encipherment_certificate_is_refused_even_if_its_key_signs() {
    let held = lists(now());
    let certificate = &card("ming").encipher;
    let der = signing::message(
        CONTENT,
        certificate,
        HIERARCHY.encipher_key(),
        signing::USUAL,
    )
    .unwrap();
    assert_eq!(
        examine(Presented::Cms(der), &held, now()).unwrap_err(),
        CannotProve::NotForSigning
    );
}

#[test]
fn a_certificate_without_the_tail_is_left_to_the_ownership_service() {
    let ming = people::find("ming").unwrap();
    let mut leaf = Leaf::of(&ming, "card ming", HIERARCHY.list_addresses(List::Part(0)));
    leaf.tail = None;
    let der = leaf.sign(&HIERARCHY, HIERARCHY.citizens_key()).unwrap();
    assert!(examine(message(&der), &lists(now()), now()).is_ok());
}

#[test]
fn a_certificate_signed_with_sha1_is_refused() {
    let ming = people::find("ming").unwrap();
    let leaf = Leaf::of(&ming, "card ming", HIERARCHY.list_addresses(List::Part(0)));
    let key = HIERARCHY.citizens_key();
    let weak = mint::sign_with(
        leaf.draft(&HIERARCHY, key).unwrap(),
        rfc5912::SHA_1_WITH_RSA_ENCRYPTION,
        |tbs| {
            let digest = ring::digest::digest(&ring::digest::SHA1_FOR_LEGACY_USE_ONLY, tbs);
            let prefix = [
                0x30, 0x21, 0x30, 0x09, 0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x1a, 0x05, 0x00, 0x04,
                0x14,
            ];
            key.sign(
                Pkcs1v15Sign {
                    hash_len: Some(20),
                    prefix: prefix.into(),
                },
                digest.as_ref(),
            )
            .unwrap()
        },
    );
    let der = weak.unwrap().to_der().unwrap();
    assert_eq!(
        examine(message(&der), &lists(now()), now()).unwrap_err(),
        CannotProve::WeakAlgorithm
    );
}

#[test]
fn an_authority_may_itself_be_the_root() {
    let pem = HIERARCHY.citizen_authorities_pem();
    let below = &pem[pem.rfind("-----BEGIN").unwrap()..];
    let pinned = Authorities::read_pem(below).unwrap();
    let der = HIERARCHY
        .list(List::Part(0), now())
        .unwrap()
        .sign(HIERARCHY.citizens_key())
        .unwrap();
    let part = RevocationList::read(&der, &pinned, now()).unwrap();
    let held = Revocations::default().with(Arc::new(part)).unwrap();
    let trust = Trust {
        authorities: &pinned,
        revocations: &held,
        policies: &[POLICY],
    };
    let ming = people::find("ming").unwrap();
    let claim = Claim {
        content: CONTENT,
        expires_at: now().plus(minutes(5)),
        id: &ming.id_number,
        birth_date: ming.birth_date,
    };
    assert!(proof::examine(message(&card("ming").sign), claim, trust, now()).is_ok());
    assert_eq!(
        proof::examine(message(&card("foreign").sign), claim, trust, now()).unwrap_err(),
        CannotProve::Foreign
    );
}

#[test]
fn the_providers_authority_makes_no_citizens() {
    let strangers = Authorities::read_pem(&HIERARCHY.provider_authorities_pem()).unwrap();
    let certificate = HolderCertificate::read(&card("ming").sign, &[POLICY]).unwrap();
    assert!(certificate.issuer(&strangers, now()).is_err());
    assert!(
        certificate
            .issuer(&AUTHORITIES, now().plus(days(1)))
            .is_ok()
    );
}

#[test]
fn ownership_decides_in_the_end_and_tail_with_name_is_not_enough() {
    let held = lists(now());
    let concluded = |finding, source| {
        let examined = examine(message(&card("ming").sign), &held, now()).unwrap();
        let said = answer(&examined, finding, source);
        examined.conclude(&said, now()).map(drop)
    };
    assert_eq!(concluded(Finding::Matches, Source::Authority), Ok(()));
    assert_eq!(concluded(Finding::Matches, Source::LocalRegister), Ok(()));
    assert_eq!(
        concluded(Finding::NoSuchPair, Source::Authority),
        Err(CannotProve::OtherPersonsCard)
    );
    assert_eq!(
        concluded(Finding::NoCertificate, Source::Authority),
        Err(CannotProve::OtherPersonsCard)
    );
    assert_eq!(
        concluded(Finding::NotOpened, Source::Authority),
        Err(CannotProve::NotOpened)
    );
    assert_eq!(
        concluded(Finding::Expired, Source::Authority),
        Err(CannotProve::Expired)
    );
    assert_eq!(
        concluded(Finding::Revoked, Source::Authority),
        Err(CannotProve::Revoked)
    );
    assert_eq!(
        concluded(Finding::from_code(999), Source::Authority),
        Err(CannotProve::OwnershipUnavailable)
    );

    let ming = people::find("ming").unwrap();
    let certificate = HolderCertificate::read(&card("ming").sign, &[POLICY]).unwrap();
    let said = by_tail_and_name(&certificate, &ming.id_number, ming.name, now());
    assert_eq!(said.finding, Finding::Matches);
    let examined = examine(message(&card("ming").sign), &held, now()).unwrap();
    assert_eq!(
        examined.conclude(&said, now()).map(drop),
        Err(CannotProve::OwnershipTooWeak)
    );
}

#[test]
fn an_answer_about_another_card_proves_nothing() {
    let held = lists(now());
    let examined = examine(message(&card("ming").sign), &held, now()).unwrap();
    let mut said = answer(&examined, Finding::Matches, Source::Authority);
    let other = HolderCertificate::read(&card("mei").sign, &[POLICY]).unwrap();
    said.serial = other.card_serial().clone();
    assert_eq!(
        examined.conclude(&said, now()).map(drop),
        Err(CannotProve::OwnershipUnavailable)
    );
}

#[test]
fn the_certificate_digest_is_that_of_its_bytes() {
    let certificate = HolderCertificate::read(&card("ming").sign, &[POLICY]).unwrap();
    assert_eq!(
        certificate.digest(),
        hex::encode(sha2::Sha256::digest(&card("ming").sign))
    );
}

#[test]
fn a_certificate_cut_off_anywhere_is_unreadable_and_never_a_panic() {
    let whole = &card("ming").sign;
    for end in 0..whole.len() {
        assert!(
            HolderCertificate::read(&whole[..end], &[POLICY]).is_err(),
            "{end}"
        );
    }
}
