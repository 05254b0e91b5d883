use std::net::IpAddr;

use diesel::prelude::*;

use super::admission::{Call, Caller, Refusal, Verdict, count, judge};
use super::issue::{CannotChange, CannotIssue, Order, find_key, issue, restrict};
use super::known::list_known;
use super::letters::QuotaLetter;
use super::mac::Algorithm;
use super::quota::{self, Allowance};
use super::revocation::{Revocation, revoke};
use super::rotation::{Overlap, Rotation, rotate};
use super::usage::{self, CallLine};
use super::*;
use crate::db;
use crate::db::schema::{credential_keys, outbox};
use crate::domain::account::staff::{self, Newcomer};
use crate::domain::audit::By;
use crate::domain::citizen::contact::MailAddress;
use crate::domain::ids::CredentialKeyId;
use crate::domain::member::entering::enter;
use crate::domain::member::{Country, registration, unit_type};
use crate::domain::outbox::Kind;
use crate::domain::trial::World;
use crate::kit::clock::{hours, minutes, seconds};
use crate::kit::secret::Secret;
use crate::text::Locale;

const BY: By = By::OPERATOR;

fn home() -> IpAddr {
    "203.0.113.9".parse().unwrap()
}

fn member(world: &World, login: &str) -> AccountId {
    let newcomer = Newcomer {
        login: login.parse().unwrap(),
        name: "Member".to_owned(),
        counter: None,
    };
    let added = world
        .db
        .write_now(|tx| staff::add(tx, world.now, &BY, &world.vault, &newcomer));
    added.unwrap().0.id
}

fn rotation(
    world: &World,
    (account, credential): (AccountId, CredentialId),
    overlap: Overlap,
) -> Rotation {
    Rotation {
        account,
        credential,
        overlap,
        key: CredentialKeyId::draw(world.vault.random()),
    }
}

fn pair(world: &World, account: AccountId, tier: Tier) -> (Credential, Secret) {
    let order = Order {
        account,
        tier,
        networks: Networks::parse("203.0.113.0/24").unwrap(),
    };
    let issued = world
        .db
        .write_now(|tx| issue(tx, world.now, &BY, &world.vault, &order));
    issued.unwrap()
}

fn call(credential: &Credential, key: &Secret) -> Call {
    let message = b"x-date: Fri, 20 Nov 2026 06:00:00 GMT".to_vec();
    Call {
        app_id: credential.app_id.clone(),
        from: home(),
        algorithm: Algorithm::Sha1,
        code: Some(Algorithm::Sha1.sign(key, &message)),
        service: None,
        message,
    }
}

fn admit(world: &World, now: Timestamp, calls: &[Call]) -> Vec<Verdict> {
    let known = world.read(|conn| list_known(conn, now, &world.vault, calls));
    let judged: Vec<_> = calls.iter().map(|call| judge(&known, call)).collect();
    world.write(|tx| count(tx, now, &world.vault, &judged))
}

fn one(world: &World, now: Timestamp, call: &Call) -> Verdict {
    admit(world, now, std::slice::from_ref(call)).remove(0)
}

fn allowance(world: &World, account: AccountId) -> Allowance {
    let allowance = world.read(|conn| quota::allowance(conn, world.now, account));
    allowance.unwrap()
}

#[test]
fn a_member_holds_one_pair_for_each_tier() {
    for world in World::each() {
        let ming = member(&world, "ming.member");
        let (first, key) = pair(&world, ming, Tier::General);
        let order = Order {
            account: ming,
            tier: Tier::General,
            networks: Networks::any(),
        };
        let again = world
            .db
            .write_now(|tx| issue(tx, world.now, &BY, &world.vault, &order));
        assert!(matches!(again, Err(CannotIssue::Held)));
        pair(&world, ming, Tier::Advanced);
        let held = world.read(|conn| queries::list_for_account(conn, ming));
        assert_eq!(held.len(), 2);
        assert!(held.contains(&first));
        let found = world.read(|conn| Ok(find_key(conn, &world.vault, ming, first.id).unwrap()));
        assert_eq!(found.reveal(), key.reveal());
    }
}

#[test]
fn nobody_reaches_the_pair_of_another_member() {
    for world in World::each() {
        let (ming, hua) = (member(&world, "ming.member"), member(&world, "hua.member"));
        let (own, _) = pair(&world, ming, Tier::General);
        let overlap = Overlap::of_hours(0).unwrap();
        let refused = |outcome: Result<(), CannotChange>| {
            assert!(matches!(outcome, Err(CannotChange::NoSuchPair)));
        };
        let told = world
            .db
            .read_now(|conn| find_key(conn, &world.vault, hua, own.id));
        refused(told.map(|_| ()));
        let wanted = rotation(&world, (hua, own.id), overlap);
        let rotated = world
            .db
            .write_now(|tx| rotate(tx, world.now, &BY, &world.vault, &wanted));
        refused(rotated.map(|_| ()));
        let any = Networks::any();
        refused(
            world
                .db
                .write_now(|tx| restrict(tx, world.now, &BY, (hua, own.id), &any)),
        );
    }
}

#[test]
fn a_call_is_let_in_by_signature_and_address_and_costs_one() {
    for world in World::each() {
        let ming = member(&world, "ming.member");
        let (own, key) = pair(&world, ming, Tier::General);
        let good = call(&own, &key);
        let guest = one(&world, world.now, &good).unwrap();
        assert_eq!((guest.account, guest.credential), (ming, own.id));
        assert_eq!(guest.allowance, allowance(&world, ming));
        assert_eq!((guest.allowance.used, guest.allowance.limit), (1, 100));
        let mut elsewhere = good.clone();
        elsewhere.from = "198.51.100.1".parse().unwrap();
        let mut forged = good.clone();
        forged.message.push(b'.');
        let mut bare = good.clone();
        bare.code = None;
        let mut stranger = good.clone();
        stranger.app_id = AppId::draw(world.random.as_ref());
        let verdicts = admit(
            &world,
            world.now,
            &[elsewhere, forged, bare, stranger, good],
        );
        assert_eq!(
            &verdicts[..4],
            [
                Err(Refusal::Address(Caller {
                    credential: own.id,
                    account: ming
                })),
                Err(Refusal::Mismatch(own.id)),
                Err(Refusal::Mismatch(own.id)),
                Err(Refusal::Unknown)
            ]
        );
        assert_eq!(verdicts[4].unwrap().allowance.used, 2);
    }
}

#[test]
fn the_limit_is_the_highest_tiers_and_is_shared_by_all_pairs() {
    for world in World::each() {
        let ming = member(&world, "ming.member");
        let (low, low_key) = pair(&world, ming, Tier::General);
        let (high, high_key) = pair(&world, ming, Tier::Advanced);
        let mut calls = vec![call(&low, &low_key); 150];
        calls.extend(vec![call(&high, &high_key); 80]);
        let verdicts = admit(&world, world.now, &calls);
        assert_eq!(verdicts.iter().flatten().count(), 200);
        let mut used: Vec<i64> = verdicts
            .iter()
            .flatten()
            .map(|guest| guest.allowance.used)
            .collect();
        used.sort_unstable();
        assert!(used.into_iter().eq(1..=200));
        assert_eq!(allowance(&world, ming).remaining(), 0);
        assert!(matches!(
            one(&world, world.now, &call(&low, &low_key)),
            Err(Refusal::Exhausted(
                _,
                Allowance {
                    limit: 200,
                    used: 200,
                    ..
                }
            ))
        ));
        let revoked = world.db.write_now(|tx| {
            revoke(
                tx,
                world.now,
                &BY,
                high.id,
                &Revocation::Cancelled("misuse".to_owned()),
            )
        });
        revoked.unwrap();
        assert_eq!(allowance(&world, ming).limit, 100);
    }
}

#[test]
fn a_new_day_begins_at_midnight_in_taiwan() {
    for world in World::each() {
        let ming = member(&world, "ming.member");
        let (own, key) = pair(&world, ming, Tier::General);
        let midnight: Timestamp = "2026-11-20T16:00:00Z".parse().unwrap();
        let calls = vec![call(&own, &key); 101];
        let before = admit(&world, midnight.minus(seconds(1)), &calls);
        assert_eq!(before.iter().flatten().count(), 100);
        assert!(one(&world, midnight.minus(seconds(1)), &calls[0]).is_err());
        let after = one(&world, midnight, &calls[0]).unwrap();
        assert_eq!(after.allowance.used, 1);
        assert_eq!(after.allowance.resets_at, midnight.plus(hours(24)));
    }
}

#[test]
fn sixty_four_callers_at_once_get_a_hundred_answers() {
    for world in World::each() {
        let ming = member(&world, "ming.member");
        let (own, key) = pair(&world, ming, Tier::General);
        let granted: usize = std::thread::scope(|scope| {
            let callers: Vec<_> = (0..64)
                .map(|_| {
                    scope.spawn(|| {
                        (0..3)
                            .filter(|_| one(&world, world.now, &call(&own, &key)).is_ok())
                            .count()
                    })
                })
                .collect();
            callers
                .into_iter()
                .map(|caller| caller.join().unwrap())
                .sum()
        });
        assert_eq!(granted, 100);
        assert_eq!(allowance(&world, ming).used, 100);
    }
}

#[test]
fn a_rotated_key_is_good_for_its_overlap_and_not_a_second_longer() {
    for world in World::each() {
        let ming = member(&world, "ming.member");
        let (own, old) = pair(&world, ming, Tier::General);
        let overlap = Overlap::of_hours(2).unwrap();
        let wanted = rotation(&world, (ming, own.id), overlap);
        let asked = || {
            world
                .db
                .write_now(|tx| rotate(tx, world.now, &BY, &world.vault, &wanted))
                .unwrap()
        };
        let new = asked().unwrap().key;
        assert!(asked().is_none(), "the second press makes no other one");
        let end = world.now.plus(hours(2));
        for (at, good) in [
            (world.now, true),
            (end.minus(seconds(1)), true),
            (end, false),
        ] {
            assert_eq!(one(&world, at, &call(&own, &old)).is_ok(), good, "{at}");
            assert!(one(&world, at, &call(&own, &new)).is_ok());
        }
        let told = world.read(|conn| Ok(find_key(conn, &world.vault, ming, own.id).unwrap()));
        assert_eq!(told.reveal(), new.reveal());
        assert_eq!(world.write(|tx| queries::keys::mark_wiped(tx, end)), 1);
    }
}

#[test]
fn older_keys_end_with_the_overlap_of_a_rotation_and_at_once_without_one() {
    for world in World::each() {
        let ming = member(&world, "ming.member");
        let (own, first) = pair(&world, ming, Tier::General);
        let swap = |hours| {
            let overlap = Overlap::of_hours(hours).unwrap();
            let wanted = rotation(&world, (ming, own.id), overlap);
            world
                .db
                .write_now(|tx| rotate(tx, world.now, &BY, &world.vault, &wanted))
                .unwrap()
                .unwrap()
        };
        let (second, third) = (swap(72), swap(48));
        let after = |count| world.now.plus(hours(count));
        assert_eq!((second.until, second.earlier), (after(72), vec![]));
        assert_eq!((third.until, third.earlier), (after(48), vec![after(48)]));
        let fourth = swap(72);
        assert_eq!(fourth.until, after(72));
        assert_eq!(
            fourth.earlier,
            [after(48); 2],
            "nothing is longer than it was"
        );
        let last = swap(0);
        assert_eq!(last.earlier, [world.now; 3]);
        let [second, third, fourth, last] = [second.key, third.key, fourth.key, last.key];
        for (key, good) in [
            (&first, false),
            (&second, false),
            (&third, false),
            (&fourth, false),
            (&last, true),
        ] {
            assert_eq!(one(&world, world.now, &call(&own, key)).is_ok(), good);
        }
    }
}

#[test]
fn a_revoked_pair_is_dead_with_the_next_call_even_after_its_signature_was_judged() {
    for world in World::each() {
        let ming = member(&world, "ming.member");
        let (own, key) = pair(&world, ming, Tier::General);
        let calls = [call(&own, &key)];
        let known = world.read(|conn| list_known(conn, world.now, &world.vault, &calls));
        let judged = [judge(&known, &calls[0])];
        assert!(judged[0].is_ok());
        let revoked = world
            .db
            .write_now(|tx| revoke(tx, world.now, &BY, own.id, &Revocation::ByOwner));
        revoked.unwrap();
        let verdicts = world.write(|tx| count(tx, world.now, &world.vault, &judged));
        assert_eq!(verdicts, [Err(Refusal::Unknown)]);
        assert_eq!(one(&world, world.now, &calls[0]), Err(Refusal::Unknown));
        let again = world
            .db
            .write_now(|tx| revoke(tx, world.now, &BY, own.id, &Revocation::ByOwner));
        assert!(matches!(again, Err(CannotChange::NoSuchPair)));
        let told = world
            .db
            .read_now(|conn| find_key(conn, &world.vault, ming, own.id));
        assert!(matches!(told, Err(CannotChange::NoSuchPair)));
        pair(&world, ming, Tier::General);
    }
}

#[test]
fn addresses_can_be_changed_and_hold_at_once() {
    for world in World::each() {
        let ming = member(&world, "ming.member");
        let (own, key) = pair(&world, ming, Tier::General);
        let mut far = call(&own, &key);
        far.from = "2001:db8::1".parse().unwrap();
        let caller = Caller {
            credential: own.id,
            account: ming,
        };
        assert_eq!(one(&world, world.now, &far), Err(Refusal::Address(caller)));
        let any = Networks::any();
        world
            .db
            .write_now(|tx| restrict(tx, world.now, &BY, (ming, own.id), &any))
            .unwrap();
        assert!(one(&world, world.now.plus(minutes(1)), &far).is_ok());
    }
}

#[test]
fn a_refused_change_leaves_nothing_behind() -> db::Result<()> {
    let world = World::embedded();
    let ming = member(&world, "ming.member");
    let outcome: db::Result<()> = world.db.write_now(|tx| {
        let order = Order {
            account: ming,
            tier: Tier::General,
            networks: Networks::any(),
        };
        issue(tx, world.now, &BY, &world.vault, &order).unwrap();
        Err(db::Error::GivenUp)
    });
    assert!(outcome.is_err());
    assert!(
        !world
            .db
            .read_now(|conn| queries::is_held(conn, ming, Tier::General))?
    );
    Ok(())
}

#[test]
fn more_calls_than_one_statement_takes_are_written_down_and_each_once() {
    for world in World::each() {
        let ming = member(&world, "ming.member");
        let (own, _) = pair(&world, ming, Tier::General);
        let calls: Vec<CallLine> = (0..1_201)
            .map(|number| CallLine {
                credential: own.id,
                service: "Agency",
                status: 200,
                rows: number,
                milliseconds: 1,
                refusal: (number < 2).then_some("quota-exhausted"),
                at: world.now,
            })
            .collect();
        world.write(|tx| usage::record(tx, world.random.as_ref(), &calls));
        let days = world.read(|conn| usage::list_days(conn, world.now, own.id));
        assert_eq!(days.last().unwrap().1, 1_199);
        let refused = world.read(|conn| usage::list_refused(conn, own.id, 10));
        assert_eq!(refused.len(), 2);
        world.write(|tx| usage::record(tx, world.random.as_ref(), &[]));
    }
}

/// What is promised to members: used and limit, as the letters tell them.
fn promised(world: &World) -> Vec<(i64, i64)> {
    let payloads: Vec<String> = world.read(|conn| {
        Ok(outbox::table
            .filter(outbox::kind.eq(Kind::QuotaLetter))
            .order(outbox::id)
            .select(outbox::payload)
            .load(conn)?)
    });
    let read = |payload: &String| {
        let letter: QuotaLetter = serde_json::from_str(payload).unwrap();
        (letter.used, letter.limit)
    };
    let mut letters: Vec<_> = payloads.iter().map(read).collect();
    letters.sort_unstable();
    letters
}

#[test]
fn a_member_is_written_to_at_eighty_per_cent_of_a_day_and_at_its_end_and_not_again() {
    for world in World::each() {
        let unit = world.read(unit_type::list_open).remove(0);
        let newcomer = registration::Newcomer {
            login: "hua.member".parse().unwrap(),
            name: "Member".to_owned(),
            mail: MailAddress::parse("hua@example.tw").unwrap(),
            unit_type: unit.id,
            country: Country::home(),
            locale: Locale::English,
            wants_notices: false,
        };
        let entered = world
            .db
            .write_now(|tx| enter(tx, world.now, &BY, &world.vault, &newcomer));
        let (own, key) = pair(&world, entered.unwrap(), Tier::General);
        let good = call(&own, &key);
        let calls = |count: usize| {
            admit(&world, world.now, &vec![good.clone(); count]);
            promised(&world)
        };
        assert_eq!(calls(79), []);
        assert_eq!(calls(1), [(80, 100)]);
        assert_eq!(calls(19), [(80, 100)]);
        assert_eq!(calls(5), [(80, 100), (100, 100)]);
        assert_eq!(calls(5), [(80, 100), (100, 100)]);
        let nobody = member(&world, "ming.member");
        let (other, other_key) = pair(&world, nobody, Tier::General);
        admit(&world, world.now, &vec![call(&other, &other_key); 100]);
        assert_eq!(promised(&world).len(), 2, "there is no address to write to");
    }
}

#[test]
fn a_key_that_cannot_be_opened_is_no_fault_of_its_caller_and_keeps_no_other_member_from_calling() {
    for world in World::each() {
        let [ming, hua] = ["ming.member", "hua.member"].map(|login| member(&world, login));
        let (broken, broken_key) = pair(&world, ming, Tier::General);
        let (own, key) = pair(&world, hua, Tier::General);
        world.write(|tx| {
            let spoilt = diesel::update(credential_keys::table)
                .filter(credential_keys::credential_id.eq(broken.id))
                .set(credential_keys::sealed.eq(Some(b"no seal".to_vec())));
            Ok(spoilt.execute(&mut **tx)?)
        });
        let calls = [call(&broken, &broken_key), call(&own, &key)];
        let verdicts = admit(&world, world.now, &calls);
        assert_eq!(verdicts[0], Err(Refusal::Unreadable));
        assert!(verdicts[1].is_ok(), "{:?}", verdicts[1]);
    }
}
