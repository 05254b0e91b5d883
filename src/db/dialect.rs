//! The few statements that differ between the two databases.

use diesel::connection::{AnsiTransactionManager, TransactionManager as _};
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

/// Begins a transaction that may write: `BEGIN IMMEDIATE` on SQLite, so that it never has to be upgraded.
pub(super) fn begin_writing(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(inner) => {
            AnsiTransactionManager::begin_transaction_sql(inner, "BEGIN IMMEDIATE")
        }
        Conn::Postgres(inner) => AnsiTransactionManager::begin_transaction(inner),
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
