//! Several programs that start for the first time at the same moment on one empty database.

use diesel::prelude::*;
use mydata::db::{Address, Conn, Db};
use mydata::kit::keyring::Keyring;
use mydata::kit::random::SystemChance;
use tempfile::TempDir;

use crate::jobs::program::Program;
use crate::support::database::TestDatabase;
use crate::town::keys;

/// Programs that start at once.
const CROWD: usize = 4;

/// The tables that a first start of the sandbox fills.
const FILLED: [&str; 22] = [
    "organizations",
    "counters",
    "counter_datasets",
    "datasets",
    "accounts",
    "account_passwords",
    "account_factors WHERE retired_at IS NULL",
    "members",
    "parks",
    "factories",
    "agencies",
    "facilities",
    "assistances",
    "idle_lands",
    "park_imports",
    "news",
    "downloads",
    "files",
    "courses",
    "inquiries",
    "unit_types",
    "key_material",
];

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    count: i64,
}

fn count(db: &Db, rows: &str) -> i64 {
    let read = |conn: &mut Conn| -> mydata::db::Result<_> {
        let query = format!("SELECT COUNT(*) AS count FROM {rows}");
        Ok(diesel::sql_query(query).get_result::<Count>(conn)?)
    };
    db.read_now(read).unwrap().count
}

/// What so many programs leave behind that are started at once, each with a folder of its own.
fn started(programs: usize) -> Vec<(&'static str, i64)> {
    let database = TestDatabase::empty();
    let url = match database.address() {
        Address::Sqlite(path) => format!("sqlite:{}", path.display()),
        Address::Postgres(url) => url.clone(),
    };
    let key = Keyring::draw_entry(1, &SystemChance::default());
    let folders: Vec<TempDir> = (0..programs)
        .map(|_| {
            let folder = tempfile::tempdir().unwrap();
            keys::lay(&folder.path().join("sandbox"));
            folder
        })
        .collect();
    let settings = [
        ("MYDATA_DATABASE_URL", url.as_str()),
        ("MYDATA_MASTER_KEY", key.as_str()),
    ];
    let start = |folder: &TempDir| Program::run(folder.path(), &settings, &[]);
    let mut running: Vec<Program> = folders.iter().map(start).collect();
    for program in &mut running {
        program.address();
    }
    FILLED.map(|rows| (rows, count(database.db(), rows))).into()
}

#[test]
fn programs_that_start_at_once_on_an_empty_database_enter_everything_once() {
    let (alone, together) = (started(1), started(CROWD));
    assert!(alone.iter().all(|(_, count)| *count > 0), "{alone:?}");
    assert_eq!(together, alone);
}
