use std::sync::{Arc, Barrier};

use diesel::prelude::*;

use super::link::{self, CannotFollow, Purpose, Wanted};
use super::registration::{self, CannotConfirm, Newcomer};
use super::{entering, leaving, moving, password, unit_type};
use crate::db::schema::member_links;
use crate::domain::account::hash::{Hashing, NewHash};
use crate::domain::account::password::{Owner, choose};
use crate::domain::audit::By;
use crate::domain::citizen::contact::MailAddress;
use crate::domain::ids::AccountId;
use crate::domain::limit::Limited;
use crate::domain::retention::WAITING_MEMBER_AGE;
use crate::domain::trial::World;
use crate::kit::secret::Secret;
use crate::text::Locale;

const BY: By = By::OPERATOR;
/// How many confirm at once.
const MANY: usize = 6;

fn newcomer(world: &World, login: &str, mail: &str) -> Newcomer {
    Newcomer {
        login: login.parse().unwrap(),
        name: "Wang".to_owned(),
        mail: MailAddress::parse(mail).unwrap(),
        unit_type: world.read(unit_type::list_open)[0].id,
        country: "TW".parse().unwrap(),
        locale: Locale::English,
        wants_notices: false,
    }
}

fn link(world: &World, account: AccountId, purpose: Purpose, mail: Option<&MailAddress>) -> Secret {
    let wanted = Wanted {
        account,
        purpose,
        mail,
    };
    let offered = world
        .db
        .write_now(|tx| link::offer(tx, world.now, &world.vault, &wanted));
    offered.unwrap().unwrap().0
}

/// Does `deed` with each at once; what came of each.
fn at_once<I: Sync, T: Send>(each: &[I], deed: impl Fn(&I) -> T + Sync) -> Vec<T> {
    let (start, deed) = (Barrier::new(each.len()), &deed);
    std::thread::scope(|scope| {
        let tries: Vec<_> = each
            .iter()
            .map(|one| {
                let start = &start;
                scope.spawn(move || {
                    start.wait();
                    deed(one)
                })
            })
            .collect();
        let outcomes = tries.into_iter().map(|thread| thread.join().unwrap());
        outcomes.collect()
    })
}

/// Confirms with every link at once; how many could.
fn won(
    tokens: &[Secret],
    confirm: impl Fn(&str) -> Result<AccountId, CannotConfirm> + Sync,
) -> usize {
    let outcomes = at_once(tokens, |token| confirm(token.reveal()));
    let won = outcomes.iter().filter(|outcome| match outcome {
        Ok(_) => true,
        Err(why) => {
            assert!(matches!(why, CannotConfirm::MailTaken), "{why:?}");
            false
        }
    });
    won.count()
}

/// A member who is active.
fn entered(world: &World, login: &str, mail: &str) -> AccountId {
    let newcomer = newcomer(world, login, mail);
    let entered = world
        .db
        .write_now(|tx| entering::enter(tx, world.now, &BY, &world.vault, &newcomer));
    entered.unwrap()
}

fn hash(world: &World) -> NewHash {
    let owner = Owner {
        login: "wang",
        name: "Wang",
        mail: None,
    };
    let chosen = choose(&Secret::new("k7#mq2!vzr9w"), &owner).unwrap();
    let hash = Hashing::new(Arc::clone(&world.random)).prepare(&chosen, &[]);
    hash.unwrap()
}

/// Somebody who waits to be activated.
fn registered(world: &World, hash: &NewHash, login: &str, mail: &str) -> AccountId {
    let newcomer = newcomer(world, login, mail);
    let registered = world.db.write_now(|tx| {
        registration::register(tx, world.now, &BY, &world.vault, (&newcomer, hash))
    });
    registered.unwrap()
}

#[test]
fn whoever_may_ask_for_no_more_links_holds_one_that_lives() {
    let waits = Limited::LinkLetterByMail.allowance().per;
    for purpose in [Purpose::Activation, Purpose::Reset] {
        assert!(waits <= purpose.lifetime(), "{purpose}");
    }
}

#[test]
fn of_the_links_to_new_passwords_that_are_used_at_once_one_is_followed() {
    for world in World::each() {
        let account = entered(&world, "wang", "wang@example.tw");
        let tokens: Vec<Secret> = (0..MANY)
            .map(|_| link(&world, account, Purpose::Reset, None))
            .collect();
        let outcomes = at_once(&tokens, |token| {
            let link = (Purpose::Reset, token.reveal());
            world
                .db
                .write_now(|tx| link::follow(tx, world.now, &world.vault, link))
        });
        for outcome in &outcomes {
            assert!(
                matches!(outcome, Ok(_) | Err(CannotFollow::Used)),
                "{outcome:?}"
            );
        }
        assert_eq!(outcomes.iter().filter(|one| one.is_ok()).count(), 1);
    }
}

#[test]
fn of_members_who_confirm_one_new_address_at_once_one_has_it() {
    for world in World::each() {
        let new = MailAddress::parse("new@example.tw").unwrap();
        let tokens: Vec<Secret> = (0..MANY)
            .map(|number| {
                let (login, mail) = (format!("wang{number}"), format!("w{number}@example.tw"));
                let account = entered(&world, &login, &mail);
                link(&world, account, Purpose::Moving, Some(&new))
            })
            .collect();
        let confirm = |token: &str| {
            world
                .db
                .write_now(|tx| moving::confirm(tx, world.now, &BY, &world.vault, token))
        };
        assert_eq!(won(&tokens, confirm), 1);
    }
}

#[test]
fn of_newcomers_with_one_address_who_activate_at_once_one_is_active() {
    for world in World::each() {
        let hash = hash(&world);
        let tokens: Vec<Secret> = (0..MANY)
            .map(|number| {
                let login = format!("wang{number}");
                let account = registered(&world, &hash, &login, "wang@example.tw");
                link(&world, account, Purpose::Activation, None)
            })
            .collect();
        let confirm = |token: &str| {
            world
                .db
                .write_now(|tx| registration::activate(tx, world.now, &BY, &world.vault, token))
        };
        assert_eq!(won(&tokens, confirm), 1);
    }
}

#[test]
fn of_new_addresses_that_are_asked_for_at_once_one_lives() {
    for world in World::each() {
        let account = entered(&world, "wang", "wang@example.tw");
        let new: Vec<MailAddress> = (0..MANY)
            .map(|number| MailAddress::parse(&format!("new{number}@example.tw")).unwrap())
            .collect();
        let tokens = at_once(&new, |mail| {
            link(&world, account, Purpose::Moving, Some(mail))
        });
        let living = tokens.iter().filter(|token| {
            let link = (Purpose::Moving, token.reveal());
            let found = world
                .db
                .read_now(|conn| link::find(conn, world.now, &world.vault, link));
            found.is_ok()
        });
        assert_eq!(living.count(), 1);
    }
}

#[test]
fn no_link_to_a_new_password_that_went_to_the_old_address_outlives_it() {
    for world in World::each() {
        let old = MailAddress::parse("old@example.tw").unwrap();
        let new = MailAddress::parse("new@example.tw").unwrap();
        let account = entered(&world, "wang", old.reveal());
        let mut deeds: Vec<Option<Secret>> = vec![None; MANY];
        deeds[MANY / 2] = Some(link(&world, account, Purpose::Moving, Some(&new)));
        at_once(&deeds, |deed| match deed {
            Some(token) => {
                let token = token.reveal();
                let confirmed = world
                    .db
                    .write_now(|tx| moving::confirm(tx, world.now, &BY, &world.vault, token));
                assert!(confirmed.is_ok(), "{confirmed:?}");
            }
            None => world
                .db
                .write_now(|tx| password::ask(tx, world.now, &world.vault, &old))
                .unwrap(),
        });
        let living: i64 = world.read(|conn| {
            let resets = member_links::table.filter(member_links::purpose.eq(Purpose::Reset));
            let living = resets.filter(member_links::used_at.is_null());
            Ok(living.count().get_result(conn)?)
        });
        assert_eq!(living, 0);
    }
}

#[test]
fn who_is_activated_while_those_who_waited_too_long_are_forgotten_stays() {
    for mut world in World::each() {
        let hash = hash(&world);
        let accounts: Vec<AccountId> = (0..MANY)
            .map(|number| {
                let (login, mail) = (format!("wang{number}"), format!("w{number}@example.tw"));
                registered(&world, &hash, &login, &mail)
            })
            .collect();
        world.now = world.now.plus(WAITING_MEMBER_AGE);
        let mut deeds: Vec<Option<Secret>> = accounts
            .iter()
            .map(|account| Some(link(&world, *account, Purpose::Activation, None)))
            .collect();
        deeds.insert(MANY / 2, None);
        let forgotten = at_once(&deeds, |deed| {
            let Some(token) = deed else {
                let swept = world
                    .db
                    .write_now(|tx| leaving::forget_waiting(tx, world.now));
                return swept.unwrap();
            };
            let token = token.reveal();
            let activated = world
                .db
                .write_now(|tx| registration::activate(tx, world.now, &BY, &world.vault, token));
            if let Err(why) = activated {
                let gone = matches!(why, CannotConfirm::Link(CannotFollow::NoSuchLink));
                assert!(gone, "{why:?}");
            }
            0
        });
        let known = accounts.iter().filter(|account| {
            let member = world.read(|conn| super::find(conn, &world.vault, **account));
            member.is_some_and(|member| member.activated_at.is_some())
        });
        assert_eq!(known.count() + forgotten.iter().sum::<usize>(), MANY);
    }
}
