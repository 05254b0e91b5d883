//! Rows of any service: each column is selected under a name that tells its type, and read by it.

use chrono::{FixedOffset, NaiveDate};
use diesel::deserialize::{self, FromSql, QueryableByName};
use diesel::row::{Field as _, NamedRow, Row};
use diesel::sql_types::{
    BigInt, Date, Double, Nullable, SingleValue, Text, Timestamp as SqlTimestamp,
};

use crate::db::MultiBackend;
use crate::domain::park::odata::Value;
use crate::domain::park::odata::model::{Entity, Field, Shape};
use crate::domain::park::odata::value::Type;
use crate::kit::clock::Timestamp;

/// Between the items of a list.
const ITEM: char = '\u{1e}';
/// Between the fields of an item.
const PART: char = '\u{1f}';
/// The offset in which instants are told, in seconds east.
const TAIPEI: i32 = 8 * 3_600;

/// The values of a row, one after another.
pub(super) struct Cells(std::vec::IntoIter<Value>);

/// The columns of the entity under the names that [`Cells`] reads.
pub(super) fn select(entity: &Entity) -> String {
    let columns = entity.columns();
    let named = columns.iter().enumerate().map(|(place, (kind, column))| {
        let letter = match kind {
            Type::Integer => 'i',
            Type::Real => 'r',
            Type::Date => 'd',
            Type::Instant => 's',
            _ => 't',
        };
        format!("{column} AS {letter}{place}")
    });
    named.collect::<Vec<_>>().join(", ")
}

impl QueryableByName<MultiBackend> for Cells {
    fn build<'a>(row: &impl NamedRow<'a, MultiBackend>) -> deserialize::Result<Self> {
        let mut values = Vec::with_capacity(row.field_count());
        for place in 0..row.field_count() {
            let field = Row::get(row, place).ok_or("a column is missing")?;
            let kind = field.field_name().and_then(|name| name.chars().next());
            let raw = field.value();
            values.push(match kind {
                Some('i') => read::<BigInt, i64>(raw)?.map_or(Value::Null, Value::Integer),
                Some('r') => read::<Double, f64>(raw)?.map_or(Value::Null, Value::real),
                Some('d') => read::<Date, NaiveDate>(raw)?.map_or(Value::Null, Value::Date),
                Some('s') => read::<SqlTimestamp, Timestamp>(raw)?.map_or(Value::Null, instant),
                _ => read::<Text, String>(raw)?.map_or(Value::Null, Value::Text),
            });
        }
        Ok(Self(values.into_iter()))
    }
}

type Raw<'a> = <MultiBackend as diesel::backend::Backend>::RawValue<'a>;

fn read<ST, T>(raw: Option<Raw<'_>>) -> deserialize::Result<Option<T>>
where
    Option<T>: FromSql<Nullable<ST>, MultiBackend>,
    ST: SingleValue + diesel::sql_types::SqlType<IsNull = diesel::sql_types::is_nullable::NotNull>,
{
    <Option<T> as FromSql<Nullable<ST>, MultiBackend>>::from_nullable_sql(raw)
}

fn instant(at: Timestamp) -> Value {
    FixedOffset::east_opt(TAIPEI).map_or(Value::Null, |offset| {
        Value::Instant(at.to_datetime().with_timezone(&offset))
    })
}

impl Cells {
    /// The values as the entity's fields hold them.
    pub(super) fn nest(mut self, entity: &Entity) -> Vec<Value> {
        self.fields(entity.fields)
    }

    fn fields(&mut self, fields: &[Field]) -> Vec<Value> {
        let mut values = Vec::with_capacity(fields.len());
        for field in fields {
            values.push(match field.shape {
                Shape::Leaf(..) => self.0.next().unwrap_or(Value::Null),
                Shape::Complex(inner) => Value::Complex(self.fields(inner)),
                Shape::List(item, _) => match self.0.next() {
                    Some(Value::Text(text)) => Value::List(items(&text, item.fields.len())),
                    _ => Value::List(Vec::new()),
                },
            });
        }
        values
    }
}

fn items(text: &str, parts: usize) -> Vec<Vec<Value>> {
    let written = text.split(ITEM).filter(|item| !item.is_empty());
    let item = |item: &str| {
        let mut values: Vec<Value> = item
            .split(PART)
            .map(|part| Value::Text(part.to_owned()))
            .collect();
        values.resize(parts, Value::Null);
        values
    };
    written.map(item).collect()
}

/// A list as its column holds it.
#[must_use]
pub fn written(items: &[(String, String)]) -> String {
    let item = |(one, two): &(String, String)| format!("{one}{PART}{two}");
    items.iter().map(item).collect::<Vec<_>>().join("\u{1e}")
}

/// A list as it was [`written`].
#[must_use]
pub fn read_items(text: &str) -> Vec<(String, String)> {
    let written = text.split(ITEM).filter(|item| !item.is_empty());
    let item = |item: &str| {
        let (one, two) = item.split_once(PART).unwrap_or((item, ""));
        (one.to_owned(), two.to_owned())
    };
    written.map(item).collect()
}
