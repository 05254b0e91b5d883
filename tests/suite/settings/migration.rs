//! `MYDATA_DATABASE_URL`, `MYDATA_MIGRATE`, and `mydata migrate`.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use mydata::db::{Address, Conn, Db, Engine, migrate};

use super::refusal;
use crate::jobs::program::Program;
use crate::support::database::TestDatabase;

/// The number under which processes take turns on PostgreSQL: if it were another, nobody would be seen waiting.
const LOCK: i64 = 0x006d_7964_6174_6131;

#[derive(QueryableByName, Debug, PartialEq)]
struct Line {
    #[diesel(sql_type = diesel::sql_types::Text)]
    line: String,
}

fn lines(db: &Db, query: &str) -> Vec<Line> {
    let read = |conn: &mut Conn| -> mydata::db::Result<_> {
        Ok(diesel::sql_query(query).load::<Line>(conn)?)
    };
    db.read_now(read).unwrap()
}

/// Everything that makes up the tables.
fn shape(db: &Db) -> Vec<Line> {
    lines(
        db,
        match db.engine() {
            Engine::Sqlite => {
                "SELECT sql AS line FROM sqlite_master WHERE sql IS NOT NULL ORDER BY 1"
            }
            Engine::Postgres => {
                "SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) AS line \
                 FROM information_schema.columns WHERE table_schema = 'public' \
                 UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"
            }
        },
    )
}

fn url(database: &TestDatabase) -> String {
    match database.address() {
        Address::Sqlite(path) => format!("sqlite:{}", path.display()),
        Address::Postgres(url) => url.clone(),
    }
}

/// On PostgreSQL: keeps migrations waiting until two processes want to begin.
fn hold_until_two_wait(address: &Address) -> Option<PgConnection> {
    let Address::Postgres(url) = address else {
        return None;
    };
    let mut conn = PgConnection::establish(url).unwrap();
    conn.batch_execute(&format!("SELECT pg_advisory_lock({LOCK})"))
        .unwrap();
    Some(conn)
}

fn let_go(mut conn: PgConnection) {
    let waiting = "SELECT 'waits' AS line FROM pg_locks l JOIN pg_database d ON d.oid = l.database \
        WHERE l.locktype = 'advisory' AND NOT l.granted AND d.datname = current_database()";
    while diesel::sql_query(waiting)
        .load::<Line>(&mut conn)
        .unwrap()
        .len()
        < 2
    {
        std::thread::yield_now();
    }
}

#[test]
fn two_processes_that_migrate_an_empty_database_at_once_both_end_well() {
    let folder = tempfile::tempdir().unwrap();
    let whole = TestDatabase::new();
    for _ in 0..3 {
        let database = TestDatabase::empty();
        let url = url(&database);
        let held = hold_until_two_wait(database.address());
        let run = || {
            Program::run(
                folder.path(),
                &[("MYDATA_DATABASE_URL", &url)],
                &["migrate"],
            )
        };
        let both = [run(), run()];
        if let Some(conn) = held {
            let_go(conn);
        }
        let applied = both.map(|program| {
            let (ended, said) = program.end();
            assert!(ended.success(), "{said}");
            let count = said.split(" migrations applied").next().unwrap().trim();
            count.parse::<usize>().unwrap()
        });
        let folders = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/sqlite");
        let all = std::fs::read_dir(folders).unwrap().count();
        assert_eq!(applied.iter().sum::<usize>(), all, "each was applied once");
        assert!(applied.contains(&0), "one found nothing left to do");
        assert!(!database.db().read_now(migrate::is_pending).unwrap());
        assert_eq!(shape(database.db()), shape(whole.db()));
    }
}

#[test]
fn a_server_that_may_not_migrate_says_who_does_and_starts_afterwards() {
    let (folder, database) = (tempfile::tempdir().unwrap(), TestDatabase::empty());
    let url = url(&database);
    let settings = [
        ("MYDATA_DATABASE_URL", url.as_str()),
        ("MYDATA_MIGRATE", "false"),
    ];
    let said = refusal(Program::run(folder.path(), &settings, &[]));
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].contains("`mydata migrate`") && said[0].contains("MYDATA_MIGRATE"),
        "{said:?}"
    );
    let (ended, _) = Program::run(folder.path(), &settings[..1], &["migrate"]).end();
    assert!(ended.success());
    Program::run(folder.path(), &settings, &[]).address();
}

#[test]
fn without_being_told_otherwise_the_server_migrates_and_keeps_its_rows_where_it_is_told() {
    let (folder, database) = (tempfile::tempdir().unwrap(), TestDatabase::empty());
    Program::run(
        folder.path(),
        &[("MYDATA_DATABASE_URL", &url(&database))],
        &[],
    )
    .address();
    assert!(!database.db().read_now(migrate::is_pending).unwrap());
    assert!(!folder.path().join("mydata.sqlite").exists());
}
