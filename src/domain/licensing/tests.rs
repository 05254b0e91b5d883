use std::collections::BTreeMap;
use std::sync::Arc;

use super::review::{self, CannotCancel, CannotReview, Decision};
use super::submission::{self, Asked, CannotApply};
use super::*;
use crate::db;
use crate::domain::account::hash::Hashing;
use crate::domain::account::password::{Owner, choose};
use crate::domain::account::staff;
use crate::domain::audit::By;
use crate::domain::citizen::contact::MailAddress;
use crate::domain::credential::{Networks, Revocation, queries as pairs, revocation};
use crate::domain::member::registration::{self, Newcomer};
use crate::domain::member::{self, Member, leaving, unit_type};
use crate::domain::trial::World;
use crate::kit::clock::hours;
use crate::kit::secret::Secret;
use crate::kit::working_days::Holidays;
use crate::text::Locale;

const BY: By = By::OPERATOR;

fn member(world: &World) -> Member {
    let login: crate::domain::account::Login = "wang.dev".parse().unwrap();
    let owner = Owner {
        login: login.as_str(),
        name: "Wang",
        mail: None,
    };
    let chosen = choose(&Secret::new("k7#mq2!vzr9w"), &owner).unwrap();
    let hashing = Hashing::new(Arc::clone(&world.random));
    let hash = hashing.prepare(&chosen, &[]).unwrap();
    let newcomer = Newcomer {
        login: login.clone(),
        name: "Wang".to_owned(),
        mail: MailAddress::parse("wang@example.tw").unwrap(),
        unit_type: world.read(unit_type::list_open)[0].id,
        country: "TW".parse().unwrap(),
        locale: Locale::English,
        wants_notices: false,
    };
    let registered = world.db.write_now(|tx| {
        registration::register(tx, world.now, &BY, &world.vault, (&newcomer, &hash))
    });
    let account = registered.unwrap();
    world.write(|tx| member::queries::mark_activated(tx, account, world.now));
    let found = world.read(|conn| member::find(conn, &world.vault, account));
    found.unwrap()
}

fn reviewer(world: &World, login: &str) -> AccountId {
    let newcomer = staff::Newcomer {
        login: login.parse().unwrap(),
        name: "Reviewer".to_owned(),
        counter: None,
    };
    let added = world
        .db
        .write_now(|tx| staff::add(tx, world.now, &BY, &world.vault, &newcomer));
    added.unwrap().0.id
}

fn details() -> Details {
    Details {
        uses: vec![Use::Website],
        purpose: Purpose::Own,
        product: "Map".to_owned(),
        networks: Networks::parse("203.0.113.9").unwrap(),
    }
}

fn apply(
    world: &World,
    member: &Member,
    tier: Tier,
) -> Result<(LicenceApplicationId, State), CannotApply> {
    let (details, holidays) = (details(), Holidays::default());
    let asked = Asked {
        id: LicenceApplicationId::draw(world.vault.random()),
        member,
        tier,
        details: &details,
        holidays: &holidays,
    };
    world
        .db
        .write_now(|tx| submission::submit(tx, world.now, &BY, &world.vault, &asked))
}

fn decide(
    world: &World,
    reviewer: AccountId,
    id: LicenceApplicationId,
    verdict: Verdict,
) -> Result<(), CannotReview> {
    let decision = Decision {
        verdict,
        reason: "Because.".to_owned(),
        remarks: BTreeMap::from([(Field::Product, "Which map?".to_owned())]),
    };
    let by = (reviewer, &BY);
    world
        .db
        .write_now(|tx| review::decide(tx, world.now, by, &world.vault, (id, &decision)))
}

fn find(world: &World, id: LicenceApplicationId) -> Application {
    world
        .read(|conn| queries::find(conn, &world.vault, id))
        .unwrap()
}

#[test]
fn the_lowest_tier_is_granted_at_once_and_the_others_wait_for_three_working_days() {
    for world in World::each() {
        let wang = member(&world);
        let (_, state) = apply(&world, &wang, Tier::General).unwrap();
        assert!(matches!(
            state,
            State::Decided {
                verdict: Verdict::Granted,
                ..
            }
        ));
        let (id, state) = apply(&world, &wang, Tier::Advanced).unwrap();
        assert_eq!(state, State::Waiting);
        // 2026-11-20 is a Friday.
        assert_eq!(
            find(&world, id).due_at,
            "2026-11-25T16:00:00Z".parse().unwrap()
        );
        assert_eq!(find(&world, id).details, Some(details()));
        let held = world.read(|conn| pairs::list_for_account(conn, wang.account_id));
        assert_eq!(
            held.iter().map(|pair| pair.tier).collect::<Vec<_>>(),
            [Tier::General]
        );
        for (tier, refused) in [(Tier::General, "Held"), (Tier::Advanced, "Waiting")] {
            let why = apply(&world, &wang, tier).unwrap_err();
            assert!(format!("{why:?}").starts_with(refused), "{why:?}");
        }
    }
}

#[test]
fn what_is_decided_once_is_decided_for_good() {
    for world in World::each() {
        let (wang, lin) = (member(&world), reviewer(&world, "lin"));
        for first in Verdict::ALL.iter().copied() {
            let tier = Tier::Project;
            let (id, _) = apply(&world, &wang, tier).unwrap();
            decide(&world, lin, id, first).unwrap();
            for second in Verdict::ALL.iter().copied() {
                let again = decide(&world, lin, id, second);
                assert!(
                    matches!(again, Err(CannotReview::Decided)),
                    "{first:?} {second:?}"
                );
            }
            let held = world.read(|conn| pairs::is_held(conn, wang.account_id, tier));
            assert_eq!(held, first == Verdict::Granted);
            let found = find(&world, id);
            assert_eq!(found.remarks[&Field::Product], "Which map?");
            assert_eq!(found.reviewer, Some(lin));
            if held {
                let pair = world.read(|conn| pairs::list_for_account(conn, wang.account_id));
                let gone = cancel(&world, pair[0].id, "Not used.");
                assert!(gone.is_ok(), "{gone:?}");
                let again = cancel(&world, pair[0].id, "Not used.");
                assert!(matches!(again, Err(CannotCancel::NoSuchPair)));
            }
        }
    }
}

fn cancel(
    world: &World,
    pair: crate::domain::ids::CredentialId,
    reason: &str,
) -> Result<(), CannotCancel> {
    world
        .db
        .write_now(|tx| review::cancel(tx, world.now, &BY, &world.vault, (pair, reason)))
}

#[test]
fn a_tier_that_was_cancelled_waits_and_one_whose_pair_the_operator_revoked_does_not() {
    for mut world in World::each() {
        let wang = member(&world);
        let in_force = |world: &World| {
            let pairs = world.read(|conn| pairs::list_for_account(conn, wang.account_id));
            let mut pairs = pairs.into_iter();
            pairs.find(|pair| pair.revoked.is_none()).unwrap().id
        };
        apply(&world, &wang, Tier::General).unwrap();
        let lost = in_force(&world);
        let how = Revocation::Operator("Lost.".to_owned());
        let revoked = world
            .db
            .write_now(|tx| revocation::revoke(tx, world.now, &BY, lost, &how));
        revoked.unwrap();
        let told = world.read(|conn| pairs::find(conn, lost)).unwrap();
        let told = told.revoked.unwrap().how;
        assert_eq!((told.reason(), &told), (Some("Lost."), &how));
        world.now = world.now.plus(hours(1));
        let (_, state) = apply(&world, &wang, Tier::General).unwrap();
        assert_ne!(state, State::Waiting);
        cancel(&world, in_force(&world), "Misuse.").unwrap();
        world.now = world.now.plus(hours(1));
        let (_, state) = apply(&world, &wang, Tier::General).unwrap();
        assert_eq!(state, State::Waiting);
    }
}

#[test]
fn an_application_that_another_reviewer_has_is_decided_by_them_or_taken_over() {
    for world in World::each() {
        let wang = member(&world);
        let (lin, wu) = (reviewer(&world, "lin"), reviewer(&world, "wu.wu"));
        let (id, _) = apply(&world, &wang, Tier::Advanced).unwrap();
        let take = |who| {
            world
                .db
                .write_now(|tx| review::take(tx, world.now, (who, &BY), id))
        };
        take(lin).unwrap();
        let others = decide(&world, wu, id, Verdict::Granted);
        assert!(matches!(others, Err(CannotReview::Anothers)), "{others:?}");
        take(wu).unwrap();
        decide(&world, wu, id, Verdict::Granted).unwrap();
        assert!(matches!(take(lin), Err(CannotReview::Decided)));
        let none = LicenceApplicationId::draw(world.vault.random());
        let nothing = world
            .db
            .write_now(|tx| review::take(tx, world.now, (lin, &BY), none));
        assert!(
            matches!(nothing, Err(CannotReview::NoSuchApplication)),
            "{nothing:?}"
        );
    }
}

#[test]
fn whoever_is_refused_or_loses_a_tier_is_told_why() {
    for world in World::each() {
        let (wang, lin) = (member(&world), reviewer(&world, "lin"));
        let (id, _) = apply(&world, &wang, Tier::Advanced).unwrap();
        for verdict in [Verdict::Refused, Verdict::Returned] {
            let decision = Decision {
                verdict,
                reason: String::new(),
                remarks: BTreeMap::new(),
            };
            let by = (lin, &BY);
            let silent = world
                .db
                .write_now(|tx| review::decide(tx, world.now, by, &world.vault, (id, &decision)));
            assert!(matches!(silent, Err(CannotReview::NoReason)), "{silent:?}");
        }
        apply(&world, &wang, Tier::General).unwrap();
        let pairs = world.read(|conn| pairs::list_for_account(conn, wang.account_id));
        let silent = cancel(&world, pairs[0].id, "");
        assert!(matches!(silent, Err(CannotCancel::NoReason)), "{silent:?}");
    }
}

#[test]
fn who_leaves_takes_along_what_they_wrote_and_what_was_said_of_it() {
    for world in World::each() {
        let (wang, lin) = (member(&world), reviewer(&world, "lin"));
        let (refused, _) = apply(&world, &wang, Tier::Advanced).unwrap();
        decide(&world, lin, refused, Verdict::Refused).unwrap();
        let (waiting, _) = apply(&world, &wang, Tier::Advanced).unwrap();
        let left = world
            .db
            .write_now(|tx| leaving::leave(tx, world.now, (wang.account_id, &BY), &world.vault));
        left.unwrap();
        let found = |id| -> Option<Application> {
            world.read(|conn| -> db::Result<_> { queries::find(conn, &world.vault, id) })
        };
        assert!(found(waiting).is_none());
        let found = found(refused).unwrap();
        assert!(found.details.is_none() && found.remarks.is_empty());
        assert!(matches!(found.state, State::Decided { reason, .. } if reason.is_empty()));
    }
}
