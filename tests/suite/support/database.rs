//! A database for each test: a copy of one that was migrated once.
//!
//! On SQLite the migrated file is kept in memory and written out again; on PostgreSQL it is a template, named
//! for the migrations it holds, that stays on the server for the next run.

use std::io::Write as _;
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use mydata::db::{Address, Db, Engine, migrate};
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;
use url::Url;

/// A migrated, empty database that is gone when it is dropped.
pub struct TestDatabase {
    address: Address,
    db: Db,
    _folder: Option<TempDir>,
    on_server: Option<(Url, String)>,
}

impl TestDatabase {
    /// A fresh one on the database of this run.
    pub fn new() -> Self {
        match engine() {
            Engine::Sqlite => Self::on_sqlite(),
            Engine::Postgres => Self::on_postgres(Some(migrated_template())),
        }
    }

    /// One without any table, to be migrated by the test.
    pub fn empty() -> Self {
        match engine() {
            Engine::Sqlite => Self::in_file(None),
            Engine::Postgres => Self::on_postgres(None),
        }
    }

    /// The database, open.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// Where it is, for a process of its own.
    pub fn address(&self) -> &Address {
        &self.address
    }

    fn on_sqlite() -> Self {
        static MIGRATED: OnceLock<Vec<u8>> = OnceLock::new();
        let migrated = MIGRATED.get_or_init(|| {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("template.sqlite");
            migrate::run(&Db::open(&Address::Sqlite(path.clone())).unwrap()).unwrap();
            let mut conn = SqliteConnection::establish(&path.to_string_lossy()).unwrap();
            conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")
                .unwrap();
            std::fs::read(path).unwrap()
        });
        Self::in_file(Some(migrated))
    }

    fn in_file(held: Option<&[u8]>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.sqlite");
        if let Some(held) = held {
            std::fs::write(&path, held).unwrap();
        }
        let address = Address::Sqlite(path);
        Self {
            db: Db::open(&address).unwrap(),
            address,
            _folder: Some(folder),
            on_server: None,
        }
    }

    fn on_postgres(template: Option<&str>) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let server = postgres();
        let name = format!(
            "mydata_test_{}_{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        execute(
            &server,
            &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
        );
        let template = template.map(|template| format!(" TEMPLATE {template}"));
        let template = template.unwrap_or_default();
        execute(&server, &format!("CREATE DATABASE {name}{template}"));
        let address = Address::Postgres(within(&server, &name));
        Self {
            db: Db::open(&address).unwrap(),
            address,
            _folder: None,
            on_server: Some((server, name)),
        }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Some((server, name)) = &self.on_server {
            execute(server, &format!("DROP DATABASE {name} WITH (FORCE)"));
        }
    }
}

fn postgres() -> Url {
    let server = server().expect("MYDATA_TEST_POSTGRES says where PostgreSQL is");
    Url::parse(&server).unwrap()
}

fn migrated_template() -> &'static str {
    static TEMPLATE: OnceLock<String> = OnceLock::new();
    TEMPLATE.get_or_init(|| template(&postgres()))
}

/// The template of these migrations; made by whoever holds the lock first.
fn template(server: &Url) -> String {
    let name = format!("mydata_template_{}", fingerprint());
    let mut conn = PgConnection::establish(server.as_str()).unwrap();
    conn.batch_execute("SELECT pg_advisory_lock(7)").unwrap();
    let known = diesel::sql_query(format!(
        "SELECT 1 FROM pg_database WHERE datname = '{name}'"
    ))
    .execute(&mut conn)
    .unwrap();
    if known == 0 {
        let draft = format!("{name}_draft");
        conn.batch_execute(&format!("DROP DATABASE IF EXISTS {draft} WITH (FORCE)"))
            .unwrap();
        conn.batch_execute(&format!("CREATE DATABASE {draft}"))
            .unwrap();
        migrate::run(&Db::open(&Address::Postgres(within(server, &draft))).unwrap()).unwrap();
        let close = format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{draft}'"
        );
        diesel::sql_query(close).execute(&mut conn).unwrap();
        conn.batch_execute(&format!("ALTER DATABASE {draft} RENAME TO {name}"))
            .unwrap();
    }
    conn.batch_execute("SELECT pg_advisory_unlock(7)").unwrap();
    name
}

/// Changes when a migration changes.
fn fingerprint() -> String {
    let mut hash = Sha256::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/postgres")];
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        entries.sort();
        for path in entries {
            hash.update(path.to_string_lossy().as_bytes());
            if path.is_dir() {
                folders.push(path);
            } else {
                hash.update(std::fs::read(path).unwrap());
            }
        }
    }
    hex::encode(&hash.finalize()[..8])
}

fn execute(server: &Url, statement: &str) {
    let mut conn = PgConnection::establish(server.as_str()).unwrap();
    conn.batch_execute(statement).unwrap();
}

fn within(server: &Url, name: &str) -> String {
    let mut url = server.clone();
    url.set_path(name);
    url.into()
}

/// The database that this run is for.
#[expect(
    clippy::disallowed_methods,
    reason = "whoever runs the tests says which database"
)]
fn engine() -> Engine {
    match std::env::var("MYDATA_TEST_DATABASE").as_deref() {
        Err(_) | Ok("sqlite") => Engine::Sqlite,
        Ok("postgres") => Engine::Postgres,
        Ok(other) => panic!("MYDATA_TEST_DATABASE is sqlite or postgres, not {other}"),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "whoever runs the tests says where PostgreSQL is"
)]
fn server() -> Option<String> {
    std::env::var("MYDATA_TEST_POSTGRES").ok()
}

#[test]
fn a_ring_that_is_left_out_says_so() {
    if server().is_none() {
        // Written past the test runner's capture, so that a run without PostgreSQL says so.
        let _ = std::io::stderr().write_all(
            b"LEFT OUT: the suite on PostgreSQL (MYDATA_TEST_POSTGRES is not set; tests/run starts one)\n",
        );
    }
}

#[test]
fn each_test_has_a_migrated_database_of_its_own() {
    let (one, two) = (TestDatabase::new(), TestDatabase::new());
    assert_ne!(format!("{:?}", one.address()), "");
    assert_eq!(one.db().engine(), engine());
    for database in [&one, &two] {
        assert!(!database.db().read_now(migrate::is_pending).unwrap());
        let made = database
            .db()
            .write_now(|tx| -> Result<(), mydata::db::Error> {
                tx.batch_execute("CREATE TABLE only_here (id TEXT)")?;
                Ok(())
            });
        assert!(made.is_ok(), "the other test's table is seen: {made:?}");
    }
}

#[test]
fn a_database_is_gone_when_its_test_is_over() {
    let database = TestDatabase::new();
    let address = database.address().clone();
    drop(database);
    match address {
        Address::Sqlite(path) => assert!(!path.exists()),
        Address::Postgres(url) => assert!(PgConnection::establish(&url).is_err()),
    }
}
