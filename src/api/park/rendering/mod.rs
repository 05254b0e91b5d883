//! Writing rows as JSON, XML or CSV.

mod csv;
mod json;
mod xml;

use chrono::{DateTime, FixedOffset, SecondsFormat};

use crate::domain::park::answering::{Answer, Question};
use crate::domain::park::odata::Value;
use crate::domain::park::odata::model::Entity;

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// An array of objects.
    Json,
    /// `ArrayOf…`
    Xml,
    /// RFC 4180.
    Csv,
}

impl Form {
    /// The form of this name, in any case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name.trim().to_ascii_lowercase().as_str() {
            "json" => Some(Self::Json),
            "xml" => Some(Self::Xml),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }

    /// The form of this media range.
    #[must_use]
    pub fn of_media(media: &str) -> Option<Self> {
        match media.to_ascii_lowercase().as_str() {
            "application/json" | "*/*" | "application/*" => Some(Self::Json),
            "application/xml" | "text/xml" => Some(Self::Xml),
            "text/csv" => Some(Self::Csv),
            _ => None,
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Xml => "application/xml; charset=utf-8",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }
}

/// The rows of an answer in this form.
#[must_use]
pub fn render(form: Form, question: &Question, answer: &Answer) -> Vec<u8> {
    let table = Table {
        entity: question.service.entity,
        select: &question.options.select,
        rows: &answer.rows,
    };
    match form {
        Form::Json => json::write(&table),
        Form::Xml => xml::write(&table),
        Form::Csv => csv::write(&table),
    }
}

/// A row as JSON.
#[must_use]
pub fn row_as_json(entity: &'static Entity, row: &[Value]) -> serde_json::Value {
    json::value(entity.fields, row)
}

/// What is written.
struct Table<'a> {
    entity: &'static Entity,
    select: &'a [Vec<usize>],
    rows: &'a [Vec<Value>],
}

/// Whether a field, or a part of it, was selected.
fn is_selected(select: &[Vec<usize>], way: &[usize]) -> bool {
    select.is_empty()
        || select
            .iter()
            .any(|one| one.starts_with(way) || way.starts_with(one))
}

/// An instant as all forms write it.
fn instant(at: &DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, false)
}

/// A value that is no number as a text; complex values and lists are none.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null | Value::Complex(_) | Value::List(_) => None,
        Value::Boolean(known) => Some(known.to_string()),
        Value::Text(text) => Some(text.clone()),
        Value::Integer(whole) => Some(whole.to_string()),
        Value::Real(number) => Some(number.to_string()),
        Value::Date(day) => Some(day.format("%Y-%m-%d").to_string()),
        Value::Instant(at) => Some(instant(at)),
        Value::Time(time) => Some(time.format("%H:%M:%S").to_string()),
        Value::Guid(guid) => Some(guid.to_string()),
    }
}

/// Whether nothing is known of a value, as of a place without coordinates.
fn is_unknown(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Complex(values) => values.iter().all(is_unknown),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
