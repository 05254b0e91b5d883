//! A town hall for the tests of this room: a clerk at a counter, a vault, a hasher.

use std::net::IpAddr;
use std::sync::Arc;

use super::hash::{Hashing, NewHash};
use super::second_factor::FactorSecret;
use super::staff::{self, Newcomer};
use super::{Kind, Login, Staff, enrolment, password, sign_in};
use crate::db::trial::{self, Trial};
use crate::domain::audit::By;
use crate::domain::bilingual::Bilingual;
use crate::domain::organization::{self, Counter, Description, counter};
use crate::kit::clock::Timestamp;
use crate::kit::keyring::Keyring;
use crate::kit::random::SeededChance;
use crate::kit::seal::Vault;
use crate::kit::secret::Secret;

pub(super) const PASSWORD: &str = "k7#mq2!vzr9w";

pub(super) struct Hall {
    pub(super) trial: Trial,
    pub(super) vault: Vault,
    pub(super) hashing: Hashing,
    pub(super) counter: Counter,
}

pub(super) fn noon() -> Timestamp {
    "2026-11-20T04:00:00Z".parse().unwrap()
}

pub(super) fn home() -> IpAddr {
    "192.0.2.1".parse().unwrap()
}

pub(super) fn elsewhere() -> IpAddr {
    "198.51.100.7".parse().unwrap()
}

/// One hall per database.
pub(super) fn halls() -> Vec<Hall> {
    trial::each().into_iter().map(Hall::in_trial).collect()
}

impl Hall {
    fn in_trial(trial: Trial) -> Self {
        let keyring = Keyring::parse("1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=").unwrap();
        let random = SeededChance::from_seed(7);
        let chance = Arc::new(SeededChance::from_seed(2));
        let described = Description {
            kind: organization::Kind::Agency,
            name: Bilingual::new("虛擬戶政事務所", "Virtual office"),
            oid: None,
        };
        let counter = trial
            .db
            .write_now(|tx| {
                let office = organization::enter(tx, noon(), &By::OPERATOR, &random, &described)?;
                let name = Bilingual::new("一號櫃檯", "Counter 1");
                counter::open(tx, noon(), &By::OPERATOR, &random, (office.id, name))
            })
            .unwrap();
        Self {
            vault: Vault::new(keyring, &[9; 32], chance.clone()),
            hashing: Hashing::new(chance),
            counter,
            trial,
        }
    }

    /// A clerk with a link; answers its token.
    pub(super) fn newcomer(&self, login: &str) -> Secret {
        let newcomer = Newcomer {
            login: Login::parse(login).unwrap(),
            name: "王小明".to_owned(),
            counter: Some(self.counter.id),
        };
        let added = self
            .trial
            .db
            .write_now(|tx| staff::add(tx, noon(), &By::OPERATOR, &self.vault, &newcomer));
        added.unwrap().1
    }

    pub(super) fn hashed(&self, typed: &str) -> NewHash {
        let owner = password::Owner {
            login: "nobody",
            name: "nobody",
            mail: None,
        };
        let chosen = password::choose(&Secret::new(typed), &owner).unwrap();
        self.hashing.prepare(&chosen, &[]).unwrap()
    }

    /// Uses the link at `now`, and answers the secret of the second factor.
    pub(super) fn enrol(&self, now: Timestamp, token: &Secret) -> FactorSecret {
        let db = &self.trial.db;
        let link = db
            .read_now(|conn| enrolment::find(conn, now, &self.vault, token.reveal()))
            .unwrap();
        let chosen = enrolment::Chosen {
            enrolment: &link,
            password: &self.hashed(PASSWORD),
            code: &link.secret.code(now),
        };
        db.write_now(|tx| enrolment::finish(tx, now, &By::visitor(home()), &self.vault, &chosen))
            .unwrap();
        link.secret
    }

    /// A clerk who enrolled an hour before noon.
    pub(super) fn clerk(&self, login: &str) -> FactorSecret {
        let token = self.newcomer(login);
        self.enrol(noon().minus(crate::kit::clock::hours(1)), &token)
    }

    /// Signs in as the counter's door does.
    pub(super) fn sign_in(
        &self,
        now: Timestamp,
        from: IpAddr,
        typed: (&str, &str, &str),
    ) -> Result<Staff, sign_in::CannotSignIn> {
        self.attempt(now, from, typed, Kind::Clerk)
    }

    /// Signs in as this door does.
    pub(super) fn attempt(
        &self,
        now: Timestamp,
        from: IpAddr,
        (login, password, code): (&str, &str, &str),
        door: Kind,
    ) -> Result<Staff, sign_in::CannotSignIn> {
        let db = &self.trial.db;
        let candidate = db.read_now(|conn| sign_in::look_up(conn, login)).unwrap();
        let matched = self
            .hashing
            .verify(&Secret::new(password), candidate.hash().as_ref());
        let attempt = sign_in::Attempt {
            candidate: &candidate,
            matched,
            code,
            door,
            from,
        };
        db.write_now(|tx| sign_in::attempt(tx, now, &self.vault, &attempt))
            .unwrap()
    }
}
