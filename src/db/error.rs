//! What can go wrong with the database itself.

use diesel::result::{DatabaseErrorKind, Error as QueryError};

/// What can go wrong with the database itself. A fault, unless the rule that asked makes a refusal of it ([`Error::is_taken`]).
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A statement failed.
    #[error("a statement failed")]
    Query(#[from] QueryError),
    /// No connection could be had in time.
    #[error("no connection could be had")]
    Pool(#[from] diesel::r2d2::PoolError),
    /// A row holds something that this program never writes.
    #[error("a row of {table} is unreadable: {why}")]
    Row {
        /// The table.
        table: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// The process is stopping, or the closure panicked.
    #[error("the work was given up")]
    GivenUp,
    /// The tables cannot be brought to the form this program expects.
    #[error("{0}")]
    Migration(String),
    /// The address names no database that is known here.
    #[error("{0}")]
    Address(String),
}

impl Error {
    /// A row of `table` that cannot be read, with the reason.
    pub fn row(table: &'static str, why: impl std::fmt::Display) -> Self {
        Self::Row {
            table,
            why: why.to_string(),
        }
    }

    /// Whether it is about what one row holds, and not about the database.
    #[must_use]
    pub const fn is_of_a_row(&self) -> bool {
        matches!(
            self,
            Self::Row { .. } | Self::Query(QueryError::DeserializationError(_))
        )
    }

    /// Whether a unique constraint refused it: somebody else was first.
    #[must_use]
    pub const fn is_taken(&self) -> bool {
        matches!(
            self,
            Self::Query(QueryError::DatabaseError(
                DatabaseErrorKind::UniqueViolation,
                _
            ))
        )
    }
}

/// A result of the database.
pub type Result<T> = std::result::Result<T, Error>;
