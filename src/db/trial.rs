//! Databases for unit tests: always an SQLite file, and a PostgreSQL database when a server is named.
//!
//! `MYDATA_TEST_POSTGRES` is the address of a server on which databases may be made; each trial makes one of
//! its own and drops it again.

use diesel::connection::SimpleConnection as _;
use diesel::pg::PgConnection;
use diesel::prelude::*;
use url::Url;

use super::{Address, Db, migrate};
use crate::kit::random::{SharedRandom, SystemChance};

/// A migrated, empty database that goes away when dropped.
pub struct Trial {
    /// The database.
    pub db: Db,
    _place: Place,
}

enum Place {
    File(#[expect(dead_code, reason = "held so that the folder lives")] tempfile::TempDir),
    Server { admin: Url, name: String },
}

/// One trial per database engine that can be had.
#[must_use]
pub fn each() -> Vec<Trial> {
    let mut trials = vec![on_sqlite()];
    match server() {
        Some(admin) => trials.push(on_postgres(admin)),
        None => eprintln!("MYDATA_TEST_POSTGRES is not set: left out PostgreSQL"),
    }
    trials
}

/// A trial on SQLite alone, for what has nothing to do with the engine.
#[must_use]
pub fn on_sqlite() -> Trial {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&Address::Sqlite(folder.path().join("trial.sqlite"))).unwrap();
    migrate::run(&db).unwrap();
    Trial {
        db,
        _place: Place::File(folder),
    }
}

fn on_postgres(admin: Url) -> Trial {
    let random: SharedRandom = std::sync::Arc::new(SystemChance::default());
    let name = format!("trial_{}", random.uuid().simple());
    command(&admin, &format!("CREATE DATABASE {name}"));
    let mut address = admin.clone();
    address.set_path(&name);
    let db = Db::open(&Address::Postgres(address.to_string())).unwrap();
    migrate::run(&db).unwrap();
    Trial {
        db,
        _place: Place::Server { admin, name },
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Self::Server { admin, name } = self {
            command(
                admin,
                &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            );
        }
    }
}

fn command(admin: &Url, sql: &str) {
    PgConnection::establish(admin.as_str())
        .unwrap()
        .batch_execute(sql)
        .unwrap();
}

#[expect(
    clippy::disallowed_methods,
    reason = "tests are told by the environment where a server is"
)]
fn server() -> Option<Url> {
    let address = std::env::var("MYDATA_TEST_POSTGRES").ok()?;
    Some(address.parse().unwrap())
}
