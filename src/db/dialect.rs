//! The few statements that differ between the two databases.

use diesel::connection::{AnsiTransactionManager, SimpleConnection as _, TransactionManager as _};
use diesel::result::QueryResult;

use super::Conn;

/// Runs the same expression on whichever database stands behind the connection, with its own full Diesel.
#[macro_export]
macro_rules! each_backend {
    ($conn:expr, $inner:ident => $body:expr) => {
        match &mut *$conn {
            $crate::db::Conn::Sqlite($inner) => $body,
            $crate::db::Conn::Postgres($inner) => $body,
        }
    };
}

/// Rows of one statement on PostgreSQL, which bounds how many values one may hold.
pub const ROWS: usize = 500;

/// Rows of one statement on SQLite: few enough that it is prepared once and kept.
pub const ROWS_PREPARED: usize = 32;

/// Inserts rows in their order: by few statements on PostgreSQL, where each takes a journey; on SQLite by statements that
/// are prepared once, for many and for one.
#[macro_export]
macro_rules! insert_all {
    ($tx:expr, $table:path, $rows:expr) => {{
        let rows: Vec<_> = $rows;
        match &mut **$tx {
            $crate::db::Conn::Sqlite(inner) => {
                let (many, rest) = rows.as_chunks::<{ $crate::db::dialect::ROWS_PREPARED }>();
                for some in many {
                    diesel::insert_into($table).values(some).execute(inner)?;
                }
                for row in rest {
                    diesel::insert_into($table).values(row).execute(inner)?;
                }
            }
            $crate::db::Conn::Postgres(inner) => {
                for some in rows.chunks($crate::db::dialect::ROWS) {
                    diesel::insert_into($table).values(some).execute(inner)?;
                }
            }
        }
    }};
}

/// Begins a transaction that may write: `BEGIN IMMEDIATE` on SQLite, so that it never has to be upgraded.
pub(super) fn begin_writing(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(inner) => {
            AnsiTransactionManager::begin_transaction_sql(inner, "BEGIN IMMEDIATE")
        }
        Conn::Postgres(inner) => AnsiTransactionManager::begin_transaction(inner),
    }
}

/// The turn of transactions that must not run beside each other; any number, as long as every process uses the same.
const TURN: i64 = 0x006d_7964_6174_6132;

/// Waits until no other transaction has its turn; the turn ends with the transaction. On SQLite there is one writing
/// transaction at a time anyway.
pub(super) fn wait_for_turn(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(_) => Ok(()),
        Conn::Postgres(inner) => {
            inner.batch_execute(&format!("SELECT pg_advisory_xact_lock({TURN})"))
        }
    }
}

/// Moves what has been committed into the main file, as far as nobody has to wait for it.
pub(super) fn checkpoint(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(inner) => inner.batch_execute("PRAGMA wal_checkpoint(PASSIVE)"),
        Conn::Postgres(_) => Ok(()),
    }
}

/// Begins a transaction that only reads, and sees one state of the rows from its first statement to its last.
pub(super) fn begin_reading(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(inner) => AnsiTransactionManager::begin_transaction(inner),
        Conn::Postgres(inner) => AnsiTransactionManager::begin_transaction_sql(
            inner,
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        ),
    }
}
