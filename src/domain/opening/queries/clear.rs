//! Rows whose reasons stand in clear.

use diesel::prelude::*;

use crate::db::schema::openings;
use crate::db::{self, Conn, Tx};
use crate::domain::ids::OpeningId;

type Clear = (OpeningId, Option<String>, Option<String>);

/// Some rows in which a reason or a case number stands in clear.
pub(in crate::domain::opening) fn list(conn: &mut Conn, most: i64) -> db::Result<Vec<Clear>> {
    Ok(openings::table
        .filter(
            openings::reason
                .is_not_null()
                .or(openings::case_number.is_not_null()),
        )
        .order(openings::id)
        .limit(most)
        .select((openings::id, openings::reason, openings::case_number))
        .load(conn)?)
}

/// Takes the clear text away, and puts the sealed one where none stands.
pub(in crate::domain::opening) fn replace(
    tx: &mut Tx<'_>,
    id: OpeningId,
    sealed: &[u8],
) -> db::Result<()> {
    diesel::update(openings::table.find(id))
        .filter(openings::purpose.is_null())
        .set(openings::purpose.eq(sealed))
        .execute(&mut **tx)?;
    diesel::update(openings::table.find(id))
        .set((
            openings::reason.eq(None::<String>),
            openings::case_number.eq(None::<String>),
        ))
        .execute(&mut **tx)?;
    Ok(())
}
