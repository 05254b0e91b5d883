use super::queries::retire_expired;
use super::rotation::find_package;
use super::trial::{Kept, keep_package, run};
use super::*;
use crate::db;
use crate::domain::citizen::queries::list_events_after;
use crate::domain::ids::PackageId;
use crate::domain::package::kept::Gone;
use crate::domain::package::retention::{self, Why};
use crate::domain::trial::World;
use crate::kit::clock::{Timestamp, hours, minutes, seconds};
use crate::kit::seal::Vault;

const MING: &str = "A123456789";

fn replace_at(world: &World, kept: &Kept, now: Timestamp) -> Result<Barcode, CannotReplace> {
    world
        .db
        .write_now(|tx| replace(tx, now, &world.vault, &kept.holder, kept.package))
}

fn issue_at(world: &World, kept: &Kept, now: Timestamp) -> Result<Barcode, CannotReplace> {
    world
        .db
        .write_now(|tx| issue(tx, now, &world.vault, &kept.holder, kept.package))
}

fn stands_for(world: &World, symbols: &Symbols, now: Timestamp) -> Option<PackageId> {
    world
        .db
        .read_now(|conn| find_package(conn, now, &world.vault, symbols))
        .unwrap()
}

fn codes(world: &World, kept: &Kept) -> Vec<i64> {
    let mut events = world
        .db
        .read_now(|conn| list_events_after(conn, kept.holder.citizen, 0, 100))
        .unwrap();
    events.reverse();
    events.iter().map(|event| event.code.number()).collect()
}

#[test]
fn a_barcode_lives_twenty_minutes_and_not_a_second_longer() {
    for world in World::each() {
        let kept = keep_package(&world, MING);
        let barcode = issue_at(&world, &kept, world.now).unwrap();
        let end = world.now.plus(LIFETIME);
        for (now, lives) in [
            (end.minus(seconds(1)), true),
            (end, false),
            (end.plus(seconds(1)), false),
        ] {
            let current = world
                .db
                .read_now(|conn| current_for(conn, now, &world.vault, kept.package))
                .unwrap();
            assert_eq!(current.is_some(), lives);
            let found = stands_for(&world, &barcode.symbols, now);
            assert_eq!(found == Some(kept.package), lives);
        }
    }
}

#[test]
fn the_next_one_kills_it_at_once_and_both_are_in_the_history() {
    for world in World::each() {
        let kept = keep_package(&world, MING);
        let first = issue_at(&world, &kept, world.now).unwrap();
        assert_eq!(issue_at(&world, &kept, world.now).unwrap().id, first.id);
        let later = world.now.plus(minutes(5));
        let second = replace_at(&world, &kept, later).unwrap();
        assert_eq!(stands_for(&world, &first.symbols, later), None);
        assert_eq!(
            stands_for(&world, &second.symbols, later),
            Some(kept.package)
        );
        assert_eq!(second.expires_at, later.plus(LIFETIME));
        assert_eq!(codes(&world, &kept), [130, 400, 401]);
    }
}

#[test]
fn what_ran_out_is_followed_by_the_next_one_when_asked_for() {
    for world in World::each() {
        let kept = keep_package(&world, MING);
        let first = issue_at(&world, &kept, world.now).unwrap();
        let end = world.now.plus(LIFETIME);
        let retired = world.db.write_now(|tx| retire_expired(tx, end)).unwrap();
        assert_eq!(retired, 1);
        let second = issue_at(&world, &kept, end).unwrap();
        assert_ne!(first.id, second.id);
        assert_eq!(codes(&world, &kept), [130, 400, 401]);
    }
}

#[test]
fn a_barcode_does_not_outlive_its_package() {
    for world in World::each() {
        let kept = keep_package(&world, MING);
        let end = world.now.plus(hours(8));
        let barcode = issue_at(&world, &kept, end.minus(minutes(7))).unwrap();
        assert_eq!(barcode.expires_at, end);
        assert!(matches!(
            replace_at(&world, &kept, end),
            Err(CannotReplace::Gone(Gone(Why::Time)))
        ));
    }
}

#[test]
fn nobody_has_a_barcode_for_a_deleted_package_or_for_somebody_elses() {
    for world in World::each() {
        let kept = keep_package(&world, MING);
        let other = keep_package(&world, "B223456782");
        let stranger = Kept {
            holder: other.holder,
            ..keep_package(&world, MING)
        };
        assert!(matches!(
            issue_at(&world, &stranger, world.now),
            Err(CannotReplace::NoSuchPackage)
        ));
        let (citizen, package) = (kept.holder.citizen, kept.package);
        world
            .db
            .write_now(|tx| retention::delete(tx, world.now, citizen, package, Why::Citizen))
            .unwrap();
        assert!(matches!(
            issue_at(&world, &kept, world.now),
            Err(CannotReplace::Gone(Gone(Why::Citizen)))
        ));
    }
}

#[test]
fn after_a_clash_other_characters_are_drawn() {
    use crate::kit::keyring::Keyring;
    use crate::kit::random::{Random, SeededChance};
    use std::sync::{Arc, Mutex};

    /// Gives the same symbols to the first two barcodes: chance that is rewound once.
    struct Rewound(Mutex<(u32, SeededChance)>);
    impl Random for Rewound {
        fn fill(&self, bytes: &mut [u8]) {
            let mut inner = self.0.lock().unwrap();
            if bytes.len() == 1 {
                inner.0 += 1;
                // The first sixteen symbols repeat the first eight.
                let seed = if inner.0 <= 16 {
                    (inner.0 - 1) % 8
                } else {
                    inner.0
                };
                SeededChance::from_seed(u64::from(seed)).fill(bytes);
            } else {
                inner.1.fill(bytes);
            }
        }
    }
    for world in World::each() {
        let chance = Arc::new(Rewound(Mutex::new((0, SeededChance::from_seed(5)))));
        let keyring = Keyring::parse(&Keyring::draw_entry(1, world.random.as_ref())).unwrap();
        let vault = Vault::new(keyring, &[1; 32], chance);
        let (one, two) = (
            keep_package(&world, MING),
            keep_package(&world, "B223456782"),
        );
        let issue = |kept: &Kept| {
            world
                .db
                .write_now(|tx| issue(tx, world.now, &vault, &kept.holder, kept.package))
                .unwrap()
        };
        let (first, second) = (issue(&one), issue(&two));
        assert_ne!(first.symbols, second.symbols);
    }
}

#[test]
fn of_many_at_once_exactly_one_stays_alive() {
    for world in World::each() {
        let kept = keep_package(&world, MING);
        std::thread::scope(|threads| {
            for _ in 0..4 {
                threads.spawn(|| {
                    for _ in 0..5 {
                        match replace_at(&world, &kept, world.now) {
                            Ok(_) | Err(CannotReplace::TakenMeanwhile) => {}
                            Err(fault) => panic!("{fault:?}"),
                        }
                    }
                });
            }
        });
        let current = world
            .db
            .read_now(|conn| current_for(conn, world.now, &world.vault, kept.package))
            .unwrap();
        assert!(current.is_some());
    }
}

#[test]
fn the_rows_hold_the_characters_sealed_and_bound_to_their_row() {
    let world = World::embedded();
    let kept = keep_package(&world, MING);
    let first = issue_at(&world, &kept, world.now).unwrap();
    run(
        &world,
        &format!(
            "UPDATE barcodes SET symbols = x'00' WHERE id = '{}'",
            first.id
        ),
    );
    let altered = world
        .db
        .read_now(|conn| current_for(conn, world.now, &world.vault, kept.package));
    assert!(matches!(altered, Err(db::Error::Row { .. })));
}
