use std::collections::BTreeSet;
use std::sync::Arc;

use diesel::connection::SimpleConnection as _;

use super::*;
use crate::db::trial;
use crate::kit::keyring::Keyring;
use crate::kit::random::SeededChance;

const ONE: &str = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
const TWO: &str = "2:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

fn vault(keys: &str) -> Vault {
    let chance = Arc::new(SeededChance::from_seed(3));
    Vault::new(Keyring::parse(keys).unwrap(), &[9; 32], chance)
}

/// Adds `count` citizens whose names are sealed with `vault`, numbered from `first`.
fn settle(db: &Db, vault: &Vault, first: usize, count: usize) {
    db.write_now(|tx| -> db::Result<()> {
        for number in first..first + count {
            let id = format!("{number:05}");
            let sealed = |column: &'static str| {
                hex::encode(vault.seal(Place::new(column, &id), format!("no. {number}").as_bytes()))
            };
            let blob = |column| match &**tx {
                Conn::Sqlite(_) => format!("X'{}'", sealed(column)),
                Conn::Postgres(_) => format!("'\\x{}'", sealed(column)),
            };
            let sql = format!(
                "INSERT INTO citizens (id, number_lookup, number, birth_date, name, made_at) \
                 VALUES ('{id}', '{id}', {}, {}, {}, '2026-11-20 04:00:00.000000')",
                blob("citizens.number"),
                blob("citizens.birth_date"),
                blob("citizens.name")
            );
            tx.batch_execute(&sql)?;
        }
        Ok(())
    })
    .unwrap();
}

fn old(db: &Db, vault: &Vault) -> BTreeMap<KeyVersion, i64> {
    db.read_now(|conn| count_old(conn, vault)).unwrap()
}

#[test]
fn every_binary_column_is_sealed_or_known_to_be_open() {
    let trial = trial::on_sqlite();
    let tables = trial.db.read_now(queries::list_binary).unwrap();
    let tables: BTreeSet<_> = tables.into_iter().collect();
    let named = |(table, name): (&str, &str)| (table.to_owned(), name.to_owned());
    let sealed = COLUMNS.iter().map(|column| (column.table, column.name));
    let known: BTreeSet<_> = sealed.chain(OPEN.iter().copied()).map(named).collect();
    assert_eq!(tables, known);
}

#[test]
fn every_column_can_be_asked_on_both_databases() {
    for trial in trial::each() {
        assert_eq!(old(&trial.db, &vault(ONE)), BTreeMap::new());
        assert_eq!(reseal(&trial.db, &vault(ONE)).unwrap(), Resealed::default());
    }
}

#[test]
fn what_an_old_key_sealed_the_new_one_seals_anew_and_alone_opens() {
    for trial in trial::each() {
        settle(&trial.db, &vault(ONE), 0, 450);
        let both = vault(&format!("{ONE},{TWO}"));
        assert_eq!(old(&trial.db, &both), BTreeMap::from([(1, 1350)]));
        let done = reseal(&trial.db, &both).unwrap();
        assert_eq!(done.values, 1350);
        assert!(done.unreadable.is_empty());
        assert_eq!(old(&trial.db, &both), BTreeMap::new());
        assert_eq!(reseal(&trial.db, &both).unwrap().values, 0);
        let three = vault(&format!(
            "{TWO},3:AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI="
        ));
        assert_eq!(reseal(&trial.db, &three).unwrap().values, 1350);
    }
}

#[test]
fn a_pass_that_was_killed_goes_on_where_it_stopped() {
    for trial in trial::each() {
        let both = vault(&format!("{ONE},{TWO}"));
        settle(&trial.db, &vault(ONE), 0, 30);
        settle(&trial.db, &both, 30, 20);
        assert_eq!(reseal(&trial.db, &both).unwrap().values, 90);
        assert_eq!(old(&trial.db, &both), BTreeMap::new());
    }
}

#[test]
fn what_cannot_be_opened_is_left_and_counted() {
    for trial in trial::each() {
        settle(&trial.db, &vault(ONE), 0, 3);
        trial
            .db
            .write_now(|tx| -> db::Result<()> {
                Ok(tx.batch_execute("UPDATE citizens SET name = birth_date WHERE id = '00001'")?)
            })
            .unwrap();
        let both = vault(&format!("{ONE},{TWO}"));
        let done = reseal(&trial.db, &both).unwrap();
        assert_eq!(done.values, 8);
        assert_eq!(done.unreadable, BTreeMap::from([("citizens.name", 1)]));
        assert_eq!(old(&trial.db, &both), BTreeMap::from([(1, 1)]));
    }
}
