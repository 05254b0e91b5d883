//! The headers of answers.

use serde_json::{Value as Json, json};
use utoipa::openapi::{Header, HeaderBuilder, ObjectBuilder, ResponseBuilder, Schema, Type};

use crate::text::Catalogue;

/// Headers, told in this language.
pub(super) struct Headers<'a>(pub(super) &'a Catalogue);

impl Headers<'_> {
    /// Of a page of rows.
    pub(super) fn page(&self, answer: ResponseBuilder) -> ResponseBuilder {
        let next = json!("</v2/Factory?%24skip=1000>; rel=\"next\"");
        answer
            .header("X-Total-Count", self.one("openapi-header-total", &json!(1)))
            .header("Link", self.one("openapi-header-link", &next))
    }

    /// By which a caller asks later whether the answer is still the same.
    pub(super) fn held(&self, answer: ResponseBuilder) -> ResponseBuilder {
        let tag = json!("W/\"0f343b0931126a20f133d67c2b018a3b\"");
        let changed = json!("Fri, 20 Nov 2026 06:00:00 GMT");
        answer
            .header("ETag", self.one("openapi-header-tag", &tag))
            .header(
                "Last-Modified",
                self.one("openapi-header-modified", &changed),
            )
    }

    /// What every answer to a known caller says.
    pub(super) fn quota(&self, answer: ResponseBuilder) -> ResponseBuilder {
        let limit = || self.one("openapi-header-limit", &json!(100));
        let left = || self.one("openapi-header-left", &json!(99));
        answer
            .header("RateLimit-Limit", limit())
            .header("RateLimit-Remaining", left())
            .header(
                "RateLimit-Reset",
                self.one("openapi-header-reset", &json!(36_000)),
            )
            .header("X-RateLimit-Limit-Day", limit())
            .header("X-RateLimit-Remaining-Day", left())
    }

    /// Of a refusal with this status. Where there is no signature nobody knows who calls.
    pub(super) fn of_refusal(&self, status: &str, answer: ResponseBuilder) -> ResponseBuilder {
        let retry = self.one("openapi-header-retry", &json!(5));
        match status {
            "401" => {
                let proof = self.one("openapi-header-proof", &json!("hmac"));
                answer.header("WWW-Authenticate", proof)
            }
            "405" => {
                let allow = self.one("openapi-header-allow", &json!("GET"));
                self.quota(answer.header("Allow", allow))
            }
            "429" | "503" => self.quota(answer.header("Retry-After", retry)),
            _ => self.quota(answer),
        }
    }

    fn one(&self, key: &str, example: &Json) -> Header {
        let kind = if example.is_number() {
            Type::Integer
        } else {
            Type::String
        };
        let schema = Schema::from(ObjectBuilder::new().schema_type(kind).build());
        HeaderBuilder::new()
            .schema(Some(schema))
            .description(Some(self.0.text(key)))
            .example(Some(example.clone()))
            .build()
    }
}
