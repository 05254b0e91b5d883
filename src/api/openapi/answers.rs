//! What a call is answered with: the rows, the health of a service, refusals.

use serde_json::json;
use utoipa::openapi::{
    ArrayBuilder, Content, ContentBuilder, ObjectBuilder, Ref, Response, ResponseBuilder, Schema,
    Type,
};

use super::examples;
use super::headers::Headers;
use crate::domain::park::catalogue::Service;
use crate::text::Catalogue;

/// A refusal: its status, the key of what it means, an example of its message and the word of its check.
type Refusal = (&'static str, &'static str, &'static str, &'static str);

const REFUSALS: [Refusal; 8] = [
    (
        "400",
        "openapi-unreadable",
        "$filter: Could not find a property named 'X' on type 'Factory' at position 1",
        "query-unreadable",
    ),
    (
        "401",
        "openapi-unsigned",
        "Unauthorized",
        "signature-missing",
    ),
    (
        "403",
        "openapi-refused",
        "HMAC signature does not match",
        "signature-mismatch",
    ),
    ("404", "openapi-nothing", "No such resource", "not-found"),
    (
        "405",
        "openapi-read-only",
        "Only GET is allowed",
        "method-not-allowed",
    ),
    (
        "410",
        "openapi-retired",
        "This service is no longer provided: https://mydata.example/ids/services/Agency",
        "service-retired",
    ),
    (
        "429",
        "openapi-exhausted",
        "API rate limit exceeded",
        "quota-exhausted",
    ),
    (
        "503",
        "openapi-unavailable",
        "This service is suspended for the time being: https://mydata.example/ids/services/Agency",
        "service-suspended",
    ),
];

/// All of them by their statuses.
pub(super) fn of(service: &Service, text: &Catalogue) -> Vec<(&'static str, Response)> {
    let headers = Headers(text);
    let unchanged = ResponseBuilder::new().description(text.text("openapi-unchanged"));
    let mut answers = vec![
        ("200", rows(service, text)),
        ("299", health(service, text)),
        ("304", headers.quota(headers.held(unchanged)).build()),
    ];
    answers.extend(REFUSALS.map(|one| (one.0, refusal(one, text))));
    answers
}

fn rows(service: &Service, text: &Catalogue) -> Response {
    let reference = Ref::from_schema_name(service.entity.name);
    let list = Schema::from(ArrayBuilder::new().items(reference).build());
    let plain = || {
        let schema = ObjectBuilder::new().schema_type(Type::String).build();
        Content::new(Some(Schema::from(schema)))
    };
    let json = ContentBuilder::new()
        .schema(Some(list))
        .example(Some(json!([examples::row(service.entity)])));
    let headers = Headers(text);
    let answer = ResponseBuilder::new()
        .description(text.text("openapi-rows"))
        .content("application/json", json.build())
        .content("application/xml", plain())
        .content("text/csv", plain());
    let answer = headers.page(headers.held(answer));
    headers.quota(answer).build()
}

fn health(service: &Service, text: &Catalogue) -> Response {
    let way = json!({ "CheckTime": "2026-11-20T06:00:00Z", "Status": "Normal", "Reason": "" });
    let example = json!({
        "ServiceID": service.id,
        "ServiceName": service.title,
        "Inbound": way,
        "Outbound": way,
    });
    let content = ContentBuilder::new()
        .schema(Some(Ref::from_schema_name("Health")))
        .example(Some(example));
    let answer = ResponseBuilder::new()
        .description(text.text("openapi-well"))
        .content("application/json", content.build());
    Headers(text).quota(answer).build()
}

fn refusal((status, meaning, message, word): Refusal, text: &Catalogue) -> Response {
    let plain = ContentBuilder::new()
        .schema(Some(Ref::from_schema_name("Refusal")))
        .example(Some(json!({ "message": message })));
    let problem = ContentBuilder::new()
        .schema(Some(Ref::from_schema_name("Problem")))
        .example(Some(examples::problem(status, word, message)));
    let answer = ResponseBuilder::new()
        .description(text.text(meaning))
        .content("application/json", plain.build())
        .content("application/problem+json", problem.build());
    Headers(text).of_refusal(status, answer).build()
}
