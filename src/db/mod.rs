//! The database: two ways in, [`Db::read`] and [`Db::write`], each one transaction.
//!
//! A use case is one closure. It runs on the blocking pool and takes its connection there. `write` begins
//! with `BEGIN IMMEDIATE` on SQLite, so that reading and then writing cannot fail half-way, and with an
//! ordinary transaction on PostgreSQL, which will interleave: rules put their guard into the `WHERE` and
//! count the rows. `read` sees one state of the rows throughout. Only `write` can make a [`Tx`], and whatever changes
//! rows takes one.
//!
//! Deliberately absent: repository traits (there is one implementation), and nested transactions.

pub mod among;
mod backend;
pub mod dialect;
mod error;
pub mod gathering;
pub mod like;
pub mod mapping;
pub mod migrate;
mod pool;
pub mod schema;
mod transaction;
#[cfg(test)]
pub mod trial;

use std::sync::Arc;

use diesel::r2d2::{Pool, PooledConnection};
use tokio::sync::Notify;

pub use backend::{Conn, Engine, MultiBackend};
pub use error::{Error, Result};
pub use pool::Address;
use pool::Opener;
pub use transaction::Tx;
use transaction::{at_one_moment, in_transaction};

/// The database of this process.
#[derive(Clone)]
pub struct Db {
    readers: Pool<Opener>,
    writers: Pool<Opener>,
    engine: Engine,
    promises: Arc<Notify>,
}

impl Db {
    /// Opens the database at `address`; it does not migrate it.
    ///
    /// # Errors
    /// When the address is unreadable or the database cannot be reached.
    pub fn open(address: &Address) -> Result<Self> {
        let (readers, writers) = pool::open(address)?;
        Ok(Self {
            readers,
            writers,
            engine: address.engine(),
            promises: Arc::default(),
        })
    }

    /// Which of the two databases this is.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// Wakes whoever waits when a transaction of this process has left work behind.
    #[must_use]
    pub fn promises(&self) -> &Notify {
        &self.promises
    }

    /// Runs `work` in one transaction that reads: what it sees fits together.
    ///
    /// # Errors
    /// What `work` answers, or a fault of the database.
    pub async fn read<T, E>(
        &self,
        work: impl FnOnce(&mut Conn) -> std::result::Result<T, E> + Send + 'static,
    ) -> std::result::Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let db = self.clone();
        spawned(tokio::task::spawn_blocking(move || db.read_now(work)).await)
    }

    /// Runs `work` in one transaction; what it refuses is rolled back.
    ///
    /// # Errors
    /// What `work` answers, or a fault of the database.
    pub async fn write<T, E>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
    ) -> std::result::Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let db = self.clone();
        spawned(tokio::task::spawn_blocking(move || db.write_now(work)).await)
    }

    /// As [`Db::read`], on the calling thread: for commands, jobs and tests that are not asynchronous.
    ///
    /// # Errors
    /// What `work` answers, or a fault of the database.
    pub fn read_now<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&mut Conn) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let mut conn = connection(&self.readers)?;
        at_one_moment(&mut conn, work)
    }

    /// As [`Db::write`], on the calling thread: for commands, jobs and tests that are not asynchronous.
    ///
    /// # Errors
    /// What `work` answers, or a fault of the database.
    pub fn write_now<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let mut conn = connection(&self.writers)?;
        let (value, promised) = in_transaction(&mut conn, work)?;
        drop(conn);
        if promised {
            self.promises.notify_one();
        }
        Ok(value)
    }

    /// Moves what has been committed into the main file of the embedded database, while others read and write: whoever commits
    /// when much has gathered would have to wait for it. PostgreSQL does so by itself.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn checkpoint(&self) -> Result<()> {
        let db = self.clone();
        let work = move || Ok(dialect::checkpoint(&mut *connection(&db.readers)?)?);
        spawned(tokio::task::spawn_blocking(work).await)
    }

    /// A connection outside any transaction: for migrations and the advisory lock around them.
    pub(crate) fn bare(&self) -> Result<PooledConnection<Opener>> {
        connection(&self.writers)
    }
}

fn connection(pool: &Pool<Opener>) -> Result<PooledConnection<Opener>> {
    Ok(pool.get()?)
}

fn spawned<T, E: From<Error>>(
    outcome: std::result::Result<std::result::Result<T, E>, tokio::task::JoinError>,
) -> std::result::Result<T, E> {
    outcome.unwrap_or_else(|_| Err(Error::GivenUp.into()))
}

#[cfg(test)]
mod tests;
