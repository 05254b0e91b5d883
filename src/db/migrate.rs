//! Bringing the tables to the form this program expects.
//!
//! The migrations are part of the binary. Of several processes one migrates while the others wait: on PostgreSQL by
//! an advisory lock, on SQLite because all of it is one writing transaction.

use diesel::backend::Backend;
use diesel::connection::SimpleConnection as _;
use diesel::migration::{Migration as _, MigrationSource};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::result::DatabaseErrorKind;
use diesel::sqlite::Sqlite;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness as _, embed_migrations};

use super::{Conn, Db, Engine, Error, Result};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

diesel::table! {
    /// Where Diesel notes what was applied.
    __diesel_schema_migrations (version) {
        /// Which one.
        version -> Text,
    }
}

/// Any number, as long as every process of this program uses the same.
const LOCK: i64 = 0x006d_7964_6174_6131;

/// Applies what is missing and answers how many migrations that were.
///
/// # Errors
/// When a migration fails; on PostgreSQL what went before it stays.
pub fn run(db: &Db) -> Result<usize> {
    let mut conn = db.bare()?;
    match db.engine() {
        Engine::Sqlite => Ok(super::in_transaction(&mut conn, |tx| apply(tx))?.0),
        Engine::Postgres => {
            conn.batch_execute(&format!("SELECT pg_advisory_lock({LOCK})"))?;
            let done = apply(&mut conn);
            conn.batch_execute(&format!("SELECT pg_advisory_unlock({LOCK})"))?;
            done
        }
    }
}

fn apply(conn: &mut Conn) -> Result<usize> {
    let done = match conn {
        Conn::Sqlite(inner) => inner.run_pending_migrations(SQLITE).map(|done| done.len()),
        Conn::Postgres(inner) => inner
            .run_pending_migrations(POSTGRES)
            .map(|done| done.len()),
    };
    done.map_err(|why| Error::Migration(format!("a migration failed: {why}")))
}

/// Takes every migration back: for the test that `down.sql` is real.
///
/// # Errors
/// When one of them cannot be taken back.
pub fn revert_all(db: &Db) -> Result<usize> {
    let mut conn = db.bare()?;
    let done = match &mut *conn {
        Conn::Sqlite(inner) => inner.revert_all_migrations(SQLITE).map(|done| done.len()),
        Conn::Postgres(inner) => inner.revert_all_migrations(POSTGRES).map(|done| done.len()),
    };
    done.map_err(|why| Error::Migration(format!("a migration cannot be taken back: {why}")))
}

/// Whether a migration is missing: another release has to be told to migrate first.
///
/// # Errors
/// When the database cannot be asked.
pub fn is_pending(conn: &mut Conn) -> Result<bool> {
    let known = match conn {
        Conn::Sqlite(_) => versions::<Sqlite>(&SQLITE),
        Conn::Postgres(_) => versions::<Pg>(&POSTGRES),
    }?;
    let applied = __diesel_schema_migrations::table.select(__diesel_schema_migrations::version);
    let applied: Vec<String> = match applied.load(conn) {
        // Nothing was ever made here.
        Err(diesel::result::Error::DatabaseError(DatabaseErrorKind::Unknown, _)) => Vec::new(),
        asked => asked?,
    };
    Ok(known.iter().any(|version| !applied.contains(version)))
}

fn versions<B: Backend>(source: &impl MigrationSource<B>) -> Result<Vec<String>> {
    let migrations = source
        .migrations()
        .map_err(|why| Error::Migration(format!("the migrations cannot be read: {why}")))?;
    let versions = migrations
        .iter()
        .map(|one| one.name().version().to_string());
    Ok(versions.collect())
}
