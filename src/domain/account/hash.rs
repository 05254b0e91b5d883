//! Hashing passwords: argon2id with 19 MiB and two passes.
//!
//! It takes tens of milliseconds on purpose, so it never happens inside a closure of the database. An unknown login
//! costs the same as a known one.
//!
//! Deliberately absent: how many are hashed at once, and where. Doors go through `http::hasher`, which waits for a
//! turn and works on the blocking pool.

use std::fmt;

use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _};

use super::password::{self, NewPassword};
use crate::kit::random::SharedRandom;
use crate::kit::secret::Secret;

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

/// The hash of a password that was chosen by the rules and was not used lately. Only [`Hashing`] makes one.
#[derive(Debug, Clone)]
pub struct NewHash(PasswordHash);

impl NewHash {
    pub(super) const fn hash(&self) -> &PasswordHash {
        &self.0
    }
}

/// One of the last passwords of the account is not taken again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("used before")]
pub struct UsedBefore;

/// Hashes and checks passwords on the calling thread. Cheap to clone.
#[derive(Clone)]
pub struct Hashing {
    random: SharedRandom,
    nobody: PasswordHash,
}

impl Hashing {
    /// Salts come from `random`.
    #[must_use]
    pub fn new(random: SharedRandom) -> Self {
        let nobody = hashed("nobody has this password", random.bytes());
        Self { random, nobody }
    }

    /// Whether `typed` is the password behind `kept`; for nobody (`None`) it is not, at the same cost.
    #[must_use]
    pub fn verify(&self, typed: &Secret, kept: Option<&PasswordHash>) -> bool {
        let typed = password::normal(typed);
        let right = is_right(typed.reveal(), kept.unwrap_or(&self.nobody));
        right && kept.is_some()
    }

    /// Hashes a new password, unless it is one of the `recent` ones.
    ///
    /// # Errors
    /// When it was used before.
    pub fn prepare(
        &self,
        password: &NewPassword,
        recent: &[PasswordHash],
    ) -> Result<NewHash, UsedBefore> {
        if recent.iter().any(|kept| is_right(password.reveal(), kept)) {
            return Err(UsedBefore);
        }
        Ok(NewHash(hashed(password.reveal(), self.random.bytes())))
    }
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
    use std::sync::Arc;

    use super::*;
    use crate::kit::random::SeededChance;

    fn hashing() -> Hashing {
        Hashing::new(Arc::new(SeededChance::from_seed(1)))
    }

    fn chosen(typed: &str) -> NewPassword {
        let owner = password::Owner {
            login: "wang",
            name: "王",
            mail: None,
        };
        password::choose(&Secret::new(typed), &owner).unwrap()
    }

    #[test]
    fn the_right_password_is_right_and_nobodys_never() {
        let hashing = hashing();
        let new = hashing
            .prepare(&chosen("cafe\u{301} au lait noir"), &[])
            .unwrap();
        let kept = new.hash();
        assert!(kept.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        let verify = |typed: &str, kept| hashing.verify(&Secret::new(typed), kept);
        assert!(verify("café au lait noir", Some(kept)));
        assert!(!verify("café au lait noi", Some(kept)));
        assert!(!verify(&"x".repeat(100_000), Some(kept)));
        assert!(!verify("nobody has this password", None));
    }

    #[test]
    fn one_of_the_last_passwords_is_not_taken_again() {
        let hashing = hashing();
        let old = hashing.prepare(&chosen("k7#mq2!vzr9w"), &[]).unwrap();
        let recent = [old.hash().clone()];
        let again = hashing.prepare(&chosen("k7#mq2!vzr9w"), &recent);
        assert_eq!(again.unwrap_err(), UsedBefore);
        assert!(hashing.prepare(&chosen("k7#mq2!vzr9x"), &recent).is_ok());
    }
}
