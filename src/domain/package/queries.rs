//! Reading and writing the rows of packages.

use diesel::prelude::*;

use super::kept::{NewPackage, Package};
use super::retention::Why;
use crate::db::schema::{packages, transfers};
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{CitizenId, PackageId, ResourceId, TransactionUid, TransferId};
use crate::kit::clock::Timestamp;

#[derive(Queryable, Selectable)]
#[diesel(table_name = packages, check_for_backend(crate::db::MultiBackend))]
struct PackageRow {
    id: PackageId,
    transfer_id: TransferId,
    citizen_id: CitizenId,
    dataset_id: ResourceId,
    bytes: i64,
    manifest_digest: String,
    verdict: Vec<u8>,
    fetched_at: Timestamp,
    expires_at: Timestamp,
    deleted_at: Option<Timestamp>,
    deleted_why: Option<Why>,
}

impl TryFrom<(PackageRow, TransactionUid)> for Package {
    type Error = db::Error;

    fn try_from((row, transaction_uid): (PackageRow, TransactionUid)) -> db::Result<Self> {
        let deleted = match (row.deleted_at, row.deleted_why) {
            (None, None) => None,
            (Some(at), Some(why)) => Some((at, why)),
            _ => return Err(db::Error::row("packages", "deleted without time or reason")),
        };
        Ok(Self {
            id: row.id,
            transfer: row.transfer_id,
            transaction_uid,
            citizen: row.citizen_id,
            dataset: row.dataset_id,
            bytes: row.bytes,
            manifest_digest: row.manifest_digest,
            verdict: row.verdict,
            fetched_at: row.fetched_at,
            expires_at: row.expires_at,
            deleted,
        })
    }
}

/// The package, whoever's it is: for the machinery, not for doors.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, id: PackageId) -> db::Result<Option<Package>> {
    packages::table
        .inner_join(transfers::table)
        .filter(packages::id.eq(id))
        .select((PackageRow::as_select(), transfers::transaction_uid))
        .first::<(PackageRow, TransactionUid)>(conn)
        .optional()?
        .map(Package::try_from)
        .transpose()
}

/// This citizen's package, kept or gone.
///
/// # Errors
/// A fault of the database.
pub fn find_for_citizen(
    conn: &mut Conn,
    id: PackageId,
    citizen: CitizenId,
) -> db::Result<Option<Package>> {
    Ok(find(conn, id)?.filter(|package| package.citizen == citizen))
}

/// What is kept for this citizen at `now`, the newest first.
///
/// # Errors
/// A fault of the database.
pub fn list_kept(conn: &mut Conn, citizen: CitizenId, now: Timestamp) -> db::Result<Vec<Package>> {
    packages::table
        .inner_join(transfers::table)
        .filter(
            packages::citizen_id
                .eq(citizen)
                .and(packages::expires_at.gt(now))
                .and(packages::deleted_at.is_null()),
        )
        .order((packages::fetched_at.desc(), packages::id))
        .select((PackageRow::as_select(), transfers::transaction_uid))
        .load::<(PackageRow, TransactionUid)>(conn)?
        .into_iter()
        .map(Package::try_from)
        .collect()
}

/// Lets one transaction at a time look for and keep a package with this manifest. SQLite has one writer anyway.
pub(super) fn lock_manifest(tx: &mut Tx<'_>, digest: &str) -> db::Result<()> {
    if let Conn::Postgres(conn) = &mut **tx {
        diesel::sql_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 12))")
            .bind::<diesel::sql_types::Text, _>(digest)
            .execute(conn)?;
    }
    Ok(())
}

pub(super) fn is_kept_for_another(
    conn: &mut Conn,
    digest: &str,
    citizen: CitizenId,
    now: Timestamp,
) -> db::Result<bool> {
    let others = packages::table.filter(
        packages::manifest_digest
            .eq(digest)
            .and(packages::citizen_id.ne(citizen))
            .and(packages::expires_at.gt(now))
            .and(packages::deleted_at.is_null()),
    );
    Ok(diesel::select(diesel::dsl::exists(others)).get_result(conn)?)
}

pub(super) fn insert(
    tx: &mut Tx<'_>,
    id: PackageId,
    new: &NewPackage,
    expires_at: Timestamp,
) -> db::Result<()> {
    diesel::insert_into(packages::table)
        .values((
            packages::id.eq(id),
            packages::transfer_id.eq(new.transfer),
            packages::citizen_id.eq(new.citizen),
            packages::dataset_id.eq(&new.dataset),
            packages::bytes.eq(new.bytes),
            packages::manifest_digest.eq(&new.manifest_digest),
            packages::verdict.eq(&new.verdict),
            packages::fetched_at.eq(new.fetched_at),
            packages::expires_at.eq(expires_at),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

pub(super) fn mark_deleted(
    tx: &mut Tx<'_>,
    id: PackageId,
    at: Timestamp,
    why: Why,
) -> db::Result<bool> {
    let held = diesel::update(packages::table)
        .filter(packages::id.eq(id).and(packages::deleted_at.is_null()))
        .set((packages::deleted_at.eq(at), packages::deleted_why.eq(why)))
        .execute(&mut **tx)?;
    Ok(held == 1)
}

pub(super) fn mark_swept(tx: &mut Tx<'_>, id: PackageId, at: Timestamp) -> db::Result<bool> {
    let held = diesel::update(packages::table)
        .filter(
            packages::id
                .eq(id)
                .and(packages::swept_at.is_null())
                .and(packages::deleted_at.is_not_null()),
        )
        .set(packages::swept_at.eq(at))
        .execute(&mut **tx)?;
    Ok(held == 1)
}

pub(super) fn list_due(conn: &mut Conn, now: Timestamp, most: i64) -> db::Result<Vec<PackageId>> {
    Ok(packages::table
        .filter(
            packages::swept_at.is_null().and(
                packages::expires_at
                    .le(now)
                    .or(packages::deleted_at.is_not_null()),
            ),
        )
        .order(packages::expires_at)
        .limit(most)
        .select(packages::id)
        .load(conn)?)
}

pub(super) fn is_unswept(conn: &mut Conn, id: PackageId) -> db::Result<bool> {
    let kept = packages::table.filter(packages::id.eq(id).and(packages::swept_at.is_null()));
    Ok(diesel::select(diesel::dsl::exists(kept)).get_result(conn)?)
}
