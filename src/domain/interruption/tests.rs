//! Who is told that a data service is closed, and who is not.

use super::telling::{self, Errand};
use super::*;
use crate::domain::audit::By;
use crate::domain::bilingual::Bilingual;
use crate::domain::credential::issue::{self, Order};
use crate::domain::credential::usage::{self, CallLine};
use crate::domain::credential::{Networks, Revocation, Tier, revocation};
use crate::domain::ids::{AccountId, CredentialId};
use crate::domain::member::leaving;
use crate::domain::outbox::{self, Kind};
use crate::domain::park::listing::{self, ServiceState};
use crate::domain::trial::World;
use crate::kit::clock::{Timestamp, seconds};

const BY: By = By::OPERATOR;

fn keyed(world: &World, login: &str) -> (AccountId, CredentialId) {
    let account = world.member(login).account_id;
    let order = Order {
        account,
        tier: Tier::General,
        networks: Networks::any(),
    };
    let issued = world
        .db
        .write_now(|tx| issue::issue(tx, world.now, &BY, &world.vault, &order));
    (account, issued.unwrap().0.id)
}

fn call(world: &World, credential: CredentialId, at: Timestamp, refusal: Option<&'static str>) {
    let line = CallLine {
        credential,
        service: "Agency",
        status: if refusal.is_some() { 403 } else { 200 },
        rows: 1,
        milliseconds: 1,
        refusal,
        at,
    };
    world.write(|tx| usage::record(tx, world.random.as_ref(), std::slice::from_ref(&line)));
}

fn put(world: &World, state: ServiceState) {
    let before = world.read(|conn| listing::find(conn, "Agency")).unwrap();
    let reason = Bilingual::new("x", "Maintenance");
    let changed = world.db.write_now(|tx| {
        let what = (("agency", before.version), (&before.words, state, &reason));
        telling::change(tx, world.now, &BY, &world.vault, what)
    });
    changed.unwrap();
}

/// The errands that wait.
fn errands(world: &World) -> Vec<Errand> {
    let claim = || world.write(|tx| outbox::claim(tx, world.now, &world.vault));
    let jobs = std::iter::from_fn(claim).filter(|job| job.kind == Kind::TellCallers);
    jobs.map(|job| job.payload().unwrap()).collect()
}

/// The one errand that waits.
fn errand(world: &World) -> Errand {
    let [one]: [Errand; 1] = errands(world).try_into().unwrap();
    one
}

fn promise(world: &World, errand: &Errand) -> usize {
    world.write(|tx| telling::promise_batch(tx, world.now, &world.vault, errand))
}

#[test]
fn whoever_called_within_thirty_days_is_told_once_of_each_closing() {
    for world in World::each() {
        let (_, pair) = keyed(&world, "wang.dev");
        call(&world, pair, world.now, None);
        call(&world, pair, world.now, None);
        put(&world, ServiceState::Suspended);
        let suspended = errand(&world);
        assert_eq!(promise(&world, &suspended), 1);
        assert_eq!(promise(&world, &suspended), 0);
        put(&world, ServiceState::Suspended);
        assert!(errands(&world).is_empty(), "a word of it was changed");
        put(&world, ServiceState::Retired);
        assert_eq!(promise(&world, &suspended), 0, "it is retired by now");
        let retired = errand(&world);
        put(&world, ServiceState::Open);
        assert_eq!(promise(&world, &retired), 0, "it is open again");
    }
}

#[test]
fn whoever_was_told_of_a_closing_and_nobody_else_is_told_once_that_it_is_open_again() {
    for world in World::each() {
        let (_, told) = keyed(&world, "told");
        call(&world, told, world.now, None);
        put(&world, ServiceState::Suspended);
        assert_eq!(promise(&world, &errand(&world)), 1);
        let (_, late) = keyed(&world, "late");
        call(&world, late, world.now, None);
        put(&world, ServiceState::Open);
        let opened = errand(&world);
        put(&world, ServiceState::Retired);
        assert_eq!(promise(&world, &opened), 0, "it is closed again");
        assert_eq!(promise(&world, &errand(&world)), 2, "of another closing");
        put(&world, ServiceState::Open);
        let opened = errand(&world);
        assert_eq!(promise(&world, &opened), 2);
        assert_eq!(promise(&world, &opened), 0);
        put(&world, ServiceState::Open);
        assert!(errands(&world).is_empty(), "a word of it was changed");
    }
}

#[test]
fn a_service_that_goes_to_and_fro_before_the_errands_run_is_told_of_once() {
    for world in World::each() {
        let (_, pair) = keyed(&world, "wang.dev");
        call(&world, pair, world.now, None);
        put(&world, ServiceState::Suspended);
        put(&world, ServiceState::Open);
        put(&world, ServiceState::Suspended);
        let errands = errands(&world);
        let promised = errands.iter().map(|one| promise(&world, one));
        assert_eq!(promised.sum::<usize>(), 1);
        put(&world, ServiceState::Retired);
        assert_eq!(promise(&world, &errand(&world)), 1, "it is another news");
    }
}

#[test]
fn whoever_was_told_nothing_hears_nothing_of_an_opening() {
    for world in World::each() {
        let (_, pair) = keyed(&world, "wang.dev");
        call(&world, pair, world.now, None);
        put(&world, ServiceState::Suspended);
        errand(&world);
        put(&world, ServiceState::Open);
        assert_eq!(promise(&world, &errand(&world)), 0, "it was over too soon");
    }
}

#[test]
fn whoever_called_long_ago_or_in_vain_or_holds_no_pair_is_not_told() {
    for world in World::each() {
        let old = world.now.minus(LOOKED_BACK);
        for (number, after, told) in [(0, -1, 0), (1, 0, 0), (2, 1, 1)] {
            let (_, pair) = keyed(&world, &format!("dev{number}"));
            call(&world, pair, old.plus(seconds(after)), None);
            put(&world, ServiceState::Suspended);
            let suspended = errand(&world);
            assert_eq!(promise(&world, &suspended), told, "{after}");
            put(&world, ServiceState::Open);
            promise(&world, &errand(&world));
        }
        let (_, refused) = keyed(&world, "refused");
        call(&world, refused, world.now, Some("signature-mismatch"));
        let (_, revoked) = keyed(&world, "revoked");
        call(&world, revoked, world.now, None);
        let how = Revocation::ByOwner;
        let done = world
            .db
            .write_now(|tx| revocation::revoke(tx, world.now, &BY, revoked, &how));
        done.unwrap();
        keyed(&world, "silent");
        put(&world, ServiceState::Suspended);
        let errand = errand(&world);
        assert_eq!(promise(&world, &errand), 1, "the one of before alone");
    }
}

#[test]
fn many_are_told_in_batches_and_whoever_leaves_is_forgotten() {
    for world in World::each() {
        let members: Vec<_> = (0..BATCH + 3)
            .map(|number| keyed(&world, &format!("dev{number}")))
            .collect();
        for (_, pair) in &members {
            call(&world, *pair, world.now, None);
        }
        put(&world, ServiceState::Retired);
        let errand = errand(&world);
        let most = usize::try_from(BATCH).unwrap();
        assert_eq!(promise(&world, &errand), most);
        assert_eq!(promise(&world, &errand), 3);
        assert_eq!(promise(&world, &errand), 0);
        let by = (members[0].0, &BY);
        let left = world
            .db
            .write_now(|tx| leaving::leave(tx, world.now, by, &world.vault));
        left.unwrap();
    }
}
