//! Parks and a register of factories: the official files where they are found, else made-up ones of as many rows.
//!
//! The files are those that `MYDATA_BENCH_PARKS` and `MYDATA_BENCH_FACTORIES` name, else those beside this crate.

use std::path::{Path, PathBuf};

use clap::Parser;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use mydata::app::App;
use mydata::commands::import::Import;
use mydata::commands::said::Trouble;
use mydata::db;
use mydata::domain::park::import::{Content, Park, take_factories, take_parks};
use mydata::domain::park::register::Factory;
use mydata::text::{Catalogue, Locale};

/// Rows of the official register in November 2026.
const ROWS: usize = 47_591;
/// Parks of the official list.
const PARKS: usize = 61;
/// Towns of the made-up register.
const TOWNS: usize = 368;
/// Variables that name the files, and where they lie otherwise, seen from this crate.
const PARKS_FILE: (&str, &str) = ("MYDATA_BENCH_PARKS", "../shared/data/industrial_parks.csv");
const FACTORIES_FILE: (&str, &str) = ("MYDATA_BENCH_FACTORIES", "../shared/data/factories.csv.gz");

/// The rows that are asked for.
pub struct Register {
    town: (String, String),
}

/// What `mydata import` is told.
#[derive(Parser)]
struct Line {
    #[command(flatten)]
    import: Import,
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

impl Register {
    /// Fills the rows, and says what they are.
    pub fn fill(app: &App) -> Self {
        let (origin, town) = match (file(PARKS_FILE), file(FACTORIES_FILE)) {
            (Some(parks), Some(factories)) => {
                take_over(app, "parks", &parks);
                take_over(app, "factories", &factories);
                ("official", ("桃園市".to_owned(), "蘆竹區".to_owned()))
            }
            _ => {
                make_up(app);
                (
                    "MADE-UP (the official files are not there)",
                    (city(7), town(7)),
                )
            }
        };
        let [parks, factories] = ["parks", "factories"].map(|table| count(app, table));
        println!("{origin}: {parks} parks, {factories} factories");
        Self { town }
    }

    /// The question for 100 factories of one town, in the order of their names.
    pub fn of_a_town(&self) -> String {
        let (city, town) = &self.town;
        let filter = format!("City eq '{city}' and Town eq '{town}'");
        asked(&[
            ("$filter", &filter),
            ("$orderby", "FactoryName"),
            ("$top", "100"),
        ])
    }
}

/// The question for the factories whose name holds a character, and how many there are.
pub fn by_name() -> String {
    asked(&[
        ("$filter", "contains(FactoryName,'鋼')"),
        ("$count", "true"),
        ("$top", "100"),
    ])
}

fn asked(options: &[(&str, &str)]) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(options);
    format!("/v2/Factory?{}", query.finish())
}

fn file((variable, beside): (&str, &str)) -> Option<PathBuf> {
    let path = std::env::var_os(variable).map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join(beside),
        PathBuf::from,
    );
    path.exists().then_some(path)
}

/// `mydata import`, whose sentences nobody reads here unless it refuses.
fn take_over(app: &App, what: &str, path: &Path) {
    let words = ["import", what, path.to_str().unwrap()];
    match Line::parse_from(words).import.take_over(&app.db) {
        Ok(_) => {}
        Err(Trouble::Refused(said)) => {
            panic!("{:?}", said.lines(Catalogue::of(Locale::English)))
        }
        Err(Trouble::Failed(why)) => panic!("{why}"),
    }
}

fn count(app: &App, table: &str) -> i64 {
    let query = format!("SELECT COUNT(*) AS count FROM {table}");
    let counted = app.db.read_now::<_, db::Error>(|conn| {
        Ok(diesel::sql_query(query).get_result::<Counted>(conn)?.count)
    });
    counted.unwrap()
}

fn make_up(app: &App) {
    let parks: Vec<Park> = (1..=PARKS).map(park).collect();
    let factories = Content::whole((0..ROWS).map(factory).collect());
    let (now, random) = (app.clock.now(), app.random.as_ref());
    let taken = app.db.write_now::<_, db::Error>(|tx| {
        take_parks(tx, now, random, &parks)?;
        take_factories(tx, now, random, &factories)
    });
    taken.unwrap();
}

fn park(number: usize) -> Park {
    Park {
        id: format!("IP{number:03}"),
        name: format!("虛擬{number}工業區"),
        english: Some(format!("Made-up Park {number}")),
        city: Some(city(number)),
        town: Some(town(number)),
        place: Some((25.146, 121.7)),
    }
}

fn factory(number: usize) -> Factory {
    Factory {
        id: format!("{number:08}"),
        name: format!(
            "虛擬{}工廠{:05}",
            ["鋼鐵", "食品", "塑膠"][number % 3],
            number * 7_919 % ROWS
        ),
        business_no: Some(format!("{:08}", number * 31)),
        park: number
            .is_multiple_of(5)
            .then(|| format!("IP{:03}", number / 5 % PARKS + 1)),
        address: Some(format!("虛擬路{number}號")),
        city: Some(city(number % TOWNS)),
        town: Some(town(number % TOWNS)),
        organization: Some("股份有限公司".to_owned()),
        setup_on: None,
        registered_on: None,
        status: Some("生產中".to_owned()),
        place: None,
        products: vec![("089".to_owned(), "其他食品".to_owned())],
        classes: vec![("08".to_owned(), "食品製造業".to_owned())],
    }
}

fn city(town: usize) -> String {
    format!("虛擬{}市", town % 22)
}

fn town(town: usize) -> String {
    format!("虛擬{town}區")
}
