use std::collections::HashSet;

use chrono::{DateTime, FixedOffset, NaiveDate};
use diesel::prelude::*;

use super::answering::{Answer, CannotAnswer, Question, answer};
use super::catalogue::{SERVICES, Service};
use super::import::{
    CannotReadFile, Content, Taken, read_factories, read_parks, take_factories, take_parks,
};
use super::looking::{self, Patience};
use super::made_up::Agency;
use super::nearby::Circle;
use super::odata::condition::Words;
use super::odata::value::Type;
use super::odata::{Expr, Options, Value, evaluate, sql};
use super::register::{Factory, Reason};
use crate::db::Conn;
use crate::db::schema::{agencies, parks};
use crate::domain::trial::World;
use crate::kit::clock::{Span, StandingClock, Timestamp, hours};

const PARKS: &str = "IndustrialParkID,Zh_tw,En,City,Town,PositionLat,PositionLon\n\
    IP001,北邊工業區,North Park,基隆市,安樂區,25.146,121.700\n\
    IP002,南邊工業區,,臺南市,安南區,23.05,120.18\n";

fn today() -> DateTime<FixedOffset> {
    "2026-11-20T14:00:00+08:00".parse().unwrap()
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

/// A small register in which everything odd happens once.
#[expect(clippy::too_many_lines, reason = "a table of rows")]
fn factories() -> Vec<Factory> {
    let plain = |id: &str, name: &str| Factory {
        id: id.to_owned(),
        name: name.to_owned(),
        business_no: None,
        park: None,
        address: None,
        city: None,
        town: None,
        organization: None,
        setup_on: None,
        registered_on: None,
        status: None,
        place: None,
        products: Vec::new(),
        classes: Vec::new(),
    };
    let text = |text: &str| Some(text.to_owned());
    let item = |number: &str, name: &str| (number.to_owned(), name.to_owned());
    vec![
        plain("99000001", "無名廠"),
        Factory {
            business_no: text("12345678"),
            park: text("IP001"),
            city: text("基隆市"),
            town: text("安樂區"),
            address: text("基隆市安樂區1號"),
            organization: text("有限公司"),
            setup_on: day(1990, 1, 31),
            registered_on: day(1991, 2, 28),
            status: text("生產中"),
            place: Some((25.146, 121.7)),
            products: vec![item("089", "其他食品"), item("170", "石油及煤製品")],
            classes: vec![item("08", "食品製造業")],
            ..plain("99000002", "Alpha 食品")
        },
        Factory {
            business_no: text("87654321"),
            park: text("IP001"),
            city: text("基隆市"),
            address: text("  O'Brien's Road "),
            organization: text("股份有限公司"),
            setup_on: day(2000, 2, 29),
            registered_on: day(2001, 12, 31),
            status: text("生產中"),
            place: Some((25.150, 121.705)),
            products: vec![item("170", "石油及煤製品")],
            classes: vec![
                item("17", "石油及煤製品製造業"),
                item("18", "化學原材料、肥料"),
            ],
            ..plain("99000003", "alpha 石化")
        },
        Factory {
            park: text("IP002"),
            city: text("臺南市"),
            town: text("安南區"),
            address: text("100%_\\?$1"),
            organization: text("股份有限公司"),
            registered_on: day(2020, 6, 15),
            status: text("勒令停工-環保主管機關"),
            place: Some((23.05, 120.18)),
            ..plain("99000004", "ÀLPHA İstanbul Straße")
        },
        Factory {
            city: text("臺南市"),
            address: text(""),
            setup_on: day(1911, 12, 31),
            place: Some((-0.5, 0.0)),
            ..plain("A0000005", "𠮷野 '引號' 廠")
        },
        Factory {
            business_no: text("00000000"),
            city: text("Zed"),
            town: text("zed"),
            registered_on: day(2020, 6, 15),
            place: Some((90.0, -180.0)),
            ..plain("a0000006", "ｆｕｌｌ　width")
        },
    ]
}

fn furnished() -> Vec<World> {
    let worlds = World::each();
    for world in &worlds {
        let parks = read_parks(PARKS.as_bytes(), |_| {}).unwrap();
        assert!(parks.refused.is_empty());
        world.write(|tx| take_parks(tx, world.now, world.random.as_ref(), &parks.rows));
        let taken = world.write(|tx| {
            take_factories(
                tx,
                world.now,
                world.random.as_ref(),
                &Content::whole(factories()),
            )
        });
        assert_eq!(taken.added, 6);
    }
    worlds
}

fn service(id: &str) -> &'static Service {
    SERVICES
        .into_iter()
        .find(|service| service.id == id)
        .unwrap()
}

fn question(id: &str, pairs: &[(&str, &str)]) -> Question {
    let service = service(id);
    Question {
        service,
        within: None,
        options: Options::read(pairs.iter().copied(), service.entity, today()).unwrap(),
        near: None,
    }
}

fn ask(world: &World, question: &Question) -> Answer {
    ask_by(world, &StandingClock::at(world.now), question).unwrap()
}

fn ask_by(
    world: &World,
    clock: &StandingClock,
    question: &Question,
) -> Result<Answer, CannotAnswer> {
    let asked = |conn: &mut Conn| answer(conn, Patience::of(clock), question);
    world.db.read_now(asked)
}

fn numbers(answer: &Answer) -> Vec<String> {
    let number = |row: &Vec<Value>| match &row[0] {
        Value::Text(number) => number.clone(),
        other => panic!("{other:?}"),
    };
    answer.rows.iter().map(number).collect()
}

mod agreement;
mod questions;

/// Every question of the table, asked of the database and of the rows: the same rows in the same order.
#[test]
fn every_filter_finds_the_rows_that_rust_finds() {
    let rows = factories();
    let tables = [
        ("Factory", questions::FACTORIES),
        ("FactoryProduct", questions::PRODUCTS),
    ];
    let mut wrong = Vec::new();
    for world in furnished() {
        for (service, filter, meaning) in tables.iter().flat_map(|(service, table)| {
            table
                .iter()
                .map(move |(filter, meaning)| (service, *filter, meaning))
        }) {
            let meant = rows.iter().filter(|row| meaning(row));
            let meant: Vec<&str> = meant.map(|row| row.id.as_str()).collect();
            match ask_if_readable(&world, service, &[("$filter", filter), ("$count", "true")]) {
                Err(why) => wrong.push(format!("{filter}: {why}")),
                Ok(found) => {
                    if numbers(&found) != meant || found.total != u64::try_from(meant.len()).ok() {
                        wrong.push(format!("{filter}: {:?}, not {meant:?}", numbers(&found)));
                    }
                }
            }
            let uncounted = ask(&world, &question(service, &[("$filter", filter)]));
            if numbers(&uncounted) != meant {
                wrong.push(format!(
                    "{filter} without $count: {:?}",
                    numbers(&uncounted)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn ask_if_readable(world: &World, id: &str, pairs: &[(&str, &str)]) -> Result<Answer, String> {
    let service = service(id);
    let options = Options::read(pairs.iter().copied(), service.entity, today());
    let question = Question {
        service,
        within: None,
        options: options.map_err(|why| why.to_string())?,
        near: None,
    };
    Ok(ask(world, &question))
}

#[test]
fn the_tables_of_questions_are_long_enough() {
    assert!(questions::FACTORIES.len() + questions::PRODUCTS.len() >= 150);
    assert!(questions::REFUSED.len() >= 60);
}

#[test]
fn what_is_no_filter_is_refused_with_its_position() {
    let entity = service("FactoryProduct").entity;
    let told = |filter| match Options::read([("$filter", filter)], entity, today()) {
        Ok(_) => "accepted".to_owned(),
        Err(why) => why.to_string(),
    };
    let wrong: Vec<String> = questions::REFUSED
        .iter()
        .filter(|(filter, at)| !told(filter).ends_with(&format!("at position {at}")))
        .map(|(filter, at)| format!("{filter}: {}, not {at}", told(filter)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Asks it of a row that is full and of one in which nothing is known: what holds must hold in each part that is divided.
fn evaluated(options: Option<Options>) {
    let entity = service("FactoryProduct").entity;
    let known = |_: &'static str, kind: Type| match kind {
        Type::Text => Value::Text("\u{212a}089 a".to_owned()),
        _ => Value::Null,
    };
    let Some(options) = options else { return };
    for row in [entity.row(&known), entity.row(&|_, _| Value::Null)] {
        for order in &options.order {
            let value = evaluate::value(&order.by, &row);
            assert!(value.order(&value).is_eq());
        }
        let Some(filter) = &options.filter else {
            continue;
        };
        let holds = evaluate::holds(filter, &row);
        for words in [Words::Sqlite, Words::Postgres] {
            let (said, left) = sql::divide(filter, words);
            assert!(!holds || left.iter().all(|left| evaluate::holds(left, &row)));
            for piece in said {
                assert_eq!(piece.text.matches('?').count(), piece.values.len());
            }
        }
    }
}

/// Whatever is asked, nobody falls.
#[test]
fn no_text_makes_the_reader_fall() {
    let entity = service("FactoryProduct").entity;
    let pieces = "(FactoryID|eq|'a'|and|not|-|)|(|Products/any(p:p/ProductID|,|in|contains(|tolower(FactoryName)|length(|indexof(|Material|1.5|2020-01-01|2020-01-01T00:00:00|\u{30000}|'|''| |/|:|any()|null|0f8fad5b-d9cb|$|*";
    let pieces: Vec<&str> = pieces.split('|').collect();
    proptest::proptest!(|(picked in proptest::collection::vec(0..pieces.len(), 0..40), blank in proptest::bool::ANY)| {
        let text: Vec<&str> = picked.iter().map(|&place| pieces[place]).collect();
        let text = text.join(if blank { " " } else { "" });
        for option in ["$filter", "$orderby", "$select"] {
            evaluated(Options::read([(option, text.as_str())], entity, today()).ok());
        }
    });
    proptest::proptest!(|(text in ".{0,60}")| {
        evaluated(Options::read([("$filter", text.as_str())], entity, today()).ok());
    });
    let deep = format!("{}true{}", "(".repeat(1_900), ")".repeat(1_900));
    assert!(Options::read([("$filter", deep.as_str())], entity, today()).is_err());
    let long = vec!["true"; 400].join(" or ");
    assert!(Options::read([("$filter", long.as_str())], entity, today()).is_ok());
}

#[test]
fn rows_are_listed_in_the_order_that_is_asked_for_with_null_first() {
    for world in furnished() {
        for (order, expected) in [
            ("FactoryID", "123456"),
            ("FactoryID desc", "654321"),
            ("City", "162345"),
            ("City desc,FactoryID desc", "543261"),
            ("Town asc , FactoryID desc", "531642"),
            ("RegisterApproveDate", "152346"),
            ("RegisterApproveDate DESC", "463215"),
            ("length(FactoryName) desc, FactoryID", "465231"),
            ("FactoryPosition/PositionLat", "154236"),
            ("tolower(FactoryName/Zh_tw)", "324165"),
            ("FactoryPosition/PositionLat mul -1", "163245"),
            ("contains(FactoryName,'a') desc, FactoryID", "234156"),
        ] {
            let found = numbers(&ask(&world, &question("Factory", &[("$orderby", order)])));
            let places: String = found
                .iter()
                .map(|number| number.chars().last().unwrap())
                .collect();
            assert_eq!(places, expected, "{order}");
        }
    }
}

#[test]
fn pages_do_not_overlap_and_count_what_lies_on_all_of_them() {
    for world in furnished() {
        for filter in ["true", "length(FactoryName) gt 0"] {
            let mut seen = Vec::new();
            for skip in ["0", "2", "4", "6", "9223372036854775807"] {
                let pairs = [
                    ("$filter", filter),
                    ("$top", "2"),
                    ("$skip", skip),
                    ("$count", "true"),
                ];
                let page = ask(&world, &question("Factory", &pairs));
                assert_eq!((page.total, page.more), (Some(6), false));
                seen.extend(numbers(&page));
            }
            assert_eq!(seen.len(), 6);
            assert!(seen.is_sorted());
        }
    }
}

#[test]
fn whoever_wants_the_first_rows_gets_them_without_all_the_others() {
    let nameless = factories().swap_remove(0);
    let register: Vec<Factory> = (0..2_500)
        .map(|number| Factory {
            id: format!("B{number:07}"),
            ..nameless.clone()
        })
        .collect();
    let register = Content::whole(register);
    let mut meant: Vec<&str> = register.rows.iter().map(|row| row.id.as_str()).collect();
    meant.retain(|id| id.contains('7'));
    for world in furnished() {
        world.write(|tx| take_factories(tx, world.now, world.random.as_ref(), &register));
        for (order, descending) in [("FactoryID", false), ("FactoryID desc", true)] {
            if descending {
                meant.reverse();
            }
            for (skip, top) in [
                (0, 1),
                (0, 300),
                (250, 20),
                (meant.len() - 1, 9),
                (meant.len(), 1),
            ] {
                let pairs = [
                    ("$filter", "indexof(FactoryID,'7') ge 0"),
                    ("$orderby", order),
                    ("$skip", &skip.to_string()),
                    ("$top", &top.to_string()),
                ];
                let end = meant.len().min(skip + top);
                let found = numbers(&ask(&world, &question("Factory", &pairs)));
                assert_eq!(found, meant[skip..end], "{order} {skip} {top}");
            }
            meant.sort_unstable();
        }
    }
}

#[test]
fn rows_are_looked_at_for_five_seconds_and_no_longer() {
    for world in furnished() {
        for (filter, looks) in [("round(1.5 mul 1) eq 2", false), ("Town in (City)", true)] {
            let asked = question("Factory", &[("$filter", filter)]);
            for (more, in_time) in [(-1, true), (0, true), (1, false)] {
                let clock = StandingClock::at(world.now);
                clock.drift(looking::LONGEST + Span::microseconds(more));
                let answered = ask_by(&world, &clock, &asked);
                assert_eq!(answered.is_ok(), in_time || !looks, "{filter} {more}");
                if let Err(why) = answered {
                    assert!(matches!(why, CannotAnswer::TooLong), "{why:?}");
                    assert!(why.to_string().contains("$filter"), "{why}");
                }
            }
        }
    }
}

#[test]
fn what_needs_no_row_is_worked_out_before_any_is_looked_at() {
    let entity = service("Factory").entity;
    for (filter, settled) in [
        ("null eq null", Value::Boolean(true)),
        ("1 eq 99999999999", Value::Boolean(false)),
        ("round(1.5) eq 2", Value::Boolean(true)),
        ("startswith('a',null)", Value::Null),
        ("not ((1 add 1) in (2,3))", Value::Boolean(false)),
    ] {
        let options = Options::read([("$filter", filter)], entity, today()).unwrap();
        assert_eq!(options.filter, Some(Expr::Literal(settled)), "{filter}");
    }
    let options = Options::read([("$orderby", "1 add 1,City")], entity, today()).unwrap();
    assert_eq!(options.order.len(), 1);
}

#[test]
fn an_order_has_ten_parts_at_most() {
    let entity = service("Factory").entity;
    let read = |parts: usize| {
        let order = vec!["tolower(City) desc"; parts].join(",");
        Options::read([("$orderby", order.as_str())], entity, today())
    };
    assert_eq!(read(10).unwrap().order.len(), 10);
    assert!(read(11).unwrap_err().to_string().contains("at most 10"));
}

#[test]
fn a_circle_finds_what_lies_in_it() {
    for world in furnished() {
        let near = |text: &str| Question {
            near: Some(Circle::parse(text).unwrap()),
            ..question("Factory", &[("$count", "true")])
        };
        let found = ask(&world, &near("nearby(25.146,121.7,1000)"));
        assert_eq!(numbers(&found), ["99000002", "99000003"]);
        assert_eq!(found.total, Some(2));
        assert_eq!(
            numbers(&ask(&world, &near("nearby(25.146,121.7,500)"))),
            ["99000002"]
        );
        assert!(ask(&world, &near("nearby(24,121,1000)")).rows.is_empty());
    }
}

#[test]
fn every_service_answers_on_both_databases() {
    for world in furnished() {
        for service in SERVICES {
            let asked = question(service.id, &[("$count", "true")]);
            let answer = ask(&world, &asked);
            assert_eq!(
                answer.total,
                u64::try_from(answer.rows.len()).ok(),
                "{}",
                service.id
            );
        }
        let within = Question {
            within: Some(Value::Text("IP001".to_owned())),
            ..question("FactoryInPark", &[])
        };
        assert_eq!(numbers(&ask(&world, &within)), ["99000002", "99000003"]);
        let park = ask(
            &world,
            &question("IndustrialPark", &[("$filter", "FactoryCount gt 1")]),
        );
        assert_eq!(numbers(&park), ["IP001"]);
    }
}

#[test]
fn the_same_file_changes_nothing_and_a_newer_one_changes_adds_and_marks() {
    for world in furnished() {
        let later = world.now.plus(hours(1));
        let take = |rows: Vec<Factory>| {
            let register = Content::whole(rows);
            world.write(|tx| take_factories(tx, later, world.random.as_ref(), &register))
        };
        let again = take(factories());
        assert_eq!(again, Taken::default());
        let changed =
            |world: &World| -> Option<Timestamp> { world.read(super::queries::find_last_change) };
        assert_eq!(changed(&world), Some(world.now));
        let mut newer = factories();
        newer.remove(0);
        newer[0].name = "Beta".to_owned();
        newer.push(Factory {
            id: "Z1".to_owned(),
            ..newer[1].clone()
        });
        let taken = take(newer);
        assert_eq!(
            taken,
            Taken {
                added: 1,
                changed: 1,
                gone: 1
            }
        );
        assert_eq!(changed(&world), Some(later));
        let since = question(
            "Factory",
            &[("$filter", "UpdateTime gt 2026-11-20T06:30:00Z")],
        );
        assert_eq!(numbers(&ask(&world, &since)), ["99000002", "Z1"]);
        assert_eq!(ask(&world, &question("Factory", &[])).rows.len(), 6);
        let back = take(factories());
        assert_eq!(
            back,
            Taken {
                added: 1,
                changed: 1,
                gone: 1
            }
        );
    }
}

/// Version and time of each park, and the time of the agency.
fn told(world: &World) -> (Vec<(i64, Timestamp)>, Timestamp) {
    world.read(|conn| {
        let parks = parks::table.order(parks::id);
        Ok((
            parks
                .select((parks::version, parks::updated_at))
                .load(conn)?,
            agencies::table.select(agencies::updated_at).first(conn)?,
        ))
    })
}

#[test]
fn what_an_import_changes_in_what_is_told_of_parks_and_agencies_shows_in_their_times() {
    for world in furnished() {
        let (one, two, three) = (hours(1), hours(2), hours(3));
        let at = |span| world.now.plus(span);
        let agency = Agency {
            id: "AG1".to_owned(),
            name: ("North".to_owned(), "North".to_owned()),
            address: "-".to_owned(),
            parks: vec!["IP001".to_owned()],
        };
        world.write(|tx| super::queries::made_up::insert_agency(tx, world.now, &agency));
        let take = |span, factories: &[Factory]| {
            let register = Content::whole(factories.to_vec());
            world.write(|tx| take_factories(tx, at(span), world.random.as_ref(), &register));
        };
        // With their first factories the parks had changed once.
        assert_eq!(told(&world).0, [(2, world.now), (2, world.now)]);
        let mut newer = factories();
        newer[1].name = "Beta".to_owned();
        take(one, &newer);
        assert_eq!(told(&world).0, [(2, world.now), (2, world.now)]);
        newer[2].park = None;
        take(two, &newer);
        assert_eq!(
            told(&world),
            (vec![(3, at(two)), (2, world.now)], world.now)
        );
        newer.retain(|factory| factory.id != "99000004");
        take(three, &newer);
        assert_eq!(told(&world).0, [(3, at(two)), (3, at(three))]);
        let renamed = PARKS.replace("北邊工業區", "極北工業區");
        let renamed = read_parks(renamed.as_bytes(), |_| {}).unwrap().rows;
        world.write(|tx| take_parks(tx, at(three), world.random.as_ref(), &renamed));
        assert_eq!(
            told(&world),
            (vec![(4, at(three)), (3, at(three))], at(three))
        );
    }
}

#[test]
fn lines_that_cannot_be_taken_over_are_named() {
    let head = "工廠名稱,工廠登記編號,統一編號,工廠地址,工廠市鎮鄉村里,工廠組織型態,工廠設立核准日期,工廠登記核准日期,工廠登記狀態,產業類別,主要產品,Longitude,Latitude,IndustrialParkID";
    let file = format!(
        "\u{feff}{head}\nA,1,,,,,,,,,,,,\n,2,,,,,,,,,,,,\nB,1,,,,,,,,,,,,\nC,3,,,,,,,,,,,,IP9\nD,4,x\n\"E\nE\",5,,,,,,1091301,,,,,,\nF,6,,,,,,,,,,,,IP1\n"
    );
    let parks = HashSet::from(["IP1".to_owned()]);
    let content = read_factories(file.as_bytes(), |park| parks.contains(park), |_| {}).unwrap();
    let refused: Vec<_> = content
        .refused
        .iter()
        .map(|refused| (refused.line, refused.reason))
        .collect();
    assert_eq!(
        refused,
        [
            (3, Reason::Name),
            (4, Reason::Twice),
            (5, Reason::Park),
            (6, Reason::Fields),
            (7, Reason::Date)
        ]
    );
    assert_eq!(content.rows.len(), 2);
    let missing = read_factories("a,b\n1,2\n".as_bytes(), |park| parks.contains(park), |_| {});
    assert!(matches!(
        missing,
        Err(CannotReadFile::Column("工廠登記編號"))
    ));
    let torn = [head.as_bytes(), b"\n\xff\n"].concat();
    assert!(matches!(
        read_factories(torn.as_slice(), |park| parks.contains(park), |_| {}),
        Err(CannotReadFile::Csv(_))
    ));
}
