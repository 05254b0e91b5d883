use diesel::connection::SimpleConnection as _;

use super::*;
use crate::db::Db;
use crate::db::trial;

fn noon() -> Timestamp {
    "2026-11-20T04:00:00.123456Z".parse().unwrap()
}

fn do_deed(db: &Db, object: &str) {
    let deed = Deed::new(Action::AccountAdded, object)
        .with("zulu", "last")
        .with("alpha", "first");
    let by = By::visitor("192.0.2.1".parse().unwrap());
    db.write_now(|tx| record(tx, noon(), &by, &deed)).unwrap();
}

fn check(db: &Db) -> Result<i64, CannotTrust> {
    db.read_now(verify)
}

fn tamper(db: &Db, sql: &str) {
    db.write_now(|tx| -> db::Result<()> { Ok(tx.batch_execute(sql)?) })
        .unwrap();
}

#[test]
fn a_chain_nobody_touched_is_whole_and_reads_in_order() {
    for trial in trial::each() {
        assert_eq!(check(&trial.db).unwrap(), 0);
        for object in ["a", "b", "c"] {
            do_deed(&trial.db, object);
        }
        assert_eq!(check(&trial.db).unwrap(), 3);
        let entries = trial
            .db
            .read_now(|conn| queries::list_after(conn, 1, 10))
            .unwrap();
        let (entry, _) = entries[0].as_ref().unwrap();
        assert_eq!((entry.seq, entry.object.as_str()), (2, "b"));
        assert_eq!(entry.detail, r#"{"alpha":"first","zulu":"last"}"#);
    }
}

#[test]
fn every_way_of_tampering_is_found_at_its_place() {
    let ways = [
        ("UPDATE audit_entries SET object = 'x' WHERE seq = 2", 2),
        ("UPDATE audit_entries SET detail = '{}' WHERE seq = 1", 1),
        ("UPDATE audit_entries SET actor = 'nobody' WHERE seq = 3", 3),
        (
            "UPDATE audit_entries SET actor = 'operator' WHERE seq = 3",
            3,
        ),
        ("UPDATE audit_entries SET ip = NULL WHERE seq = 4", 4),
        (
            "UPDATE audit_entries SET at = '2026-11-20 05:00:00.000000' WHERE seq = 4",
            4,
        ),
        ("DELETE FROM audit_entries WHERE seq = 2", 2),
        ("DELETE FROM audit_entries WHERE seq = 4", 4),
        ("DELETE FROM audit_entries", 1),
        ("UPDATE audit_head SET digest = 'x'", 4),
        ("UPDATE audit_head SET seq = 3", 4),
        (
            "INSERT INTO audit_entries (seq, at, actor, action, object, detail, digest) VALUES (5, '2026-11-20 05:00:00.000000', 'operator', 'account.added', 'x', '{}', 'x')",
            5,
        ),
    ];
    for (sql, place) in ways {
        let trial = trial::on_sqlite();
        for object in ["a", "b", "c", "d"] {
            do_deed(&trial.db, object);
        }
        tamper(&trial.db, sql);
        let found = check(&trial.db).unwrap_err();
        assert!(
            matches!(found, CannotTrust::BrokenAt(at) if at == place),
            "{sql}: {found:?}"
        );
    }
}

#[test]
fn an_entry_slipped_in_with_a_fitting_digest_is_not_the_last_that_was_written() {
    let trial = trial::on_sqlite();
    do_deed(&trial.db, "a");
    let (_, before) = trial.db.read_now(queries::find_head).unwrap();
    let entry = Entry {
        seq: 2,
        at: noon(),
        actor: Actor::Operator,
        action: Action::AccountAdded,
        object: "x".to_owned(),
        detail: "{}".to_owned(),
        ip: None,
    };
    let fitting = digest(&before, &entry);
    trial
        .db
        .write_now(|tx| queries::insert(tx, &entry, &fitting))
        .unwrap();
    assert!(matches!(
        check(&trial.db).unwrap_err(),
        CannotTrust::BrokenAt(2)
    ));
}

#[test]
fn deeds_of_many_threads_stand_in_one_chain() {
    for trial in trial::each() {
        std::thread::scope(|scope| {
            for _ in 0..6 {
                scope.spawn(|| (0..5).for_each(|_| do_deed(&trial.db, "x")));
            }
        });
        assert_eq!(check(&trial.db).unwrap(), 30);
    }
}

#[test]
fn a_deed_that_is_refused_leaves_no_entry() {
    let trial = trial::on_sqlite();
    let refused: db::Result<()> = trial.db.write_now(|tx| {
        record(
            tx,
            noon(),
            &By::OPERATOR,
            &Deed::new(Action::AccountAdded, "x"),
        )?;
        Err(db::Error::GivenUp)
    });
    assert!(refused.is_err());
    assert_eq!(check(&trial.db).unwrap(), 0);
}
