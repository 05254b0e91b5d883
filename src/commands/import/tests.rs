use std::io::Write as _;

use diesel::prelude::*;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;
use crate::db::schema::factories;
use crate::domain::park::made_up::enter_at_first;
use crate::domain::trial::World;
use crate::sandbox::park_sample;
use crate::text::Catalogue;

const HEAD: &str = "工廠名稱,工廠登記編號,統一編號,工廠地址,工廠市鎮鄉村里,工廠組織型態,工廠設立核准日期,工廠登記核准日期,工廠登記狀態,產業類別,主要產品,Longitude,Latitude,IndustrialParkID";

fn import(
    world: &World,
    content: &[u8],
    leave_out_refused: bool,
) -> Result<Vec<String>, Vec<String>> {
    import_as(world, content, (leave_out_refused, false))
}

fn import_as(
    world: &World,
    content: &[u8],
    (leave_out_refused, allow_shrinking): (bool, bool),
) -> Result<Vec<String>, Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("factories.csv");
    std::fs::write(&file, content).unwrap();
    let import = Import {
        what: What::Factories(RegisterArgument {
            file: FileArgument {
                file,
                leave_out_refused,
            },
            allow_shrinking,
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
fn a_file_that_leaves_out_more_than_half_is_taken_over_only_when_the_operator_says_so() {
    let file = |numbers: &[u32]| {
        let line = |number: &u32| format!("甲廠,9900000{number},,,,,,,,,,,,\n");
        let lines: String = numbers.iter().map(line).collect();
        format!("{HEAD}\n{lines}")
    };
    for world in World::each() {
        let take = |numbers: &[u32], allowed| {
            import_as(&world, file(numbers).as_bytes(), (false, allowed))
        };
        let present = || -> i64 {
            let of_today = factories::table.filter(factories::gone_at.is_null());
            world.read(|conn| Ok(of_today.count().get_result(&mut *conn)?))
        };
        take(&[1, 2, 3, 4, 5], false).unwrap();
        let refused = take(&[4, 5, 6, 7, 8], false).unwrap_err();
        assert_eq!(refused.len(), 1);
        assert!(refused[0].contains("3 of the 5"), "{refused:?}");
        assert!(refused[0].contains("--allow-shrinking"), "{refused:?}");
        assert_eq!(present(), 5, "nothing of the file was taken over");
        take(&[3, 4, 5, 6], false).unwrap();
        take(&[5, 6], false).unwrap();
        take(&[], false).unwrap_err();
        let said = take(&[], true).unwrap();
        assert_eq!(
            said,
            ["Rows in the file: 0. Added: 0, changed: 0, gone: 2."]
        );
        assert_eq!(present(), 0);
        take(&[1], false).unwrap();
    }
}

#[test]
fn the_made_up_sample_makes_room_for_the_register() {
    let world = World::embedded();
    let sample = park_sample::sample();
    world.write(|tx| enter_at_first(tx, world.now, world.random.as_ref(), &sample));
    let file = format!("{HEAD}\n甲廠,99000001,,,,,,,,,,,,\n");
    let said = import(&world, file.as_bytes(), false).unwrap();
    assert!(said[0].contains("Added: 1,"), "{said:?}");
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
