//! The parameters of a service: what stands in its path, and the query options.

use serde_json::json;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::{ObjectBuilder, Required, Schema, Type};

use crate::domain::park::catalogue::{Service, Within};

/// All of them, the path's first.
pub(super) fn of(service: &Service) -> Vec<Parameter> {
    let mut parameters = Vec::new();
    match service.within {
        Some(Within::Year) => parameters.push(in_path(
            "Year",
            "The year, Gregorian or of the Republic of China",
            &json!("2025"),
        )),
        Some(Within::Park) => {
            parameters.push(in_path("IndustrialParkID", "The park", &json!("IP001")));
        }
        None => {}
    }
    let text = Type::String;
    parameters.extend([
        option("$select", &text, "Properties, separated by commas"),
        option(
            "$filter",
            &text,
            "Which rows: OData v4 expressions without $expand",
        ),
        option("$orderby", &text, "In which order, such as City desc,Town"),
        option(
            "$top",
            &Type::Integer,
            "At most so many rows; a page has at most 1,000",
        ),
        option("$skip", &Type::Integer, "Without the first so many rows"),
        option("$count", &Type::Boolean, "Whether X-Total-Count is wanted"),
        one_of(
            "$format",
            &["JSON", "XML", "CSV"],
            "The form; without it Accept decides",
        ),
        option(
            "health",
            &Type::Boolean,
            "Whether the health of the service is wanted instead",
        ),
    ]);
    if service.place.is_some() {
        parameters.push(option(
            "$spatialFilter",
            &text,
            "nearby(latitude,longitude,metres), at most 1,000 metres",
        ));
    }
    parameters
}

fn in_path(name: &str, what: &str, example: &serde_json::Value) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Path)
        .required(Required::True)
        .description(Some(what))
        .schema(Some(Schema::from(
            ObjectBuilder::new().schema_type(Type::String).build(),
        )))
        .example(Some(example.clone()))
        .build()
}

fn option(name: &str, kind: &Type, what: &str) -> Parameter {
    let mut schema = ObjectBuilder::new().schema_type(kind.clone());
    if *kind == Type::Integer {
        schema = schema.minimum(Some(0));
    }
    query(name, what, schema.build().into())
}

fn one_of(name: &str, words: &[&str], what: &str) -> Parameter {
    let words: Vec<serde_json::Value> = words.iter().map(|word| json!(word)).collect();
    let schema = ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(words));
    query(name, what, schema.build().into())
}

fn query(name: &str, what: &str, schema: Schema) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some(what))
        .schema(Some(schema))
        .build()
}
