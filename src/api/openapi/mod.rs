//! The `OpenAPI` document of the park data API, made from the catalogue that the services themselves are answered by.

mod parameters;
mod schemas;

use std::sync::LazyLock;

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use serde_json::json;
use utoipa::openapi::path::{Operation, OperationBuilder};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityRequirement, SecurityScheme};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{
    ArrayBuilder, Components, ComponentsBuilder, Content, ContentBuilder, HeaderBuilder,
    HttpMethod, InfoBuilder, ObjectBuilder, OpenApi, OpenApiBuilder, PathItem, PathsBuilder, Ref,
    Response, ResponseBuilder, Schema, Type,
};

use crate::domain::park::catalogue::{SERVICES, Service, Theme};

const SIGNATURE: &str = "signature";
const DATE: &str = "date";

/// Statuses of refusals, and what they mean.
const REFUSALS: [(&str, &str, &str); 7] = [
    (
        "400",
        "The path or an option cannot be read",
        "$filter: Could not find a property named 'X' on type 'Factory' at position 1",
    ),
    ("401", "There is no signature", "Unauthorized"),
    (
        "403",
        "The signature, its date, its APP ID or the address is refused",
        "HMAC signature does not match",
    ),
    ("404", "Nothing is here", "No such resource"),
    (
        "410",
        "The service is no longer provided; its page tells why. The call is not counted",
        "This service is no longer provided: https://mydata.example/ids/services/Agency",
    ),
    (
        "429",
        "No call is left today; Retry-After tells when the next day begins",
        "API rate limit exceeded",
    ),
    (
        "503",
        "Suspended for the time being (its page tells why, and the call is not counted), too many calls wait, or a fault of \
         ours; Retry-After stands with the last two",
        "This service is suspended for the time being: https://mydata.example/ids/services/Agency",
    ),
];

static DOCUMENT: LazyLock<String> = LazyLock::new(|| document().to_json().unwrap_or_default());

/// `GET /v2/swagger/public`
pub async fn show() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/json"))
        .insert_header((CACHE_CONTROL, "public, max-age=300"))
        .body(DOCUMENT.as_str())
}

/// The document.
#[must_use]
pub fn document() -> OpenApi {
    let mut paths = PathsBuilder::new();
    for service in SERVICES {
        paths = paths.path(
            service.path,
            PathItem::new(HttpMethod::Get, operation(service)),
        );
    }
    let info = InfoBuilder::new()
        .title("Public Version2")
        .version("2")
        .description(Some(
            "Parks, factories and land, asked for with OData query options. Every call is signed with an APP ID and an \
             APP Key, and counted; a known caller is told what is left in RateLimit headers.",
        ));
    let tags = [Theme::Land, Theme::Park, Theme::Factory]
        .map(|theme| TagBuilder::new().name(theme.title()).build());
    OpenApiBuilder::new()
        .info(info)
        .paths(paths)
        .tags(Some(tags))
        .components(Some(components()))
        .build()
}

fn operation(service: &'static Service) -> Operation {
    let mut operation = OperationBuilder::new()
        .tag(service.theme.title())
        .operation_id(Some(service.id))
        .summary(Some(service.title))
        .description(Some(service.english))
        .parameters(Some(parameters::of(service)))
        .security(SecurityRequirement::new(SIGNATURE, [] as [&str; 0]).add(DATE, [] as [&str; 0]))
        .response("200", rows(service))
        .response("299", health())
        .response("304", Response::new("The caller holds this answer already"));
    for (status, meaning, message) in REFUSALS {
        operation = operation.response(status, refusal(meaning, message));
    }
    operation.build()
}

fn rows(service: &Service) -> Response {
    let reference = Ref::from_schema_name(service.entity.name);
    let list = ArrayBuilder::new().items(reference).build();
    let text = || {
        Content::new(Some(Schema::from(
            ObjectBuilder::new().schema_type(Type::String).build(),
        )))
    };
    let header = |kind: Type, what: &str| {
        let schema = Schema::from(ObjectBuilder::new().schema_type(kind).build());
        HeaderBuilder::new()
            .schema(Some(schema))
            .description(Some(what))
            .build()
    };
    ResponseBuilder::new()
        .description("The rows")
        .content("application/json", Content::new(Some(Schema::from(list))))
        .content("application/xml", text())
        .content("text/csv", text())
        .header(
            "X-Total-Count",
            header(Type::Integer, "Rows on all pages, when $count=true"),
        )
        .header(
            "Link",
            header(Type::String, "The next page, when there is one"),
        )
        .header("RateLimit-Limit", header(Type::Integer, "Calls in the day"))
        .header(
            "RateLimit-Remaining",
            header(Type::Integer, "Calls that are left"),
        )
        .header(
            "RateLimit-Reset",
            header(Type::Integer, "Seconds until the next day begins in Taiwan"),
        )
        .build()
}

fn health() -> Response {
    ResponseBuilder::new()
        .description("How the service is, when health=true")
        .content(
            "application/json",
            Content::new(Some(Ref::from_schema_name("Health"))),
        )
        .build()
}

fn refusal(meaning: &str, message: &str) -> Response {
    let example = json!({ "message": message });
    let plain = ContentBuilder::new()
        .schema(Some(Ref::from_schema_name("Refusal")))
        .example(Some(example))
        .build();
    ResponseBuilder::new()
        .description(meaning)
        .content("application/json", plain)
        .content(
            "application/problem+json",
            Content::new(Some(Ref::from_schema_name("Problem"))),
        )
        .build()
}

fn components() -> Components {
    let mut components = ComponentsBuilder::new()
        .security_scheme(
            SIGNATURE,
            SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::with_description(
                "Authorization",
                "hmac username=\"APP ID\", algorithm=\"hmac-sha1\", headers=\"x-date\", signature=\"Base64\"",
            ))),
        )
        .security_scheme(
            DATE,
            SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::with_description(
                "x-date",
                "The time of the call, such as Wed, 19 Apr 2017 08:37:50 GMT; within five minutes of ours",
            ))),
        );
    for (name, schema) in schemas::all() {
        components = components.schema(name, schema);
    }
    components.build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_describes_every_service_and_points_at_nothing_that_is_missing() {
        let told: serde_json::Value = serde_json::from_str(&DOCUMENT).unwrap();
        assert_eq!(told["openapi"], "3.1.0");
        assert_eq!(told["info"]["title"], "Public Version2");
        assert_eq!(told["paths"].as_object().unwrap().len(), 10);
        let schemas = told["components"]["schemas"].as_object().unwrap();
        for part in DOCUMENT.split("#/components/schemas/").skip(1) {
            let name = part.split('"').next().unwrap();
            assert!(schemas.contains_key(name), "{name}");
        }
        let operation = &told["paths"]["/v2/Land/IdleLand/{Year}"]["get"];
        assert_eq!(operation["description"], "Idle land announced in a year");
        assert_eq!(operation["parameters"][0]["name"], "Year");
        for status in [
            "200", "299", "304", "400", "401", "403", "404", "410", "429", "503",
        ] {
            assert!(operation["responses"][status].is_object(), "{status}");
        }
    }
}
