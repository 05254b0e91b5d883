//! Reading and writing files and their pieces.

use diesel::prelude::*;

use super::keeping::KeptFile;
use super::{File, FileKind, FileName};
use crate::db::schema::{file_chunks, files};
use crate::db::{self, Conn, Tx};
use crate::domain::audit::Actor;
use crate::domain::ids::FileId;
use crate::kit::clock::Timestamp;

#[derive(Queryable, Selectable)]
#[diesel(table_name = files, check_for_backend(crate::db::MultiBackend))]
struct Row {
    id: FileId,
    name: String,
    kind: FileKind,
    bytes: i64,
    kept_at: Timestamp,
}

impl TryFrom<Row> for KeptFile {
    type Error = db::Error;

    fn try_from(row: Row) -> db::Result<Self> {
        Ok(Self {
            id: row.id,
            name: FileName::clean(&row.name),
            kind: row.kind,
            bytes: u64::try_from(row.bytes).map_err(|why| db::Error::row("files", why))?,
            kept_at: row.kept_at,
        })
    }
}

/// Adds a file, without its pieces.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: Actor,
    (id, file): (FileId, &File),
) -> db::Result<()> {
    let bytes = i64::try_from(file.content.len()).map_err(|why| db::Error::row("files", why))?;
    diesel::insert_into(files::table)
        .values((
            files::id.eq(id),
            files::name.eq(file.name.as_str()),
            files::kind.eq(file.kind),
            files::bytes.eq(bytes),
            files::kept_at.eq(now),
            files::kept_by.eq(by),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Adds a piece.
pub(super) fn insert_piece(
    tx: &mut Tx<'_>,
    (id, place): (FileId, i64),
    piece: &[u8],
) -> db::Result<()> {
    diesel::insert_into(file_chunks::table)
        .values((
            file_chunks::file_id.eq(id),
            file_chunks::place.eq(place),
            file_chunks::content.eq(piece),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// One file.
pub(super) fn find(conn: &mut Conn, id: FileId) -> db::Result<Option<KeptFile>> {
    let row: Option<Row> = files::table
        .find(id)
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(KeptFile::try_from).transpose()
}

/// One piece.
pub(super) fn find_piece(conn: &mut Conn, id: FileId, place: i64) -> db::Result<Option<Vec<u8>>> {
    Ok(file_chunks::table
        .find((id, place))
        .select(file_chunks::content)
        .first(conn)
        .optional()?)
}

/// Takes a file and its pieces away; `false` when there is none such.
pub(super) fn delete(tx: &mut Tx<'_>, id: FileId) -> db::Result<bool> {
    let pieces = file_chunks::table.filter(file_chunks::file_id.eq(id));
    diesel::delete(pieces).execute(&mut **tx)?;
    Ok(diesel::delete(files::table.find(id)).execute(&mut **tx)? == 1)
}
