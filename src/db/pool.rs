//! Where the database is, and the pools of connections to it.
//!
//! SQLite has one connection that writes and several that only read; PostgreSQL has one pool for both.

use std::path::{Path, PathBuf};
use std::time::Duration;

use diesel::Connection as _;
use diesel::connection::SimpleConnection as _;
use diesel::pg::PgConnection;
use diesel::r2d2::{CustomizeConnection, ManageConnection, Pool};
use diesel::sqlite::SqliteConnection;

use super::{Conn, Engine, Error, Result};

const READERS: u32 = 8;
const POSTGRES_CONNECTIONS: u32 = 12;
const PATIENCE: Duration = Duration::from_secs(5);

/// Where the database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Address {
    /// A file.
    Sqlite(PathBuf),
    /// A server, as a `postgres://` address. May hold a password.
    Postgres(String),
}

impl Address {
    /// Reads `sqlite:path` or `postgres://…`.
    ///
    /// # Errors
    /// When the text is neither: a mistyped address must not become an empty file.
    pub fn parse(text: &str) -> Result<Self> {
        if let Some(path) = text
            .strip_prefix("sqlite:")
            .map(|path| path.strip_prefix("//").unwrap_or(path))
            && !path.is_empty()
        {
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        Err(Error::Address(
            "a database address begins with sqlite: or postgres://".to_owned(),
        ))
    }

    /// Which of the two databases it names.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        match self {
            Self::Sqlite(_) => Engine::Sqlite,
            Self::Postgres(_) => Engine::Postgres,
        }
    }
}

impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(_) => f.write_str("postgres://…"),
        }
    }
}

/// Makes connections for the pool.
#[derive(Debug)]
pub(crate) struct Opener(Address);

impl ManageConnection for Opener {
    type Connection = Conn;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> std::result::Result<Conn, Self::Error> {
        let opened = match &self.0 {
            Address::Sqlite(path) => {
                SqliteConnection::establish(&path.to_string_lossy()).map(Conn::Sqlite)
            }
            Address::Postgres(url) => PgConnection::establish(url).map(Conn::Postgres),
        };
        opened.map_err(diesel::r2d2::Error::ConnectionError)
    }

    fn is_valid(&self, conn: &mut Conn) -> std::result::Result<(), Self::Error> {
        match conn {
            Conn::Sqlite(_) => Ok(()),
            Conn::Postgres(inner) => inner
                .batch_execute("SELECT 1")
                .map_err(diesel::r2d2::Error::QueryError),
        }
    }

    fn has_broken(&self, _: &mut Conn) -> bool {
        std::thread::panicking()
    }
}

#[derive(Debug)]
struct Pragmas(&'static str);

impl CustomizeConnection<Conn, diesel::r2d2::Error> for Pragmas {
    fn on_acquire(&self, conn: &mut Conn) -> std::result::Result<(), diesel::r2d2::Error> {
        conn.batch_execute(self.0)
            .map_err(diesel::r2d2::Error::QueryError)
    }
}

/// What lies in the file is read where the system holds it in memory (up to 256 MiB of it), not copied for each look;
/// the writer keeps up to 32 MiB of pages from one transaction to the next, and moves what is committed into the main
/// file when 16 MiB (4096 pages) of it have gathered, where nobody has done so before ([`super::Db::checkpoint`]). What a
/// statement would need to be undone stays in memory.
const WRITER: &str = "PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; \
    PRAGMA mmap_size = 268435456; PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4096; PRAGMA temp_store = MEMORY;";
const READER: &str = "PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA query_only = ON; PRAGMA mmap_size = 268435456;";

/// Opens the pools: readers first, then the writer.
pub(super) fn open(address: &Address) -> Result<(Pool<Opener>, Pool<Opener>)> {
    match address {
        Address::Sqlite(path) => {
            switch_to_wal(path)?;
            let readers = builder(READERS).connection_customizer(Box::new(Pragmas(READER)));
            let writers = builder(1).connection_customizer(Box::new(Pragmas(WRITER)));
            Ok((
                readers.build(Opener(address.clone()))?,
                writers.build(Opener(address.clone()))?,
            ))
        }
        Address::Postgres(_) => {
            let both = builder(POSTGRES_CONNECTIONS).build(Opener(address.clone()))?;
            Ok((both.clone(), both))
        }
    }
}

fn builder(size: u32) -> diesel::r2d2::Builder<Opener> {
    Pool::builder()
        .max_size(size)
        .min_idle(Some(1))
        .connection_timeout(PATIENCE)
}

/// WAL is a property of the file: set once, by one connection, before the pools are built.
fn switch_to_wal(path: &Path) -> Result<()> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder)
            .map_err(|why| Error::Address(format!("{}: {why}", folder.display())))?;
    }
    let mut conn = SqliteConnection::establish(&path.to_string_lossy())
        .map_err(|why| Error::Address(format!("{}: {why}", path.display())))?;
    conn.batch_execute("PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL;")?;
    Ok(())
}
