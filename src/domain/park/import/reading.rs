//! Reading CSV files whose columns are found by their names.

use std::collections::HashSet;
use std::io::Read;

use super::{CannotReadFile, Content, Park, Refused};
use crate::domain::park::register::{COLUMNS, Factory, PARK_COLUMN, Reason};

/// Where its number stands among the columns of a row.
const NUMBER: usize = 0;

/// Reads the official register of factories; `is_park` knows the parks, `tick` is told the number of each line.
///
/// # Errors
/// When it is no such file.
pub fn read_factories(
    file: impl Read,
    is_park: impl Fn(&str) -> bool,
    tick: impl FnMut(u64),
) -> Result<Content<Factory>, CannotReadFile> {
    let read = |field: &dyn Fn(usize) -> String| {
        let fields: [String; 13] = std::array::from_fn(field);
        let park = field(COLUMNS.len());
        let factory = Factory::read(fields.each_ref().map(String::as_str), &park)?;
        match &factory.park {
            Some(park) if !is_park(park) => Err(Reason::Park),
            _ => Ok(factory),
        }
    };
    let columns = (&COLUMNS[..], Some(PARK_COLUMN));
    read_file(file, columns, read, NUMBER, tick)
}

/// Reads a list of parks.
///
/// # Errors
/// When it is no such file.
pub fn read_parks(file: impl Read, tick: impl FnMut(u64)) -> Result<Content<Park>, CannotReadFile> {
    const PARKS: [&str; 7] = [
        "IndustrialParkID",
        "Zh_tw",
        "En",
        "City",
        "Town",
        "PositionLat",
        "PositionLon",
    ];
    let read = |field: &dyn Fn(usize) -> String| {
        let known = |place| Some(field(place)).filter(|text| !text.is_empty());
        let number = |place, most: f64| {
            let number = field(place).parse::<f64>().ok();
            number
                .filter(|number| number.abs() <= most)
                .ok_or(Reason::Place)
        };
        Ok(Park {
            id: known(0).filter(|id| id.len() <= 20).ok_or(Reason::Number)?,
            name: known(1).ok_or(Reason::Name)?,
            english: known(2),
            city: known(3),
            town: known(4),
            place: Some((number(5, 90.0)?, number(6, 180.0)?)),
        })
    };
    read_file(file, (&PARKS, None), read, NUMBER, tick)
}

/// Reads the lines of a CSV file whose columns are found by their names, the optional one last.
fn read_file<T>(
    file: impl Read,
    (needed, optional): (&[&'static str], Option<&'static str>),
    read: impl Fn(&dyn Fn(usize) -> String) -> Result<T, Reason>,
    number: usize,
    mut tick: impl FnMut(u64),
) -> Result<Content<T>, CannotReadFile> {
    let mut lines = csv::ReaderBuilder::new().flexible(true).from_reader(file);
    let names = lines.headers()?.clone();
    let place = |wanted: &str| {
        let is_wanted = |name: &str| name.trim_start_matches('\u{feff}').trim() == wanted;
        names.iter().position(is_wanted)
    };
    let mut places = Vec::new();
    for column in needed {
        places.push(Some(place(column).ok_or(CannotReadFile::Column(column))?));
    }
    places.push(optional.and_then(place));
    let mut content = Content::whole(Vec::new());
    let mut seen = HashSet::new();
    for record in lines.into_records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        tick(line);
        let field = |wanted: usize| {
            let place = places.get(wanted).copied().flatten();
            let text = place.and_then(|place| record.get(place));
            text.unwrap_or_default().trim().to_owned()
        };
        let row = if record.len() == names.len() {
            read(&field)
        } else {
            Err(Reason::Fields)
        };
        let id = field(number);
        let reason = match row {
            Ok(row) if seen.insert(id.clone()) => {
                content.rows.push(row);
                continue;
            }
            Ok(_) => Reason::Twice,
            Err(reason) => reason,
        };
        content.refused.push(Refused { line, reason });
        content.refused_numbers.insert(id);
    }
    Ok(content)
}
