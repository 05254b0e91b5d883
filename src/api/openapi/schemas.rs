//! The kinds of rows and of refusals as schemas.

use utoipa::openapi::schema::{KnownFormat, SchemaFormat, SchemaType};
use utoipa::openapi::{ArrayBuilder, Object, ObjectBuilder, Schema, Type};

use crate::domain::park::catalogue::SERVICES;
use crate::domain::park::odata::model::{Entity, Field, Shape};
use crate::domain::park::odata::value::Type as Kind;

/// All of them by their names; those of rows that two services share come once.
pub(super) fn all() -> Vec<(&'static str, Schema)> {
    let mut schemas: Vec<(&'static str, Schema)> = Vec::new();
    for service in SERVICES {
        let entity = service.entity;
        if !schemas.iter().any(|(name, _)| *name == entity.name) {
            schemas.push((entity.name, row(entity).into()));
        }
    }
    let text = || ObjectBuilder::new().schema_type(Type::String);
    let way = || {
        ObjectBuilder::new()
            .property("CheckTime", text())
            .property("Status", text())
            .property("Reason", text())
    };
    let health = ObjectBuilder::new()
        .property("ServiceID", text())
        .property("ServiceName", text())
        .property("Inbound", way())
        .property("Outbound", way());
    let refusal = ObjectBuilder::new()
        .property("message", text())
        .required("message");
    let problem = ObjectBuilder::new()
        .property("type", text())
        .property("title", text())
        .property("status", ObjectBuilder::new().schema_type(Type::Integer))
        .property("detail", text())
        .property("server_time", text());
    schemas.push(("Health", health.build().into()));
    schemas.push(("Refusal", refusal.build().into()));
    schemas.push(("Problem", problem.build().into()));
    schemas
}

fn row(entity: &'static Entity) -> Object {
    object(entity.fields, Type::Object.into())
}

fn object(fields: &'static [Field], kind: SchemaType) -> Object {
    let mut object = ObjectBuilder::new().schema_type(kind);
    for field in fields {
        object = object.property(field.name, property(field));
    }
    object.build()
}

/// Everything may be unknown, and with `$select` be left out.
fn property(field: &'static Field) -> Schema {
    let or_null = |kind: Type| SchemaType::from_iter([kind, Type::Null]);
    match field.shape {
        Shape::Leaf(kind, _) => leaf(kind).into(),
        Shape::Complex(fields) => object(fields, or_null(Type::Object)).into(),
        Shape::List(item, _) => ArrayBuilder::new().items(row(item)).build().into(),
    }
}

fn leaf(kind: Kind) -> Object {
    let (kind, format) = match kind {
        Kind::Integer => (Type::Integer, Some(KnownFormat::Int64)),
        Kind::Real => (Type::Number, Some(KnownFormat::Double)),
        Kind::Date => (Type::String, Some(KnownFormat::Date)),
        Kind::Instant => (Type::String, Some(KnownFormat::DateTime)),
        Kind::Boolean => (Type::Boolean, None),
        _ => (Type::String, None),
    };
    ObjectBuilder::new()
        .schema_type(SchemaType::from_iter([kind, Type::Null]))
        .format(format.map(SchemaFormat::KnownFormat))
        .build()
}
