//! Openings as people read them: with the names of the agency, the counter and the data set.

use super::case::Opening;
use super::queries;
use crate::db::{self, Conn};
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::{AccountId, CitizenId, OpeningId};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// An opening with its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The opening, as of the instant it was asked for.
    pub opening: Opening,
    /// The agency.
    pub agency: Bilingual,
    /// Its counter.
    pub counter: Bilingual,
    /// The data set.
    pub dataset: Bilingual,
}

/// Which openings are asked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Which<'a> {
    /// This one.
    One(OpeningId),
    /// A citizen's that began after an instant.
    OfCitizen {
        /// Whose.
        citizen: CitizenId,
        /// After when.
        since: Timestamp,
    },
    /// A citizen's among these.
    Among {
        /// Whose.
        citizen: CitizenId,
        /// Which.
        ids: &'a [OpeningId],
    },
    /// A clerk's that began at an instant or after.
    OfClerk {
        /// Whose.
        account: AccountId,
        /// From when.
        since: Timestamp,
        /// At most so many.
        most: i64,
    },
}

/// The citizen's openings that run at `now`, the newest first: to be seen and stopped in the barcode area.
///
/// # Errors
/// A fault of the database.
pub fn list_running(
    conn: &mut Conn,
    now: Timestamp,
    vault: &Vault,
    citizen: CitizenId,
) -> db::Result<Vec<Seen>> {
    let since = now.minus(super::PATIENCE).minus(super::OPEN_FOR);
    let mut seen = queries::list_seen(conn, now, vault, Which::OfCitizen { citizen, since })?;
    seen.retain(|seen| seen.opening.state.stage().is_running());
    Ok(seen)
}

/// Those of the citizen's openings that the history names: who opened what, why and when.
///
/// # Errors
/// A fault of the database.
pub fn list_for_history(
    conn: &mut Conn,
    now: Timestamp,
    vault: &Vault,
    citizen: CitizenId,
    ids: &[OpeningId],
) -> db::Result<Vec<Seen>> {
    queries::list_seen(conn, now, vault, Which::Among { citizen, ids })
}

/// The clerk's own openings since `since`, the newest first, at most `most`.
///
/// # Errors
/// A fault of the database.
pub fn list_of_clerk(
    conn: &mut Conn,
    now: Timestamp,
    vault: &Vault,
    account: AccountId,
    (since, most): (Timestamp, i64),
) -> db::Result<Vec<Seen>> {
    queries::list_seen(
        conn,
        now,
        vault,
        Which::OfClerk {
            account,
            since,
            most,
        },
    )
}

/// One opening with its names, whoever's it is: for letters.
///
/// # Errors
/// A fault of the database.
pub fn find(
    conn: &mut Conn,
    now: Timestamp,
    vault: &Vault,
    id: OpeningId,
) -> db::Result<Option<Seen>> {
    Ok(queries::list_seen(conn, now, vault, Which::One(id))?.pop())
}
