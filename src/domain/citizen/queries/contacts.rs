//! Reading and writing the rows of contacts.

use diesel::prelude::*;

use crate::db::schema::contacts;
use crate::db::{self, Conn, Tx};
use crate::domain::citizen::contact::ContactKind;
use crate::domain::ids::{CitizenId, ContactId};
use crate::kit::clock::Timestamp;
use crate::text::Locale;

/// A contact as the table keeps it.
#[derive(Queryable, Selectable)]
#[diesel(table_name = contacts, check_for_backend(crate::db::MultiBackend))]
pub(in crate::domain::citizen) struct SealedContact {
    pub id: ContactId,
    pub kind: ContactKind,
    pub value: Vec<u8>,
    pub locale: Locale,
    pub confirmed_at: Timestamp,
}

pub(in crate::domain::citizen) fn find_living_contact(
    conn: &mut Conn,
    citizen: CitizenId,
) -> db::Result<Option<SealedContact>> {
    let living = contacts::table.filter(
        contacts::citizen_id
            .eq(citizen)
            .and(contacts::retired_at.is_null()),
    );
    Ok(living
        .select(SealedContact::as_select())
        .first(conn)
        .optional()?)
}

/// Retires the living contact of `citizen` and puts `next` in its place; `false` when another came first.
pub(in crate::domain::citizen) fn replace_contact(
    tx: &mut Tx<'_>,
    citizen: CitizenId,
    next: &SealedContact,
) -> db::Result<bool> {
    let living = contacts::table.filter(
        contacts::citizen_id
            .eq(citizen)
            .and(contacts::retired_at.is_null()),
    );
    diesel::update(living)
        .set(contacts::retired_at.eq(next.confirmed_at))
        .execute(&mut **tx)?;
    let row = (
        contacts::id.eq(next.id),
        contacts::citizen_id.eq(citizen),
        contacts::kind.eq(next.kind),
        contacts::value.eq(&next.value),
        contacts::locale.eq(next.locale),
        contacts::confirmed_at.eq(next.confirmed_at),
    );
    let conn: &mut Conn = tx;
    let inserted = crate::each_backend!(conn, inner => diesel::insert_into(contacts::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(inner))?;
    Ok(inserted == 1)
}
