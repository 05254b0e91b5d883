use diesel::prelude::*;

use super::schema::probe;
use super::*;
use crate::kit::clock::Timestamp;

crate::uuid_id!(
    /// A row.
    ProbeId
);

#[test]
fn a_row_goes_in_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&Address::Sqlite(folder.path().join("t.sqlite"))).unwrap();
    migrate::run(&db).unwrap();
    let id = ProbeId::draw(&crate::kit::random::SystemChance::default());
    let at: Timestamp = "2026-11-20T06:05:04.123456Z".parse().unwrap();
    db.write_now(|tx| -> Result<_> {
        diesel::insert_into(probe::table)
            .values((probe::id.eq(id), probe::at.eq(at)))
            .execute(&mut **tx)?;
        Ok(())
    })
    .unwrap();
    let back: (ProbeId, Timestamp) = db
        .read_now(|conn| -> Result<_> { Ok(probe::table.filter(probe::at.le(at)).first(conn)?) })
        .unwrap();
    assert_eq!(back, (id, at));
}
