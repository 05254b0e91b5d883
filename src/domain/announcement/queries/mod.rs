//! Reading and writing announcements and who wants to hear of them; in a file of its own who was written to.

pub mod letters;

use diesel::prelude::*;

use super::{Announcement, News};
use crate::db::schema::{announcement_letters, announcements, members};
use crate::db::{self, Conn, Tx};
use crate::domain::audit::Actor;
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::{AccountId, AnnouncementId};
use crate::each_backend;
use crate::kit::clock::Timestamp;

#[derive(Queryable, Selectable)]
#[diesel(table_name = announcements, check_for_backend(crate::db::MultiBackend))]
struct Row {
    id: AnnouncementId,
    title_zh: String,
    title_en: String,
    about_zh: String,
    about_en: String,
    made_at: Timestamp,
}

/// One announcement.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, id: AnnouncementId) -> db::Result<Option<Announcement>> {
    let row: Option<Row> = announcements::table
        .find(id)
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(|row| whole(conn, row)).transpose()
}

/// What was announced, the newest first, so many at most.
///
/// # Errors
/// A fault of the database.
pub fn list(conn: &mut Conn, most: i64) -> db::Result<Vec<Announcement>> {
    let rows: Vec<Row> = announcements::table
        .order((announcements::made_at.desc(), announcements::id))
        .limit(most)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(|row| whole(conn, row)).collect()
}

fn whole(conn: &mut Conn, row: Row) -> db::Result<Announcement> {
    let letters = announcement_letters::table
        .filter(announcement_letters::announcement_id.eq(row.id))
        .count()
        .get_result(conn)?;
    Ok(Announcement {
        id: row.id,
        news: News {
            title: Bilingual::new(row.title_zh, row.title_en),
            about: Bilingual::new(row.about_zh, row.about_en),
        },
        made_at: row.made_at,
        letters,
    })
}

/// How many members want to hear of new data services.
///
/// # Errors
/// A fault of the database.
pub fn count_subscribers(conn: &mut Conn) -> db::Result<i64> {
    Ok(members::table
        .filter(members::wants_notices.eq(true))
        .filter(members::activated_at.is_not_null())
        .filter(members::closed_at.is_null())
        .count()
        .get_result(conn)?)
}

/// Adds an announcement; `false` when it is there already.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: Actor,
    (id, news): (AnnouncementId, &News),
) -> db::Result<bool> {
    let values = (
        announcements::id.eq(id),
        announcements::title_zh.eq(&news.title.zh),
        announcements::title_en.eq(&news.title.en),
        announcements::about_zh.eq(&news.about.zh),
        announcements::about_en.eq(&news.about.en),
        announcements::made_at.eq(now),
        announcements::made_by.eq(by),
    );
    let inserted = each_backend!(*tx, conn => diesel::insert_into(announcements::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(conn)?);
    Ok(inserted == 1)
}

/// Whether a member wants to hear of new data services.
///
/// # Errors
/// A fault of the database.
pub fn wants_notices(conn: &mut Conn, account: AccountId) -> db::Result<bool> {
    let wanted: Option<bool> = members::table
        .find(account)
        .filter(members::closed_at.is_null())
        .select(members::wants_notices)
        .first(conn)
        .optional()?;
    Ok(wanted.unwrap_or_default())
}

/// Notes whether a member wants to hear of them; `false` when it is noted already, or the account is closed.
pub(super) fn replace_wish(tx: &mut Tx<'_>, account: AccountId, wanted: bool) -> db::Result<bool> {
    let other = members::table
        .find(account)
        .filter(members::closed_at.is_null())
        .filter(members::wants_notices.eq(!wanted));
    let changed = diesel::update(other)
        .set(members::wants_notices.eq(wanted))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}
