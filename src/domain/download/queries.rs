//! Reading and writing the rows of downloads.

use diesel::prelude::*;

use super::{Download, Words};
use crate::db::schema::downloads;
use crate::db::{self, Conn, Tx};
use crate::domain::bilingual::Bilingual;
use crate::domain::file::keeping;
use crate::domain::ids::{DownloadId, FileId};
use crate::domain::publication::{Publication, State};
use crate::kit::clock::Timestamp;

#[derive(Queryable, Selectable)]
#[diesel(table_name = downloads, check_for_backend(crate::db::MultiBackend))]
struct Row {
    id: DownloadId,
    title_zh: String,
    title_en: String,
    about_zh: String,
    about_en: String,
    file_id: FileId,
    state: State,
    publish_at: Option<Timestamp>,
    first_public_at: Option<Timestamp>,
    times: i64,
    version: i64,
    made_at: Timestamp,
}

fn whole(conn: &mut Conn, row: Row) -> db::Result<Download> {
    let file = keeping::find(conn, row.file_id)?;
    Ok(Download {
        id: row.id,
        words: Words {
            title: Bilingual::new(row.title_zh, row.title_en),
            about: Bilingual::new(row.about_zh, row.about_en),
        },
        file: file.ok_or_else(|| db::Error::row("downloads", "no such file"))?,
        publication: Publication::kept(
            "downloads",
            row.state,
            (row.publish_at, row.first_public_at),
        )?,
        times: row.times,
        version: row.version,
        made_at: row.made_at,
    })
}

fn all_whole(conn: &mut Conn, rows: Vec<Row>) -> db::Result<Vec<Download>> {
    rows.into_iter().map(|row| whole(conn, row)).collect()
}

/// One, whoever may have it.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, id: DownloadId) -> db::Result<Option<Download>> {
    let row: Option<Row> = downloads::table
        .find(id)
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(|row| whole(conn, row)).transpose()
}

/// What everybody may have, the newest first: `most` behind the first `skipped`.
///
/// # Errors
/// A fault of the database.
pub fn list_public(
    conn: &mut Conn,
    now: Timestamp,
    (skipped, most): (i64, i64),
) -> db::Result<Vec<Download>> {
    let rows: Vec<Row> = downloads::table
        .filter(downloads::state.eq(State::Published))
        .filter(downloads::publish_at.le(now))
        .order((downloads::publish_at.desc(), downloads::id))
        .offset(skipped)
        .limit(most)
        .select(Row::as_select())
        .load(conn)?;
    all_whole(conn, rows)
}

/// How many everybody may have.
///
/// # Errors
/// A fault of the database.
pub fn count_public(conn: &mut Conn, now: Timestamp) -> db::Result<i64> {
    Ok(downloads::table
        .filter(downloads::state.eq(State::Published))
        .filter(downloads::publish_at.le(now))
        .count()
        .get_result(conn)?)
}

/// All of them, the one handed in last first: `most` behind the first `skipped`.
///
/// # Errors
/// A fault of the database.
pub fn list_all(conn: &mut Conn, (skipped, most): (i64, i64)) -> db::Result<Vec<Download>> {
    let rows: Vec<Row> = downloads::table
        .order((downloads::made_at.desc(), downloads::id))
        .offset(skipped)
        .limit(most)
        .select(Row::as_select())
        .load(conn)?;
    all_whole(conn, rows)
}

/// How many there are.
///
/// # Errors
/// A fault of the database.
pub fn count_all(conn: &mut Conn) -> db::Result<i64> {
    Ok(downloads::table.count().get_result(conn)?)
}

/// Adds one.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (id, file): (DownloadId, FileId),
    words: &Words,
    publication: Publication,
) -> db::Result<()> {
    diesel::insert_into(downloads::table)
        .values((
            downloads::id.eq(id),
            downloads::title_zh.eq(&words.title.zh),
            downloads::title_en.eq(&words.title.en),
            downloads::about_zh.eq(&words.about.zh),
            downloads::about_en.eq(&words.about.en),
            downloads::file_id.eq(file),
            downloads::state.eq(publication.state()),
            downloads::publish_at.eq(publication.since()),
            downloads::first_public_at.eq(publication.read()),
            downloads::times.eq(0_i64),
            downloads::version.eq(1_i64),
            downloads::made_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Replaces all but the count; `false` when it is of another version.
pub(super) fn replace(
    tx: &mut Tx<'_>,
    (id, version): (DownloadId, i64),
    file: FileId,
    words: &Words,
    publication: Publication,
) -> db::Result<bool> {
    let seen = downloads::table
        .find(id)
        .filter(downloads::version.eq(version));
    let changed = diesel::update(seen)
        .set((
            downloads::title_zh.eq(&words.title.zh),
            downloads::title_en.eq(&words.title.en),
            downloads::about_zh.eq(&words.about.zh),
            downloads::about_en.eq(&words.about.en),
            downloads::file_id.eq(file),
            downloads::state.eq(publication.state()),
            downloads::publish_at.eq(publication.since()),
            downloads::first_public_at.eq(publication.read()),
            downloads::version.eq(version + 1),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Counts one more time; `false` when there is none such.
pub(super) fn replace_times(tx: &mut Tx<'_>, id: DownloadId) -> db::Result<bool> {
    let changed = diesel::update(downloads::table.find(id))
        .set(downloads::times.eq(downloads::times + 1))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}
