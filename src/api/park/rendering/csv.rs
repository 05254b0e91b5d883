//! CSV: one column for each value, nested names joined by `_`; the items of a list stand in one cell.
//!
//! A text that a spreadsheet would take for a formula is led by an apostrophe.

use super::{Table, is_selected, text};
use crate::domain::park::odata::Value;
use crate::domain::park::odata::model::{Field, Shape};

/// Writes the rows below a line of names.
pub(super) fn write(table: &Table<'_>) -> Vec<u8> {
    let mut page = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let mut names = Vec::new();
    head(table.entity.fields, "", (table.select, &[]), &mut names);
    // Writing into memory does not fail.
    _ = page.write_record(&names);
    for row in table.rows {
        let mut cells = Vec::with_capacity(names.len());
        line(table.entity.fields, row, (table.select, &[]), &mut cells);
        _ = page.write_record(&cells);
    }
    page.into_inner().unwrap_or_default()
}

fn head(
    fields: &[Field],
    before: &str,
    (select, above): (&[Vec<usize>], &[usize]),
    names: &mut Vec<String>,
) {
    for (place, field) in fields.iter().enumerate() {
        let way = [above, &[place]].concat();
        if !is_selected(select, &way) {
            continue;
        }
        let name = format!("{before}{}", field.name);
        match field.shape {
            Shape::Complex(fields) => head(fields, &format!("{name}_"), (select, &way), names),
            _ => names.push(name),
        }
    }
}

fn line(
    fields: &[Field],
    values: &[Value],
    (select, above): (&[Vec<usize>], &[usize]),
    cells: &mut Vec<String>,
) {
    for (place, (field, value)) in fields.iter().zip(values).enumerate() {
        let way = [above, &[place]].concat();
        if !is_selected(select, &way) {
            continue;
        }
        match (&field.shape, value) {
            (Shape::Complex(fields), Value::Complex(values)) => {
                line(fields, values, (select, &way), cells);
            }
            (_, Value::List(items)) => cells.push(harmless(&listed(items))),
            (_, Value::Text(text)) => cells.push(harmless(text)),
            _ => cells.push(text(value).unwrap_or_default()),
        }
    }
}

fn listed(items: &[Vec<Value>]) -> String {
    let item = |values: &Vec<Value>| {
        let parts: Vec<String> = values.iter().filter_map(text).collect();
        parts.join(" ")
    };
    items.iter().map(item).collect::<Vec<_>>().join("; ")
}

/// What begins a formula, in half and in full width; and blanks that spreadsheets drop before they look for one.
const FORMULA: [char; 11] = [
    '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '\t', '\r', '\n',
];

fn harmless(text: &str) -> String {
    if text.starts_with(FORMULA) {
        return format!("'{text}");
    }
    text.to_owned()
}
