use std::io::Write as _;

use diesel::prelude::*;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;
use crate::db::schema::factories;
use crate::domain::trial::World;
use crate::text::Catalogue;

const HEAD: &str = "工廠名稱,工廠登記編號,統一編號,工廠地址,工廠市鎮鄉村里,工廠組織型態,工廠設立核准日期,工廠登記核准日期,工廠登記狀態,產業類別,主要產品,Longitude,Latitude,IndustrialParkID";

fn import(
    world: &World,
    content: &[u8],
    leave_out_refused: bool,
) -> Result<Vec<String>, Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("factories.csv");
    std::fs::write(&file, content).unwrap();
    let import = Import {
        what: What::Factories(FileArgument {
            file,
            leave_out_refused,
        }),
        lang: Locale::English,
    };
    let text = Catalogue::of(Locale::English);
    match import.take_over(&world.db) {
        Ok(said) => Ok(said.lines(text)),
        Err(Trouble::Refused(said)) => Err(said.lines(text)),
        Err(Trouble::Failed(why)) => Err(vec![why]),
    }
}

#[test]
fn a_file_is_taken_over_plain_or_packed_and_again_without_effect() {
    let plain = format!("{HEAD}\n甲廠,99000001,,,,,,,,,,,,\n乙廠,99000002,,,,,,,,,,,,\n");
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(plain.as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    for world in World::each() {
        let said = import(&world, &packed, false).unwrap();
        assert_eq!(
            said,
            ["Rows in the file: 2. Added: 2, changed: 0, gone: 0."]
        );
        let said = import(&world, plain.as_bytes(), false).unwrap();
        assert_eq!(
            said,
            ["Rows in the file: 2. Added: 0, changed: 0, gone: 0."]
        );
    }
}

#[test]
fn one_refused_line_leaves_everything_as_it_was_unless_the_operator_leaves_it_out() {
    let file = format!("{HEAD}\n甲廠,99000001,,,,,,,,,,,,\n乙廠,,,,,,,,,,,,,\n");
    for world in World::each() {
        let said = import(&world, file.as_bytes(), false).unwrap_err();
        assert_eq!(said.len(), 2);
        assert!(said[1].starts_with("Line 3: "), "{said:?}");
        let said = import(&world, file.as_bytes(), true).unwrap();
        assert_eq!(
            said[0],
            "Rows in the file: 1. Added: 1, changed: 0, gone: 0."
        );
    }
}

#[test]
fn a_factory_whose_line_is_left_out_stays_as_it_was_known() {
    let lines = |lines: &str| format!("{HEAD}\n{lines}");
    let before = lines(
        "甲廠,99000001,,,,,,,,,,,,\n乙廠,99000002,,,,,,,,,,,,\n丙廠,99000003,,,,,,,,,,,,\n丁廠,99000004,,,,,,,,,,,,\n",
    );
    // The second has a wrong number of the company, the third a field too few; the fourth is there no more.
    let after =
        lines("新甲廠,99000001,,,,,,,,,,,,\n新乙廠,99000002,123,,,,,,,,,,,\n丙廠,99000003,,,,\n");
    for world in World::each() {
        import(&world, before.as_bytes(), false).unwrap();
        let said = import(&world, after.as_bytes(), true).unwrap();
        assert_eq!(
            said[0],
            "Rows in the file: 1. Added: 0, changed: 1, gone: 1."
        );
        assert_eq!(said.len(), 3, "{said:?}");
        let kept = world.read(|conn| {
            let of_today = factories::table.filter(factories::gone_at.is_null());
            let named = of_today.select((factories::id, factories::name));
            Ok(named
                .order(factories::id)
                .load::<(String, String)>(&mut *conn)?)
        });
        let kept: Vec<_> = kept.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(kept, ["新甲廠", "乙廠", "丙廠"]);
    }
}

#[test]
fn a_file_of_something_else_is_told_apart() {
    let world = World::embedded();
    let said = import(&world, b"a,b\n1,2\n", false).unwrap_err();
    assert!(said[0].contains("工廠登記編號"), "{said:?}");
}

/// The real register, where the machine has it.
#[test]
fn the_official_register_is_taken_over_whole() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/factories.csv.gz");
    if !file.exists() {
        eprintln!("{} is not there: left out", file.display());
        return;
    }
    let world = World::embedded();
    let parks = Import {
        what: What::Parks(FileArgument {
            file: file.with_file_name("industrial_parks.csv"),
            leave_out_refused: false,
        }),
        lang: Locale::English,
    };
    parks.take_over(&world.db).unwrap();
    let said = import(&world, &std::fs::read(&file).unwrap(), false);
    assert_eq!(
        said.unwrap(),
        ["Rows in the file: 47591. Added: 47591, changed: 0, gone: 0."]
    );
}
