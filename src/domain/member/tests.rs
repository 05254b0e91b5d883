use std::sync::{Arc, Barrier};

use super::link::{self, CannotFollow, Purpose, Wanted};
use super::registration::{self, CannotConfirm, Newcomer};
use super::{entering, moving, unit_type};
use crate::domain::account::hash::Hashing;
use crate::domain::account::password::{Owner, choose};
use crate::domain::audit::By;
use crate::domain::citizen::contact::MailAddress;
use crate::domain::ids::AccountId;
use crate::domain::limit::Limited;
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

/// Confirms with every link at once; how many could.
fn won(
    tokens: &[Secret],
    confirm: impl Fn(&str) -> Result<AccountId, CannotConfirm> + Sync,
) -> usize {
    let (start, confirm) = (Barrier::new(tokens.len()), &confirm);
    std::thread::scope(|scope| {
        let tries: Vec<_> = tokens
            .iter()
            .map(|token| {
                let start = &start;
                scope.spawn(move || {
                    start.wait();
                    confirm(token.reveal())
                })
            })
            .collect();
        let outcomes = tries.into_iter().map(|thread| thread.join().unwrap());
        outcomes
            .filter(|outcome| match outcome {
                Ok(_) => true,
                Err(why) => {
                    assert!(matches!(why, CannotConfirm::MailTaken), "{why:?}");
                    false
                }
            })
            .count()
    })
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
        let newcomer = newcomer(&world, "wang", "wang@example.tw");
        let account = world
            .db
            .write_now(|tx| entering::enter(tx, world.now, &BY, &world.vault, &newcomer))
            .unwrap();
        let tokens: Vec<Secret> = (0..MANY)
            .map(|_| link(&world, account, Purpose::Reset, None))
            .collect();
        let follow = |token: &str| {
            let link = (Purpose::Reset, token);
            world
                .db
                .write_now(|tx| link::follow(tx, world.now, &world.vault, link))
        };
        let followed = std::thread::scope(|scope| {
            let tries: Vec<_> = tokens
                .iter()
                .map(|token| scope.spawn(|| follow(token.reveal())))
                .collect();
            let outcomes = tries.into_iter().map(|thread| thread.join().unwrap());
            let outcomes = outcomes.inspect(|outcome| {
                assert!(
                    matches!(outcome, Ok(_) | Err(CannotFollow::Used)),
                    "{outcome:?}"
                );
            });
            outcomes.filter(Result::is_ok).count()
        });
        assert_eq!(followed, 1);
    }
}

#[test]
fn of_members_who_confirm_one_new_address_at_once_one_has_it() {
    for world in World::each() {
        let new = MailAddress::parse("new@example.tw").unwrap();
        let tokens: Vec<Secret> = (0..MANY)
            .map(|number| {
                let newcomer = newcomer(
                    &world,
                    &format!("wang{number}"),
                    &format!("w{number}@example.tw"),
                );
                let entered = world
                    .db
                    .write_now(|tx| entering::enter(tx, world.now, &BY, &world.vault, &newcomer));
                link(&world, entered.unwrap(), Purpose::Moving, Some(&new))
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
        let owner = Owner {
            login: "wang",
            name: "Wang",
            mail: None,
        };
        let chosen = choose(&Secret::new("k7#mq2!vzr9w"), &owner).unwrap();
        let hash = Hashing::new(Arc::clone(&world.random)).prepare(&chosen, &[]);
        let hash = hash.unwrap();
        let tokens: Vec<Secret> = (0..MANY)
            .map(|number| {
                let newcomer = newcomer(&world, &format!("wang{number}"), "wang@example.tw");
                let registered = world.db.write_now(|tx| {
                    registration::register(tx, world.now, &BY, &world.vault, (&newcomer, &hash))
                });
                link(&world, registered.unwrap(), Purpose::Activation, None)
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
