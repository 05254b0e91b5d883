//! A register of factories: the official one when it is named, else a made-up one of as many rows.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use flate2::bufread::MultiGzDecoder;
use mydata::app::App;
use mydata::db;
use mydata::domain::park::import::{
    Content, read_factories, read_parks, take_factories, take_parks,
};
use mydata::domain::park::register::Factory;

/// Rows of the official register in November 2026.
const ROWS: usize = 47_591;
/// Towns of the made-up one.
const TOWNS: usize = 368;
const PARKS: &str = "IndustrialParkID,Zh_tw,En,City,Town,PositionLat,PositionLon\n\
    IP001,Park,North Park,C1,T1,25.146,121.700\n";

/// Fills the rows; how many there are.
pub fn fill(app: &App) -> usize {
    let parks = read_parks(PARKS.as_bytes(), |_| {}).unwrap().rows;
    let factories = named().map_or_else(made_up, |path| official(&path));
    let (now, random) = (app.clock.now(), app.random.as_ref());
    let taken = app.db.write_now::<_, db::Error>(|tx| {
        take_parks(tx, now, random, &parks)?;
        take_factories(tx, now, random, &Content::whole(factories))
    });
    taken.unwrap().added
}

fn named() -> Option<PathBuf> {
    std::env::var_os("MYDATA_BENCH_FACTORIES").map(PathBuf::from)
}

fn official(path: &Path) -> Vec<Factory> {
    let file = BufReader::new(File::open(path).unwrap());
    let text: Box<dyn Read> = if path.extension().is_some_and(|end| end == "gz") {
        Box::new(MultiGzDecoder::new(file))
    } else {
        Box::new(file)
    };
    read_factories(text, |_| true, |_| {}).unwrap().rows
}

fn made_up() -> Vec<Factory> {
    let row = |number: usize| Factory {
        id: format!("{number:08}"),
        name: format!(
            "虛擬{}工廠{:05}",
            ["鋼鐵", "食品", "塑膠"][number % 3],
            number * 7_919 % ROWS
        ),
        business_no: Some(format!("{:08}", number * 31)),
        park: None,
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
    };
    (0..ROWS).map(row).collect()
}

fn city(town: usize) -> String {
    format!("虛擬{}市", town % 22)
}

fn town(town: usize) -> String {
    format!("虛擬{town}區")
}

/// The question for 100 factories of one town, in the order of their names.
pub fn of_a_town() -> String {
    let (city, town) = match named() {
        Some(_) => ("桃園市".to_owned(), "蘆竹區".to_owned()),
        None => (city(7), town(7)),
    };
    let filter = format!("City eq '{city}' and Town eq '{town}'");
    asked(&[
        ("$filter", &filter),
        ("$orderby", "FactoryName"),
        ("$top", "100"),
    ])
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
