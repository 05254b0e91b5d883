//! JSON: a bare array of objects, their fields in the published order.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::{Table, is_selected, is_unknown, text};
use crate::domain::park::odata::Value;
use crate::domain::park::odata::model::{Field, Shape};

/// Writes the rows.
pub(super) fn write(table: &Table<'_>) -> Vec<u8> {
    let rows: Vec<Object<'_>> = table
        .rows
        .iter()
        .map(|values| Object {
            fields: table.entity.fields,
            values,
            select: table.select,
            way: Vec::new(),
        })
        .collect();
    serde_json::to_vec(&rows).unwrap_or_default()
}

/// A row by itself.
pub(super) fn value(fields: &'static [Field], values: &[Value]) -> serde_json::Value {
    let object = Object {
        fields,
        values,
        select: &[],
        way: Vec::new(),
    };
    serde_json::to_value(object).unwrap_or_default()
}

struct Object<'a> {
    fields: &'static [Field],
    values: &'a [Value],
    select: &'a [Vec<usize>],
    way: Vec<usize>,
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (place, (field, value)) in self.fields.iter().zip(self.values).enumerate() {
            let mut way = self.way.clone();
            way.push(place);
            if !is_selected(self.select, &way) {
                continue;
            }
            let shown = Shown {
                field,
                value,
                select: self.select,
                way,
            };
            map.serialize_entry(field.name, &shown)?;
        }
        map.end()
    }
}

struct Shown<'a> {
    field: &'static Field,
    value: &'a Value,
    select: &'a [Vec<usize>],
    way: Vec<usize>,
}

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (&self.field.shape, self.value) {
            (_, value) if is_unknown(value) => serializer.serialize_none(),
            (Shape::Complex(fields), Value::Complex(values)) => Object {
                fields,
                values,
                select: self.select,
                way: self.way.clone(),
            }
            .serialize(serializer),
            (Shape::List(item, _), Value::List(items)) => {
                serializer.collect_seq(items.iter().map(|values| Object {
                    fields: item.fields,
                    values,
                    select: &[],
                    way: Vec::new(),
                }))
            }
            (_, Value::Integer(whole)) => serializer.serialize_i64(*whole),
            (_, Value::Real(number)) => serializer.serialize_f64(*number),
            (_, Value::Boolean(known)) => serializer.serialize_bool(*known),
            (_, value) => match text(value) {
                Some(text) => serializer.serialize_str(&text),
                None => serializer.serialize_none(),
            },
        }
    }
}
