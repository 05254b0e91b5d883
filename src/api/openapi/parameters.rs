//! The parameters of a service: what stands in its path, and the query options.

use serde_json::json;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::{ObjectBuilder, Required, Schema, Type};

use super::examples;
use crate::domain::park::catalogue::{Service, Within};
use crate::text::Catalogue;

/// What an option is when it is not given, or an example of it.
enum Given {
    Number(u64),
    No,
    Example(String),
    OneOf(&'static [&'static str]),
}

/// All of them, the path's first.
pub(super) fn of(service: &Service, text: &Catalogue) -> Vec<Parameter> {
    let entity = service.entity;
    let mut parameters: Vec<Parameter> = match service.within {
        Some(Within::Year) => vec![in_path("Year", "2025", text.text("openapi-year"))],
        Some(Within::Park) => {
            let what = text.text("openapi-park");
            vec![in_path("IndustrialParkID", "IP001", what)]
        }
        None => Vec::new(),
    };
    let mut options = vec![
        (
            "$select",
            Given::Example(examples::select(entity)),
            "openapi-select",
        ),
        (
            "$filter",
            Given::Example(examples::filter(entity)),
            "openapi-filter",
        ),
        (
            "$orderby",
            Given::Example(examples::order(entity)),
            "openapi-orderby",
        ),
        ("$top", Given::Number(30), "openapi-top"),
        ("$skip", Given::Number(0), "openapi-skip"),
        ("$count", Given::No, "openapi-count"),
        (
            "$format",
            Given::OneOf(&["JSON", "XML", "CSV"]),
            "openapi-format",
        ),
        ("health", Given::No, "openapi-health"),
    ];
    if service.place.is_some() {
        let near = Given::Example("nearby(25.146,121.700,1000)".to_owned());
        options.push(("$spatialFilter", near, "openapi-near"));
    }
    let told = options.into_iter();
    parameters.extend(told.map(|(name, given, key)| in_query(name, given, text.text(key))));
    parameters
}

fn in_path(name: &str, example: &str, what: String) -> Parameter {
    let schema = ObjectBuilder::new().schema_type(Type::String);
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Path)
        .required(Required::True)
        .description(Some(what))
        .schema(Some(Schema::from(schema.build())))
        .example(Some(json!(example)))
        .build()
}

fn in_query(name: &str, given: Given, what: String) -> Parameter {
    let schema = ObjectBuilder::new();
    let schema = match given {
        Given::Number(number) => schema
            .schema_type(Type::Integer)
            .minimum(Some(0))
            .default(Some(json!(number))),
        Given::No => schema
            .schema_type(Type::Boolean)
            .default(Some(json!(false))),
        Given::Example(example) => schema.schema_type(Type::String).examples([json!(example)]),
        Given::OneOf(words) => schema.schema_type(Type::String).enum_values(Some(
            words.iter().map(|word| json!(word)).collect::<Vec<_>>(),
        )),
    };
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some(what))
        .schema(Some(Schema::from(schema.build())))
        .build()
}
