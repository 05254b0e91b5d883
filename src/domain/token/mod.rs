//! The access token: what a provider is shown as the citizen's word, and asks us about.
//!
//! Bound to one citizen, one data set and one transfer. It is found again by its keyed hash; a sealed copy exists
//! only while a job has to present it, and is wiped when the token ends.

pub mod holder;
pub mod introspection;
pub mod queries;
pub mod throttle;

use crate::db::{self, Conn, Tx};
use crate::domain::dataset::Zone;
use crate::domain::ids::{AccessTokenId, CitizenId, ResourceId, TransactionUid, TransferId};
use crate::kit::clock::{Span, Timestamp, hours};
use crate::kit::random::Random;
use crate::kit::seal::{Place, Vault};
use crate::kit::secret::Secret;

/// From consent to the outcome, at most this long: at this very age it is dead.
pub const LIFETIME: Span = hours(8);

const SEALED: &str = "access_tokens.token";
const LOOKUP: &str = "access token";
const DIGITS: usize = 64;
const LONGEST_PREFIX: usize = "mydatadev::".len();

/// What a token of a zone begins with.
#[must_use]
pub const fn prefix(zone: Zone) -> &'static str {
    match zone {
        Zone::Production => "mydata::",
        Zone::Test => "mydatadev::",
    }
}

/// A new token of the zone.
#[must_use]
pub fn draw(random: &dyn Random, zone: Zone) -> Secret {
    Secret::new(format!(
        "{}{}",
        prefix(zone),
        hex::encode(random.bytes::<{ DIGITS / 2 }>())
    ))
}

/// The keyed hash under which the token is found again.
#[must_use]
pub fn lookup(vault: &Vault, token: &str) -> String {
    vault.lookup(LOOKUP, token)
}

/// Whether the text could be a token at all: saves the look-up of nonsense.
#[must_use]
pub fn is_shaped(text: &str) -> bool {
    text.len() <= LONGEST_PREFIX + DIGITS
        && [Zone::Production, Zone::Test].into_iter().any(|zone| {
            text.strip_prefix(prefix(zone)).is_some_and(|digits| {
                digits.len() == DIGITS
                    && digits
                        .bytes()
                        .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
            })
        })
}

/// What a token is issued for.
#[derive(Debug, Clone)]
pub struct Grant {
    /// The transfer that will present it.
    pub transfer: TransferId,
    /// Whose word it is.
    pub citizen: CitizenId,
    /// For which data.
    pub dataset: ResourceId,
    /// In which transaction.
    pub transaction_uid: TransactionUid,
    /// The three letters of the method by which the citizen proved who they are.
    pub verification: String,
    /// When.
    pub issued_at: Timestamp,
}

/// Issues a token, alive until [`end`] or [`LIFETIME`].
///
/// # Errors
/// A fault of the database, or a data set that is not there.
pub fn issue(tx: &mut Tx<'_>, vault: &Vault, grant: &Grant) -> db::Result<Secret> {
    let id = AccessTokenId::draw(vault.random());
    let token = draw(vault.random(), queries::find_zone(tx, &grant.dataset)?);
    let place = id.to_string();
    let keys = queries::Keys {
        id,
        lookup: lookup(vault, token.reveal()),
        sealed: vault.seal(Place::new(SEALED, &place), token.reveal().as_bytes()),
    };
    queries::insert(tx, grant, keys)?;
    Ok(token)
}

/// The living token of a transfer, to be presented.
///
/// # Errors
/// A fault of the database, or a copy that does not open.
pub fn present(conn: &mut Conn, vault: &Vault, transfer: TransferId) -> db::Result<Option<Secret>> {
    let Some((id, sealed)) = queries::find_sealed(conn, transfer)? else {
        return Ok(None);
    };
    vault
        .open_text(Place::new(SEALED, &id.to_string()), &sealed)
        .map(|token| Some(Secret::new(token)))
        .map_err(|why| db::Error::row("access_tokens", why))
}

/// Ends the token of a transfer and wipes the sealed copy; `false` when it had ended.
///
/// # Errors
/// A fault of the database.
pub fn end(tx: &mut Tx<'_>, now: Timestamp, transfer: TransferId) -> db::Result<bool> {
    queries::mark_ended(tx, transfer, now)
}

/// Whether a token may still be acted on.
#[must_use]
pub fn is_active(now: Timestamp, expires_at: Timestamp, ended_at: Option<Timestamp>) -> bool {
    ended_at.is_none() && now < expires_at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::clock::seconds;
    use crate::kit::random::SeededChance;

    #[test]
    fn a_token_tells_its_zone_and_has_sixty_four_digits() {
        let random = SeededChance::from_seed(1);
        let token = draw(&random, Zone::Production);
        assert!(token.reveal().starts_with("mydata::"));
        assert_eq!(token.reveal().len(), 72);
        assert!(is_shaped(token.reveal()));
        let token = draw(&random, Zone::Test);
        assert!(token.reveal().starts_with("mydatadev::"));
        assert!(is_shaped(token.reveal()));
    }

    #[test]
    fn other_texts_are_no_tokens() {
        let good = format!("mydata::{}", "0a".repeat(32));
        assert!(is_shaped(&good));
        for text in [
            "",
            "mydata::",
            &good[1..],
            &good[..71],
            &format!("{good}0"),
            &good.to_uppercase(),
            &good.replace("0a", "0g"),
        ] {
            assert!(!is_shaped(text), "{text}");
        }
    }

    #[test]
    fn it_is_dead_at_eight_hours_and_not_a_second_before() {
        let issued: Timestamp = "2026-11-20T06:00:00Z".parse().unwrap();
        let end = issued.plus(hours(8));
        let expires = issued.plus(LIFETIME);
        assert!(is_active(end.minus(seconds(1)), expires, None));
        assert!(!is_active(end, expires, None));
        assert!(!is_active(end.plus(seconds(1)), expires, None));
        assert!(!is_active(issued, expires, Some(issued)));
    }
}
