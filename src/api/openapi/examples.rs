//! Examples of rows, of questions for them, and of problems.

use chrono::{DateTime, NaiveDate};
use serde_json::{Value as Json, json};

use crate::api::park::row_as_json;
use crate::domain::credential::reason::PROBLEM_TYPE;
use crate::domain::park::odata::Value;
use crate::domain::park::odata::model::{Entity, Shape};
use crate::domain::park::odata::value::Type;

/// A row of this kind.
pub(super) fn row(entity: &'static Entity) -> Json {
    row_as_json(entity, &entity.row(&value))
}

/// A condition that names the first field of a single value.
pub(super) fn filter(entity: &'static Entity) -> String {
    format!("{} ne null", first(entity))
}

/// An order by that field.
pub(super) fn order(entity: &'static Entity) -> String {
    format!("{} desc", first(entity))
}

/// The first two fields.
pub(super) fn select(entity: &'static Entity) -> String {
    let names: Vec<&str> = entity
        .fields
        .iter()
        .take(2)
        .map(|field| field.name)
        .collect();
    names.join(",")
}

fn first(entity: &'static Entity) -> &'static str {
    let mut fields = entity.fields.iter();
    let first = fields.find(|field| matches!(field.shape, Shape::Leaf(..)));
    first.map_or("", |field| field.name)
}

/// A refusal as RFC 9457.
pub(super) fn problem(status: &str, word: &str, detail: &str) -> Json {
    let status = actix_web::http::StatusCode::from_bytes(status.as_bytes()).ok();
    json!({
        "type": format!("{PROBLEM_TYPE}{word}"),
        "title": status.and_then(|status| status.canonical_reason()),
        "status": status.map(|status| status.as_u16()),
        "detail": detail,
    })
}

fn value(name: &'static str, kind: Type) -> Value {
    let text = |text: &str| Value::Text(text.to_owned());
    match kind {
        Type::Integer => Value::Integer(if name == "Year" { 2025 } else { 12 }),
        Type::Real => Value::Real(match name {
            "PositionLon" => 121.7,
            "PositionLat" => 25.146,
            _ => 35.5,
        }),
        Type::Date => NaiveDate::from_ymd_opt(2015, 6, 30).map_or(Value::Null, Value::Date),
        Type::Instant => DateTime::parse_from_rfc3339("2026-11-20T14:00:00+08:00")
            .map_or(Value::Null, Value::Instant),
        _ => match name {
            "IndustrialParkID" => text("IP001"),
            "FactoryID" => text("99000002"),
            "UnifiedBusinessNo" => text("12345678"),
            "ProductID" => text("089"),
            "IndustrialClassID" => text("08"),
            "GeoHash" => text("wsqx9d"),
            "En" => text("Example"),
            "Url" | "WebURL" | "AgencyUrl" => text("https://example.tw/"),
            "AgencyEmail" => text("desk@example.tw"),
            _ => text(EXAMPLE),
        },
    }
}

// protocol: a value as the services have it
const EXAMPLE: &str = "範例";
