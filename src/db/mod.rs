//! The database: two ways in, [`Db::read`] and [`Db::write`], each one transaction.
//!
//! A use case is one closure. It runs on the blocking pool and takes its connection there. `write` begins
//! with `BEGIN IMMEDIATE` on SQLite, so that reading and then writing cannot fail half-way, and with an
//! ordinary transaction on PostgreSQL, which will interleave: rules put their guard into the `WHERE` and
//! count the rows. Only `write` can make a [`Tx`], and only rules take one.
//!
//! Deliberately absent: repository traits (there is one implementation), and nested transactions.

mod backend;
pub mod dialect;
pub mod mapping;
pub mod migrate;
mod pool;
pub mod schema;
#[cfg(test)]
pub mod trial;

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use diesel::connection::TransactionManager as _;
use diesel::r2d2::{Pool, PooledConnection};
use tokio::sync::Notify;

pub use backend::{Conn, Engine, MultiBackend};
pub use pool::Address;
use pool::Opener;

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

/// The database of this process.
#[derive(Clone)]
pub struct Db {
    readers: Pool<Opener>,
    writers: Pool<Opener>,
    engine: Engine,
    promises: Arc<Notify>,
}

/// A transaction that may write. Only [`Db::write`] makes one.
pub struct Tx<'a> {
    conn: &'a mut Conn,
    promised: bool,
}

impl Tx<'_> {
    /// Notes that this transaction leaves work behind: whoever waits for [`Db::promises`] is woken when it is
    /// committed, and not when it is rolled back.
    pub fn promise(&mut self) {
        self.promised = true;
    }
}

impl Deref for Tx<'_> {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        self.conn
    }
}

impl DerefMut for Tx<'_> {
    fn deref_mut(&mut self) -> &mut Conn {
        self.conn
    }
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

    /// Runs `work` on a connection that reads.
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
        work(&mut conn)
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

    /// A connection outside any transaction: for migrations and the advisory lock around them.
    pub(crate) fn bare(&self) -> Result<PooledConnection<Opener>> {
        connection(&self.writers)
    }
}

fn connection(pool: &Pool<Opener>) -> Result<PooledConnection<Opener>> {
    Ok(pool.get()?)
}

fn in_transaction<T, E: From<Error>>(
    conn: &mut Conn,
    work: impl FnOnce(&mut Tx<'_>) -> std::result::Result<T, E>,
) -> std::result::Result<(T, bool), E> {
    dialect::begin_writing(conn).map_err(Error::from)?;
    let mut tx = Tx {
        conn: &mut *conn,
        promised: false,
    };
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(&mut tx)));
    let promised = tx.promised;
    match outcome {
        Ok(Ok(value)) => {
            Transactions::commit_transaction(conn).map_err(Error::from)?;
            Ok((value, promised))
        }
        Ok(Err(refusal)) => {
            Transactions::rollback_transaction(conn).map_err(Error::from)?;
            Err(refusal)
        }
        Err(panic) => {
            Transactions::rollback_transaction(conn).map_err(Error::from)?;
            std::panic::resume_unwind(panic)
        }
    }
}

type Transactions = <Conn as diesel::Connection>::TransactionManager;

fn spawned<T, E: From<Error>>(
    outcome: std::result::Result<std::result::Result<T, E>, tokio::task::JoinError>,
) -> std::result::Result<T, E> {
    outcome.unwrap_or_else(|_| Err(Error::GivenUp.into()))
}

#[cfg(test)]
mod tests;
