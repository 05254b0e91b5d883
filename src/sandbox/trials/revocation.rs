//! Revocation lists: which are taken, and what they say.

use der::oid::db::rfc5912;
use x509_cert::serial_number::SerialNumber;

use super::*;
use crate::domain::identity::revocation::CannotTake;
use crate::kit::clock::{hours, seconds};
use crate::sandbox::hierarchy::lists::ListDraft;

fn judged(held: &Revocations, at: Timestamp) -> Result<(), CannotProve> {
    examine(message(&card("ming").sign), held, at).map(drop)
}

fn draft(which: List) -> ListDraft {
    HIERARCHY.list(which, now()).unwrap()
}

fn read(draft: ListDraft) -> Result<RevocationList, CannotTake> {
    RevocationList::read(
        &draft.sign(HIERARCHY.citizens_key()).unwrap(),
        &AUTHORITIES,
        now(),
    )
}

#[test]
fn without_a_list_nobody_is_cleared() {
    assert_eq!(
        judged(&Revocations::default(), now()),
        Err(CannotProve::RevocationUnknown)
    );
}

#[test]
fn a_complete_list_clears_and_so_does_the_right_part_but_not_the_other() {
    let with = |which| Revocations::default().with(list(which, now())).unwrap();
    assert_eq!(judged(&with(List::Complete), now()), Ok(()));
    assert_eq!(judged(&with(List::Part(0)), now()), Ok(()));
    assert_eq!(
        judged(&with(List::Part(1)), now()),
        Err(CannotProve::RevocationUnknown)
    );
}

#[test]
fn the_second_address_of_a_part_is_as_good_as_the_first() {
    let mut mirror = draft(List::Part(0));
    mirror.part.remove(0);
    let held = Revocations::default()
        .with(Arc::new(read(mirror).unwrap()))
        .unwrap();
    assert_eq!(judged(&held, now()), Ok(()));
}

#[test]
fn a_list_is_worth_something_until_the_next_is_due_and_not_a_second_longer() {
    let held = lists(now());
    assert_eq!(judged(&held, now().plus(hours(24))), Ok(()));
    assert_eq!(
        judged(&held, now().plus(hours(24)).plus(seconds(1))),
        Err(CannotProve::RevocationStale)
    );
}

#[test]
fn a_stale_list_still_revokes() {
    let held = lists(now());
    let late = now().plus(hours(48));
    let refused = examine(message(&card("revoked").sign), &held, late).unwrap_err();
    assert_eq!(refused, CannotProve::Revoked);
}

#[test]
fn a_list_of_the_same_name_under_another_key_does_not_speak() {
    let der = draft(List::Part(0)).sign(HIERARCHY.foreign_key()).unwrap();
    assert_eq!(
        RevocationList::read(&der, &AUTHORITIES, now()).unwrap_err(),
        CannotTake::Foreign
    );
}

#[test]
fn an_older_list_never_replaces_a_newer_one() {
    let newer = Revocations::default()
        .with(list(List::Part(0), now()))
        .unwrap();
    let older = list(List::Part(0), now().minus(hours(1)));
    assert_eq!(newer.with(older).unwrap_err(), CannotTake::Backward);
    let again = newer.with(list(List::Part(0), now())).unwrap();
    assert_eq!(again.iter().count(), 1, "the same list replaces itself");
    let both = again
        .with(list(List::Part(1), now().minus(hours(1))))
        .unwrap();
    assert_eq!(
        both.iter().count(),
        2,
        "another part has numbers of its own"
    );
}

#[test]
fn lists_of_other_kinds_are_refused() {
    let mut delta = draft(List::Complete);
    delta.delta = true;
    assert_eq!(read(delta).unwrap_err(), CannotTake::Kind);

    let mut future = draft(List::Complete);
    future.this_update = crate::sandbox::hierarchy::time(now().plus(minutes(6))).unwrap();
    assert_eq!(read(future).unwrap_err(), CannotTake::FromTheFuture);

    let weak = draft(List::Complete)
        .sign_with(rfc5912::SHA_1_WITH_RSA_ENCRYPTION, |_| vec![0; 256])
        .unwrap();
    assert_eq!(
        RevocationList::read(&weak, &AUTHORITIES, now()).unwrap_err(),
        CannotTake::Algorithm
    );
}

#[test]
fn a_list_cut_off_or_changed_anywhere_is_refused_and_never_a_panic() {
    let whole = draft(List::Part(0)).sign(HIERARCHY.citizens_key()).unwrap();
    for place in 0..whole.len() {
        assert!(
            RevocationList::read(&whole[..place], &AUTHORITIES, now()).is_err(),
            "{place}"
        );
        let mut other = whole.clone();
        other[place] ^= 0x01;
        assert!(
            RevocationList::read(&other, &AUTHORITIES, now()).is_err(),
            "{place}"
        );
    }
}

/// Serial numbers of 16 bytes, spread evenly.
fn many(count: u32) -> Vec<SerialNumber> {
    (0..count)
        .map(|n| crate::sandbox::hierarchy::mint::serial_of(&n.to_string()).unwrap())
        .collect()
}

#[test]
fn many_entries_are_all_found_and_their_neighbours_are_not() {
    let mut large = draft(List::Complete);
    large.revoked = many(20_000);
    large
        .revoked
        .push(crate::sandbox::hierarchy::mint::serial_of("card ming").unwrap());
    let list = Arc::new(read(large).unwrap());
    assert_eq!(list.len(), 20_001);
    let held = Revocations::default().with(list).unwrap();
    assert_eq!(judged(&held, now()), Err(CannotProve::Revoked));
    let mei = examine(message(&card("mei").sign), &held, now()).unwrap_err();
    assert_eq!(
        mei,
        CannotProve::OtherPersonsCard,
        "cleared, and then somebody else's"
    );
}
