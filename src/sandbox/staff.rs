//! The invented clerk and reviewer of the sandbox: enrolled as others are, so that their pages can be tried at once.
//!
//! What is there already stays: the second factor of whoever was hired before is read from the rows.

use crate::db::{self, Conn, Tx};
use crate::domain::account::enrolment::{self, CannotEnrol, Chosen};
use crate::domain::account::hash::NewHash;
use crate::domain::account::password::{self, CannotTake, NewPassword, Owner};
use crate::domain::account::second_factor::{FactorSecret, STEP_SECONDS};
use crate::domain::account::staff::{self, CannotAdd, CannotFind, Newcomer};
use crate::domain::account::{Login, credential, queries};
use crate::domain::audit::By;
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::{CounterId, ResourceId};
use crate::domain::organization::counter::{self, CannotChange};
use crate::domain::organization::{self, Description, Kind};
use crate::kit::clock::{Timestamp, seconds};
use crate::kit::seal::Vault;
use crate::kit::secret::Secret;

/// Somebody who is hired.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    /// What they type to sign in.
    pub login: &'static str,
    /// Their password. It opens nothing outside a sandbox.
    pub password: &'static str,
    /// Their name.
    pub name: &'static str,
}

/// The clerk at the counter.
pub const CLERK: Person = Person {
    login: "demo.clerk",
    password: "three virtual umbrellas",
    name: "林安安",
};
/// The reviewer of the Industrial Data Space.
pub const REVIEWER: Person = Person {
    login: "demo.reviewer",
    password: "five virtual lanterns",
    name: "吳明明",
};
/// The counter's name.
pub const COUNTER: (&str, &str) = ("社會局一號櫃臺", "Social affairs, counter 1");
const AGENCY: (&str, &str) = ("虛擬市政府", "City government of nowhere");

/// Why somebody cannot be hired.
#[derive(Debug, thiserror::Error)]
pub enum CannotHire {
    /// The login or the password breaks a rule.
    #[error("the login or the password is not taken")]
    Unfit,
    /// The account cannot be made.
    #[error(transparent)]
    Add(#[from] CannotAdd),
    /// The account cannot be found again.
    #[error(transparent)]
    Find(#[from] CannotFind),
    /// The password and the second factor cannot be set.
    #[error(transparent)]
    Enrol(#[from] CannotEnrol),
    /// The counter cannot be opened.
    #[error(transparent)]
    Counter(#[from] CannotChange),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl From<CannotTake> for CannotHire {
    fn from(_: CannotTake) -> Self {
        Self::Unfit
    }
}

impl Person {
    /// The login.
    ///
    /// # Errors
    /// When it breaks the rules for logins.
    pub fn login(&self) -> Result<Login, CannotHire> {
        Login::parse(self.login).map_err(|_| CannotHire::Unfit)
    }

    /// The password, to be hashed.
    ///
    /// # Errors
    /// When it breaks the rules for passwords.
    pub fn password(&self) -> Result<NewPassword, CannotHire> {
        let owner = Owner {
            login: self.login,
            name: self.name,
            mail: None,
        };
        Ok(password::choose(&Secret::new(self.password), &owner)?)
    }
}

/// What the authenticator of somebody who was hired before shares.
///
/// # Errors
/// A fault of the database, or a secret that cannot be unsealed.
pub fn find(
    conn: &mut Conn,
    vault: &Vault,
    who: Person,
) -> Result<Option<FactorSecret>, CannotHire> {
    let account = queries::find_by_login(conn, &who.login()?)?;
    let Some(account) = account.filter(|account| account.closed_at.is_none()) else {
        return Ok(None);
    };
    let factor = credential::find_factor(conn, vault, account.id)?;
    Ok(factor.map(|factor| factor.secret))
}

/// Opens the counter, and lets it open these data sets.
///
/// # Errors
/// When the counter was closed for good, or a data set is not there; a fault of the database.
pub fn furnish(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    datasets: &[ResourceId],
) -> Result<counter::Counter, CannotHire> {
    let agency = Description {
        kind: Kind::Agency,
        name: Bilingual::new(AGENCY.0, AGENCY.1),
        oid: None,
    };
    let agency = organization::enter(tx, now, &By::OPERATOR, vault.random(), &agency)?;
    let name = Bilingual::new(COUNTER.0, COUNTER.1);
    let desk = counter::open(tx, now, &By::OPERATOR, vault.random(), (agency.id, name))?;
    for dataset in datasets {
        // Allowed before is as good.
        let _newly = counter::allow(tx, now, &By::OPERATOR, desk.id, dataset)?;
    }
    Ok(desk)
}

/// Gives somebody an account, of a clerk when there is a counter, or a new second factor to one who has none; answers what
/// it shares.
///
/// # Errors
/// When the account was closed; a fault of the database.
pub fn hire(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    (who, desk, password): (Person, Option<CounterId>, &NewHash),
) -> Result<FactorSecret, CannotHire> {
    let (by, login) = (&By::OPERATOR, who.login()?);
    let token = if queries::find_by_login(tx, &login)?.is_some() {
        staff::reset_factor(tx, now, by, vault, &login)?
    } else {
        let newcomer = Newcomer {
            login,
            name: who.name.to_owned(),
            counter: desk,
        };
        staff::add(tx, now, by, vault, &newcomer)?.1
    };
    let enrolment = enrolment::find(tx, now, vault, token.reveal())?;
    // Each code is taken once: with the one before, whoever signs in at once is not told that it was used.
    let before = now.minus(seconds(STEP_SECONDS));
    let chosen = Chosen {
        enrolment: &enrolment,
        password,
        code: &enrolment.secret.code(before),
    };
    enrolment::finish(tx, now, by, vault, &chosen)?;
    Ok(enrolment.secret)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::account::hash::Hashing;
    use crate::domain::trial::World;
    use crate::kit::clock::minutes;

    fn hired(world: &World, at: Timestamp) -> FactorSecret {
        let hashing = Hashing::new(Arc::clone(&world.random));
        let hash = hashing.prepare(&CLERK.password().unwrap(), &[]).unwrap();
        let vault = &world.vault;
        let hired = world.db.write_now(|tx| {
            let desk = furnish(tx, at, vault, &[])?;
            hire(tx, at, vault, (CLERK, Some(desk.id), &hash))
        });
        hired.unwrap()
    }

    fn known(world: &World) -> Option<FactorSecret> {
        let found = world.db.read_now(|conn| find(conn, &world.vault, CLERK));
        found.unwrap()
    }

    #[test]
    fn a_clerk_who_was_hired_before_shares_the_same_secret() {
        for world in World::each() {
            assert!(known(&world).is_none());
            let first = hired(&world, world.now);
            assert_eq!(known(&world).unwrap().bytes(), first.bytes());
        }
    }

    #[test]
    fn the_code_that_shows_when_the_clerk_is_hired_can_still_be_used() {
        for world in World::each() {
            hired(&world, world.now);
            let present = world.now.unix() / STEP_SECONDS;
            let fresh = world.db.write_now(|tx| {
                let account = queries::find_by_login(tx, &CLERK.login().unwrap())?.unwrap();
                let factor = credential::find_factor(tx, &world.vault, account.id);
                queries::credentials::mark_step(tx, factor.unwrap().unwrap().id, present)
            });
            assert!(fresh.unwrap());
        }
    }

    #[test]
    fn a_clerk_whose_second_factor_was_reset_gets_another() {
        for world in World::each() {
            let first = hired(&world, world.now);
            let later = world.now.plus(minutes(5));
            let vault = &world.vault;
            let by = &By::OPERATOR;
            let reset = world
                .db
                .write_now(|tx| staff::reset_factor(tx, later, by, vault, &CLERK.login().unwrap()));
            reset.unwrap();
            assert!(known(&world).is_none());
            let second = hired(&world, later);
            assert_ne!(second.bytes(), first.bytes());
            assert_eq!(known(&world).unwrap().bytes(), second.bytes());
        }
    }
}
