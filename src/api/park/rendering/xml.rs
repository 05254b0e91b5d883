//! XML: `<ArrayOfFactory><Factory>…`; what is not known is left out.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::{Table, is_selected, is_unknown, text};
use crate::domain::park::odata::Value;
use crate::domain::park::odata::model::{Field, Shape};

type Page = Writer<Vec<u8>>;

/// Writes the rows.
pub(super) fn write(table: &Table<'_>) -> Vec<u8> {
    let mut page = Writer::new(Vec::new());
    let root = format!("ArrayOf{}", table.entity.name);
    put(
        &mut page,
        Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)),
    );
    within(&mut page, &root, |page| {
        for row in table.rows {
            within(page, table.entity.name, |page| {
                object(page, table.entity.fields, row, (table.select, &[]));
            });
        }
    });
    page.into_inner()
}

/// Writing into memory does not fail.
fn put(page: &mut Page, event: Event<'_>) {
    _ = page.write_event(event);
}

fn within(page: &mut Page, name: &str, inside: impl FnOnce(&mut Page)) {
    put(page, Event::Start(BytesStart::new(name)));
    inside(page);
    put(page, Event::End(BytesEnd::new(name)));
}

fn object(
    page: &mut Page,
    fields: &'static [Field],
    values: &[Value],
    (select, above): (&[Vec<usize>], &[usize]),
) {
    for (place, (field, value)) in fields.iter().zip(values).enumerate() {
        let way = [above, &[place]].concat();
        if is_unknown(value) || !is_selected(select, &way) {
            continue;
        }
        within(page, field.name, |page| match (&field.shape, value) {
            (Shape::Complex(fields), Value::Complex(values)) => {
                object(page, fields, values, (select, &way));
            }
            (Shape::List(item, _), Value::List(items)) => {
                for values in items {
                    within(page, item.name, |page| {
                        object(page, item.fields, values, (&[], &[]));
                    });
                }
            }
            _ => {
                let text: String = text(value)
                    .unwrap_or_default()
                    .chars()
                    .filter(|c| is_allowed(*c))
                    .collect();
                put(page, Event::Text(BytesText::new(&text)));
            }
        });
    }
}

/// XML knows no way to write most control characters.
fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}
