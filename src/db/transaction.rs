//! A transaction that may write, from its beginning to its end.

use std::ops::{Deref, DerefMut};

use diesel::connection::TransactionManager as _;

use super::{Conn, Error, Result, dialect};

type Transactions = <Conn as diesel::Connection>::TransactionManager;

/// A transaction that may write. Only `Db::write` makes one.
pub struct Tx<'a> {
    conn: &'a mut Conn,
    promised: bool,
}

impl Tx<'_> {
    /// Notes that this transaction leaves work behind: whoever waits for `Db::promises` is woken when it is
    /// committed, and not when it is rolled back.
    pub fn promise(&mut self) {
        self.promised = true;
    }

    /// Waits until no other transaction that takes a turn is under way, in any process: what follows sees all that they
    /// have written. For what looks whether there is anything yet and has no constraint that would stop a second one.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn take_turn(&mut self) -> Result<()> {
        Ok(dialect::wait_for_turn(self.conn)?)
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

/// Runs `work` on one state of the rows, and lets go of it.
pub(super) fn at_one_moment<T, E: From<Error>>(
    conn: &mut Conn,
    work: impl FnOnce(&mut Conn) -> std::result::Result<T, E>,
) -> std::result::Result<T, E> {
    dialect::begin_reading(conn).map_err(Error::from)?;
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(conn)));
    Transactions::rollback_transaction(conn).map_err(Error::from)?;
    outcome.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Runs `work` between the beginning and the end of a transaction; answers whether it left work behind, too.
pub(super) fn in_transaction<T, E: From<Error>>(
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
