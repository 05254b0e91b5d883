use diesel::prelude::*;

use super::schema::wishes;
use super::*;
use crate::kit::clock::Timestamp;

crate::uuid_id!(
    /// A row.
    WishId
);

fn fresh() -> (tempfile::TempDir, Db) {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&Address::Sqlite(folder.path().join("t.sqlite"))).unwrap();
    migrate::run(&db).unwrap();
    (folder, db)
}

fn insert(tx: &mut Tx<'_>, id: WishId, at: Timestamp) -> Result<usize> {
    let row = (
        wishes::id.eq(id),
        wishes::wish.eq("more"),
        wishes::locale.eq("en"),
        wishes::made_at.eq(at),
    );
    Ok(diesel::insert_into(wishes::table)
        .values(row)
        .execute(&mut **tx)?)
}

fn draw() -> WishId {
    WishId::draw(&crate::kit::random::SystemChance::default())
}

#[test]
fn a_row_goes_in_and_comes_back() {
    let (_folder, db) = fresh();
    let (id, at) = (draw(), "2026-11-20T06:05:04.123456Z".parse().unwrap());
    db.write_now(|tx| insert(tx, id, at)).unwrap();
    let back: (WishId, Timestamp) = db
        .read_now(|conn| -> Result<_> {
            Ok(wishes::table
                .select((wishes::id, wishes::made_at))
                .filter(wishes::made_at.le(at))
                .first(conn)?)
        })
        .unwrap();
    assert_eq!(back, (id, at));
}

#[test]
fn what_is_refused_is_rolled_back_and_a_panic_too() {
    let (_folder, db) = fresh();
    let at = Timestamp::from_unix(0).unwrap();
    let refused: Result<()> = db.write_now(|tx| {
        insert(tx, draw(), at)?;
        Err(Error::GivenUp)
    });
    assert!(refused.is_err());
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let _: Result<()> = db.write_now(|tx| {
            insert(tx, draw(), at)?;
            panic!("on purpose");
        });
    }));
    assert!(panicked.is_err());
    let count: i64 = db
        .read_now(|conn| -> Result<_> { Ok(wishes::table.count().get_result(conn)?) })
        .unwrap();
    assert_eq!(count, 0);
}

#[test]
fn whoever_waits_for_its_turn_sees_what_the_one_before_has_written() {
    use std::sync::mpsc::{RecvTimeoutError, channel};
    use std::time::Duration;

    for trial in trial::each() {
        let (db, at) = (trial.db.clone(), Timestamp::from_unix(0).unwrap());
        let (begun, begins) = channel();
        let (done, ends) = channel();
        let first: Result<_> = trial.db.write_now(|tx| {
            tx.take_turn()?;
            let second = std::thread::spawn(move || {
                begun.send(()).unwrap();
                let seen = db.write_now(|tx| -> Result<i64> {
                    tx.take_turn()?;
                    Ok(wishes::table.count().get_result(&mut **tx)?)
                });
                done.send(seen.unwrap()).unwrap();
            });
            begins.recv().unwrap();
            let early = ends.recv_timeout(Duration::from_millis(300));
            assert_eq!(early, Err(RecvTimeoutError::Timeout), "it waits");
            insert(tx, draw(), at)?;
            Ok(second)
        });
        assert_eq!(ends.recv().unwrap(), 1);
        first.unwrap().join().unwrap();
    }
}

#[test]
fn a_reader_cannot_write() {
    let (_folder, db) = fresh();
    let outcome =
        db.read_now(|conn| -> Result<_> { Ok(diesel::delete(wishes::table).execute(conn)?) });
    assert!(outcome.is_err());
}

#[test]
fn every_migration_can_be_taken_back_and_made_again() {
    let (_folder, db) = fresh();
    assert!(!db.read_now(migrate::is_pending).unwrap());
    let reverted = migrate::revert_all(&db).unwrap();
    assert_eq!(migrate::run(&db).unwrap(), reverted);
}

#[test]
fn a_mistyped_address_is_refused() {
    for text in ["", "sqlite:", "postgre://x", "data.sqlite", "mysql://x"] {
        assert!(Address::parse(text).is_err(), "{text}");
    }
    assert_eq!(
        Address::parse("sqlite:var/a.sqlite").unwrap(),
        Address::Sqlite("var/a.sqlite".into())
    );
}

/// How SQLite is built.
fn build_flags() -> Vec<String> {
    #[derive(QueryableByName)]
    struct Built {
        #[diesel(sql_type = diesel::sql_types::Text)]
        compile_options: String,
    }
    let (_folder, db) = fresh();
    let built: Vec<Built> = db
        .read_now(|conn| -> Result<_> {
            Ok(diesel::sql_query("PRAGMA compile_options").load(conn)?)
        })
        .unwrap();
    built
        .into_iter()
        .map(|built| built.compile_options)
        .collect()
}

#[test]
fn sqlite_is_built_for_connections_that_are_never_in_two_threads_at_a_time() {
    let built = build_flags();
    let has = |wanted: &str| built.iter().any(|flag| flag == wanted);
    assert!(has("THREADSAFE=2"));
    assert!(has("DEFAULT_MEMSTATUS=0"));
    assert!(!has("ENABLE_MEMORY_MANAGEMENT"));
}

#[test]
fn no_plan_looks_at_a_bound_value() {
    // Else what is kept prepared is planned anew whenever a value is bound to its LIMIT.
    assert!(build_flags().iter().any(|flag| flag == "ENABLE_QPSG"));
}

#[test]
fn what_is_committed_comes_into_the_main_file_while_others_read_and_write() {
    let (folder, db) = fresh();
    let file = folder.path().join("t.sqlite");
    let size = || std::fs::metadata(&file).unwrap().len();
    let at = Timestamp::from_unix(0).unwrap();
    let before = size();
    for _ in 0..200 {
        db.write_now(|tx| insert(tx, draw(), at)).unwrap();
    }
    assert_eq!(size(), before, "it stands in the log beside the file");
    let runtime = actix_web::rt::Runtime::new().unwrap();
    db.write_now(|tx| {
        insert(tx, draw(), at)?;
        runtime.block_on(db.checkpoint())
    })
    .unwrap();
    assert!(size() > before);
}
