//! Both databases get the same tables by the same steps, and every step can be taken back.

use std::collections::BTreeSet;
use std::io::Write as _;

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use mydata::db::{Address, Db, migrate};

use crate::finding::{self, Finding};
use crate::tables;
use crate::tree::Tree;

const SIDES: [&str; 2] = ["sqlite", "postgres"];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let steps = SIDES.map(|side| {
        let folder = format!("migrations/{side}/");
        let names: BTreeSet<String> = tree
            .below(&folder)
            .filter_map(|(path, _)| {
                path.strip_prefix(&folder)?
                    .split('/')
                    .next()
                    .map(str::to_owned)
            })
            .collect();
        for name in &names {
            for file in ["up.sql", "down.sql"] {
                let path = format!("{folder}{name}/{file}");
                let says_something = tree.below(&path).any(|(_, text)| {
                    text.lines()
                        .any(|line| !line.trim().is_empty() && !line.trim_start().starts_with("--"))
                });
                if !says_something {
                    findings.push(Finding::at(
                        &path,
                        0,
                        "missing or empty: every step can be taken back",
                    ));
                }
            }
        }
        names
    });
    let [sqlite, postgres] = &steps;
    for name in sqlite.symmetric_difference(postgres) {
        let missing = SIDES[usize::from(sqlite.contains(name))];
        findings.push(Finding::at(
            &format!("migrations/{missing}/{name}"),
            0,
            "missing: both sides have the same steps",
        ));
    }
    findings
}

#[test]
fn both_sides_have_the_same_steps() {
    finding::none(check(Tree::read()));
}

#[test]
fn a_step_on_one_side_only_is_caught() {
    let tree = Tree::of(&[
        ("migrations/sqlite/1_a/up.sql", "CREATE TABLE a (id TEXT);"),
        ("migrations/sqlite/1_a/down.sql", "-- nothing"),
        (
            "migrations/postgres/2_b/up.sql",
            "CREATE TABLE b (id TEXT);",
        ),
        ("migrations/postgres/2_b/down.sql", "DROP TABLE b;"),
    ]);
    let found = check(&tree);
    finding::caught(&found, "migrations/postgres/1_a", 0, "missing");
    finding::caught(&found, "migrations/sqlite/2_b", 0, "missing");
    finding::caught(&found, "migrations/sqlite/1_a/down.sql", 0, "empty");
    assert_eq!(found.len(), 3, "{found:#?}");
}

#[test]
fn every_step_on_sqlite_can_be_taken_back_and_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("house.sqlite");
    let made = up_down_up(&Address::Sqlite(path.clone()), || {
        tables::of_sqlite(&path.to_string_lossy())
    });
    assert!(!made.is_empty(), "the migrations make no table");
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "whoever runs the tests says where PostgreSQL is"
)]
fn both_databases_get_the_same_tables() {
    let Ok(server) = std::env::var("MYDATA_TEST_POSTGRES") else {
        // Written past the test runner's capture, so that a run without PostgreSQL says so.
        let _ = std::io::stderr().write_all(
            b"LEFT OUT: comparing the tables of SQLite and PostgreSQL (MYDATA_TEST_POSTGRES is not set; tests/run starts one)\n",
        );
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("house.sqlite");
    let sqlite = up_down_up(&Address::Sqlite(path.clone()), || {
        tables::of_sqlite(&path.to_string_lossy())
    });

    let name = format!("house_{}", std::process::id());
    let mut conn = PgConnection::establish(&server).unwrap();
    conn.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        .unwrap();
    conn.batch_execute(&format!("CREATE DATABASE {name}"))
        .unwrap();
    let mut url = url::Url::parse(&server).unwrap();
    url.set_path(&name);
    let address = Address::parse(url.as_str()).unwrap();
    let postgres = up_down_up(&address, || tables::of_postgres(url.as_str()));
    conn.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)"))
        .unwrap();

    let differences = tables::differences(&sqlite, &postgres);
    assert!(differences.is_empty(), "{differences:#?}");
}

/// All steps, all of them back, all of them again: the tables must be the same both times, and none in between.
fn up_down_up(address: &Address, look: impl Fn() -> tables::Tables) -> tables::Tables {
    let db = Db::open(address).unwrap();
    migrate::run(&db).unwrap();
    let first = look();
    migrate::revert_all(&db).unwrap();
    assert_eq!(
        look().keys().collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "left behind by down.sql"
    );
    migrate::run(&db).unwrap();
    assert_eq!(look(), first, "made again, the tables differ");
    first
}

#[test]
fn a_difference_between_tables_is_caught() {
    let folder = tempfile::tempdir().unwrap();
    let make = |name: &str, sql: &str| {
        let path = folder.path().join(name).to_string_lossy().into_owned();
        SqliteConnection::establish(&path)
            .unwrap()
            .batch_execute(sql)
            .unwrap();
        tables::of_sqlite(&path)
    };
    let one = make(
        "one",
        "CREATE TABLE a (id TEXT PRIMARY KEY NOT NULL, n INTEGER NOT NULL UNIQUE); CREATE TABLE b (id TEXT PRIMARY KEY NOT NULL, a TEXT REFERENCES a (id));",
    );
    let two = make(
        "two",
        "CREATE TABLE a (id TEXT PRIMARY KEY NOT NULL, n TEXT); CREATE TABLE c (id TEXT);",
    );
    let found = tables::differences(&one, &two).join("\n");
    for part in [
        "a.n is",
        "a: `unique (n)` stands on SQLite only",
        "table b is missing",
        "table c is missing",
    ] {
        assert!(found.contains(part), "{part}: {found}");
    }
    assert!(
        one["b"].keys.contains("a -> a.id on delete no action"),
        "{one:#?}"
    );
}
