//! Hashing passwords: argon2id with 19 MiB and two passes, at most a few at once.
//!
//! It takes tens of milliseconds on purpose, so it happens on the blocking pool and never inside a closure of
//! the database. An unknown login costs the same as a known one.

use std::fmt;

use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _};

use super::password::{self, NewPassword};
use crate::kit::random::SharedRandom;
use crate::kit::secret::Secret;
use crate::kit::turns::{Busy, Turns};

/// Bytes of salt.
const SALT: usize = 16;

/// The hash of a password, in its usual text form with parameters and salt.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// As it stands in the table.
    pub(super) const fn stored(text: String) -> Self {
        Self(text)
    }

    /// As it goes into the table.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

/// The hash of a password that was chosen by the rules and was not used lately. Only [`Hasher`] makes one.
#[derive(Debug, Clone)]
pub struct NewHash(PasswordHash);

impl NewHash {
    pub(super) const fn hash(&self) -> &PasswordHash {
        &self.0
    }
}

/// Why a new password is not hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotPrepare {
    /// Too many want a password hashed.
    #[error(transparent)]
    Busy(#[from] Busy),
    /// It is one of the last ones of this account.
    #[error("used before")]
    UsedBefore,
}

/// Hashes and checks passwords. Cheap to clone.
#[derive(Clone)]
pub struct Hasher {
    turns: Turns,
    random: SharedRandom,
    nobody: PasswordHash,
}

impl Hasher {
    /// A hasher that works on at most `at_once` passwords.
    #[must_use]
    pub fn new(at_once: usize, random: SharedRandom) -> Self {
        let nobody = hashed("nobody has this password", random.bytes());
        Self {
            turns: Turns::new(at_once),
            random,
            nobody,
        }
    }

    /// Whether `typed` is the password behind `kept`; for nobody (`None`) it is not, at the same cost.
    ///
    /// # Errors
    /// When the turn does not come in time.
    pub async fn verify(&self, typed: &Secret, kept: Option<PasswordHash>) -> Result<bool, Busy> {
        let known = kept.is_some();
        let kept = kept.unwrap_or_else(|| self.nobody.clone());
        let typed = password::normal(typed);
        let right = self
            .turns
            .take(move || is_right(typed.reveal(), &kept))
            .await?;
        Ok(right && known)
    }

    /// Hashes a new password, unless it is one of the `recent` ones.
    ///
    /// # Errors
    /// When it was used before, or the turn does not come in time.
    pub async fn prepare(
        &self,
        password: NewPassword,
        recent: Vec<PasswordHash>,
    ) -> Result<NewHash, CannotPrepare> {
        let salt = self.random.bytes();
        let prepared = self.turns.take(move || prepare(&password, &recent, salt));
        prepared.await?
    }

    /// As [`Hasher::prepare`], on the calling thread: for commands and tests.
    ///
    /// # Errors
    /// When it was used before.
    pub fn prepare_now(
        &self,
        password: &NewPassword,
        recent: &[PasswordHash],
    ) -> Result<NewHash, CannotPrepare> {
        prepare(password, recent, self.random.bytes())
    }
}

fn prepare(
    password: &NewPassword,
    recent: &[PasswordHash],
    salt: [u8; SALT],
) -> Result<NewHash, CannotPrepare> {
    if recent.iter().any(|kept| is_right(password.reveal(), kept)) {
        return Err(CannotPrepare::UsedBefore);
    }
    Ok(NewHash(hashed(password.reveal(), salt)))
}

fn is_right(normal: &str, kept: &PasswordHash) -> bool {
    argon()
        .verify_password(normal.as_bytes(), kept.as_str())
        .is_ok()
}

#[expect(
    clippy::expect_used,
    reason = "argon2 takes any password shorter than 4 GiB with a salt of 16 bytes"
)]
fn hashed(normal: &str, salt: [u8; SALT]) -> PasswordHash {
    let hash = argon()
        .hash_password_with_salt(normal.as_bytes(), &salt)
        .expect("the password and the salt have lengths that argon2 takes");
    PasswordHash(hash.to_string())
}

/// argon2id, version 19, 19 MiB, two passes, one lane: the parameters that OWASP recommends.
fn argon() -> Argon2<'static> {
    Argon2::default()
}

#[cfg(test)]
mod tests {
    use super::super::Login;
    use super::*;
    use std::sync::Arc;

    use crate::kit::random::SeededChance;
    use crate::kit::turns::wait_for;

    fn hasher(at_once: usize) -> Hasher {
        Hasher::new(at_once, Arc::new(SeededChance::from_seed(1)))
    }

    fn chosen(typed: &str) -> NewPassword {
        let login = Login::parse("wang").unwrap();
        let owner = password::Owner {
            login: &login,
            name: "王",
            mail: None,
        };
        password::choose(&Secret::new(typed), &owner).unwrap()
    }

    #[test]
    fn the_right_password_is_right_and_nobodys_never() {
        let hasher = hasher(1);
        let new = hasher
            .prepare_now(&chosen("cafe\u{301} au lait noir"), &[])
            .unwrap();
        let kept = new.hash().clone();
        assert!(kept.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        let verify = |typed: &str, kept| {
            let typed = Secret::new(typed);
            wait_for(hasher.verify(&typed, kept)).unwrap()
        };
        assert!(verify("café au lait noir", Some(kept.clone())));
        assert!(!verify("café au lait noi", Some(kept.clone())));
        assert!(!verify(&"x".repeat(100_000), Some(kept)));
        assert!(!verify("nobody has this password", None));
    }

    #[test]
    fn one_of_the_last_passwords_is_not_taken_again() {
        let hasher = hasher(1);
        let old = hasher.prepare_now(&chosen("k7#mq2!vzr9w"), &[]).unwrap();
        let again = wait_for(hasher.prepare(chosen("k7#mq2!vzr9w"), vec![old.hash().clone()]));
        assert_eq!(again.unwrap_err(), CannotPrepare::UsedBefore);
        let other = wait_for(hasher.prepare(chosen("k7#mq2!vzr9x"), vec![old.hash().clone()]));
        assert!(other.is_ok());
    }
}
