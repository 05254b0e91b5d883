//! What can go wrong with the database itself.

/// What can go wrong with the database itself. Always a fault, never a refusal.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A statement failed.
    #[error("a statement failed")]
    Query(#[from] diesel::result::Error),
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
}

/// A result of the database.
pub type Result<T> = std::result::Result<T, Error>;
