//! Reading and writing the rows of news.

use diesel::prelude::*;

use super::{News, Words};
use crate::db::schema::news;
use crate::db::{self, Conn, Tx};
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::NewsId;
use crate::domain::publication::{Publication, State};
use crate::kit::clock::Timestamp;

#[derive(Queryable, Selectable)]
#[diesel(table_name = news, check_for_backend(crate::db::MultiBackend))]
struct Row {
    id: NewsId,
    title_zh: String,
    title_en: String,
    body_zh: String,
    body_en: String,
    state: State,
    publish_at: Option<Timestamp>,
    first_public_at: Option<Timestamp>,
    version: i64,
    made_at: Timestamp,
}

impl TryFrom<Row> for News {
    type Error = db::Error;

    fn try_from(row: Row) -> db::Result<Self> {
        Ok(Self {
            id: row.id,
            words: Words {
                title: Bilingual::new(row.title_zh, row.title_en),
                body: Bilingual::new(row.body_zh, row.body_en),
            },
            publication: Publication::kept(
                "news",
                row.state,
                (row.publish_at, row.first_public_at),
            )?,
            version: row.version,
            made_at: row.made_at,
        })
    }
}

/// One piece of news, whoever may read it.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, id: NewsId) -> db::Result<Option<News>> {
    let row: Option<Row> = news::table
        .find(id)
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(News::try_from).transpose()
}

/// What everybody may read, the newest first: `most` behind the first `skipped`.
///
/// # Errors
/// A fault of the database.
pub fn list_public(
    conn: &mut Conn,
    now: Timestamp,
    (skipped, most): (i64, i64),
) -> db::Result<Vec<News>> {
    let rows: Vec<Row> = news::table
        .filter(news::state.eq(State::Published))
        .filter(news::publish_at.le(now))
        .order((news::publish_at.desc(), news::id))
        .offset(skipped)
        .limit(most)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(News::try_from).collect()
}

/// How many pieces everybody may read.
///
/// # Errors
/// A fault of the database.
pub fn count_public(conn: &mut Conn, now: Timestamp) -> db::Result<i64> {
    Ok(news::table
        .filter(news::state.eq(State::Published))
        .filter(news::publish_at.le(now))
        .count()
        .get_result(conn)?)
}

/// All pieces, the one written last first: `most` behind the first `skipped`.
///
/// # Errors
/// A fault of the database.
pub fn list_all(conn: &mut Conn, (skipped, most): (i64, i64)) -> db::Result<Vec<News>> {
    let rows: Vec<Row> = news::table
        .order((news::made_at.desc(), news::id))
        .offset(skipped)
        .limit(most)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(News::try_from).collect()
}

/// How many pieces there are.
///
/// # Errors
/// A fault of the database.
pub fn count_all(conn: &mut Conn) -> db::Result<i64> {
    Ok(news::table.count().get_result(conn)?)
}

/// Adds a piece.
pub(super) fn insert(tx: &mut Tx<'_>, new: &News) -> db::Result<()> {
    diesel::insert_into(news::table)
        .values((
            news::id.eq(new.id),
            news::title_zh.eq(&new.words.title.zh),
            news::title_en.eq(&new.words.title.en),
            news::body_zh.eq(&new.words.body.zh),
            news::body_en.eq(&new.words.body.en),
            news::state.eq(new.publication.state()),
            news::publish_at.eq(new.publication.since()),
            news::first_public_at.eq(new.publication.read()),
            news::version.eq(new.version),
            news::made_at.eq(new.made_at),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Replaces what a piece says and who may read it; `false` when it is of another version.
pub(super) fn replace(
    tx: &mut Tx<'_>,
    (id, version): (NewsId, i64),
    words: &Words,
    publication: Publication,
) -> db::Result<bool> {
    let seen = news::table.find(id).filter(news::version.eq(version));
    let changed = diesel::update(seen)
        .set((
            news::title_zh.eq(&words.title.zh),
            news::title_en.eq(&words.title.en),
            news::body_zh.eq(&words.body.zh),
            news::body_en.eq(&words.body.en),
            news::state.eq(publication.state()),
            news::publish_at.eq(publication.since()),
            news::first_public_at.eq(publication.read()),
            news::version.eq(version + 1),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}
