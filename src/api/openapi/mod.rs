//! The `OpenAPI` document of the park data API, made from the catalogue that the services themselves are answered by.
//!
//! `?lang=` chooses the language of its sentences; without it the titles are the published ones. A service that reviewers
//! have suspended says so in its description, one that is retired is deprecated, too: whoever holds the document asks each
//! time whether it is still the same.

mod answers;
mod examples;
mod headers;
mod parameters;
mod schemas;

use std::sync::LazyLock;

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use url::form_urlencoded;
use utoipa::openapi::path::{Operation, OperationBuilder};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityRequirement, SecurityScheme};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{
    Components, ComponentsBuilder, Deprecated, HttpMethod, InfoBuilder, OpenApi, OpenApiBuilder,
    PathItem, PathsBuilder,
};

use super::park::conditional;
use super::refusal::{Manner, Refused};
use super::signed::unavailable;
use crate::app::App;
use crate::domain::park::catalogue::{SERVICES, Service, Theme};
use crate::domain::park::closing::Closed;
use crate::domain::park::listing::{self, Listed, ServiceState};
use crate::text::{Catalogue, Locale};

const SIGNATURE: &str = "signature";
const DATE: &str = "date";
const SIGNED: &str =
    "hmac username=\"APP ID\", algorithm=\"hmac-sha1\", headers=\"x-date\", signature=\"Base64\"";
const DATED: &str = "Wed, 19 Apr 2017 08:37:50 GMT";

static CHINESE: LazyLock<String> = LazyLock::new(|| written(Locale::Chinese, &[]));
static ENGLISH: LazyLock<String> = LazyLock::new(|| written(Locale::English, &[]));

fn written(locale: Locale, closed: &[Listed]) -> String {
    document(locale, closed).to_json().unwrap_or_default()
}

/// `GET /v2/swagger/public`
///
/// # Errors
/// A fault of the database.
pub async fn show(app: Data<App>, req: HttpRequest) -> Result<HttpResponse, Refused> {
    let manner = Manner::of(req.headers(), app.config.signature.profile, app.clock.now());
    let closed = app.db.read(listing::list_closed).await;
    let closed = closed.map_err(|fault| manner.refuse(unavailable(&app, fault)))?;
    let mut options = form_urlencoded::parse(req.query_string().as_bytes());
    let asked = options.find(|(name, _)| name == "lang");
    let locale = asked.and_then(|(_, tag)| tag.parse().ok());
    let document = match locale.unwrap_or_default() {
        locale if !closed.is_empty() => written(locale, &closed),
        Locale::Chinese => CHINESE.clone(),
        Locale::English => ENGLISH.clone(),
    };
    let mut answer = conditional::begin(&req, None, document.as_bytes());
    answer.insert_header((CACHE_CONTROL, "public, no-cache"));
    let document = document.into_bytes();
    Ok(conditional::end(answer, "application/json", document))
}

/// The document, with what is said of the services that are closed.
#[must_use]
pub fn document(locale: Locale, closed: &[Listed]) -> OpenApi {
    let text = Catalogue::of(locale);
    let mut paths = PathsBuilder::new();
    for service in SERVICES {
        let closed = closed.iter().find(|one| one.service.id == service.id);
        let item = PathItem::new(HttpMethod::Get, operation(service, closed, locale));
        paths = paths.path(service.path, item);
    }
    let info = InfoBuilder::new()
        .title("Public Version2")
        .version("2")
        .description(Some(text.text("openapi-about")));
    let tags = Theme::ALL.map(|theme| TagBuilder::new().name(heading(theme, locale)).build());
    OpenApiBuilder::new()
        .info(info)
        .paths(paths)
        .tags(Some(tags))
        .components(Some(components(text)))
        .build()
}

/// The heading of a theme: the published one, or what it says.
fn heading(theme: Theme, locale: Locale) -> String {
    match locale {
        Locale::Chinese => theme.title().to_owned(),
        Locale::English => Catalogue::of(locale).text(theme.key()),
    }
}

fn operation(service: &'static Service, closed: Option<&Listed>, locale: Locale) -> Operation {
    let text = Catalogue::of(locale);
    let retired = closed.filter(|closed| closed.state == ServiceState::Retired);
    let mut operation = OperationBuilder::new()
        .tag(heading(service.theme, locale))
        .operation_id(Some(service.id))
        .summary(Some(titled(service, closed, locale)))
        .description(closed.map(|closed| standing(closed, locale)))
        .deprecated(retired.map(|_| Deprecated::True))
        .parameters(Some(parameters::of(service, text)))
        .security(SecurityRequirement::new(SIGNATURE, [] as [&str; 0]).add(DATE, [] as [&str; 0]));
    for (status, answer) in answers::of(service, text) {
        operation = operation.response(status, answer);
    }
    operation.build()
}

/// What a service is called, and how it stands when it is closed.
fn titled(service: &Service, closed: Option<&Listed>, locale: Locale) -> String {
    let title = match locale {
        Locale::Chinese => service.title,
        Locale::English => service.english,
    };
    let Some(closed) = closed else {
        return title.to_owned();
    };
    let text = Catalogue::of(locale);
    let state = text.text(closed.state.key());
    text.text_with(
        "openapi-closed",
        &[("title", title.into()), ("state", state.into())],
    )
}

/// How a service stands that is closed, why, and what becomes of calls: as its page says it, in three paragraphs.
fn standing(closed: &Listed, locale: Locale) -> String {
    let text = Catalogue::of(locale);
    let reason = closed.reason.say(locale).to_owned();
    let calls = Closed::of(closed.state).map(|how| text.text(how.key()));
    let state = format!("**{}**", text.text(closed.state.key()));
    let said = [Some(state), Some(reason), calls];
    said.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

fn components(text: &Catalogue) -> Components {
    let key = |header: &str, key: &str, example: &str| {
        let what = text.text_with(key, &[("example", example.into())]);
        SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::with_description(header, &what)))
    };
    let signed = key("Authorization", "openapi-signature", SIGNED);
    let dated = key("x-date", "openapi-date", DATED);
    let mut components = ComponentsBuilder::new()
        .security_scheme(SIGNATURE, signed)
        .security_scheme(DATE, dated);
    for (name, schema) in schemas::all() {
        components = components.schema(name, schema);
    }
    components.build()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::trial::Doors;
    use crate::domain::park::odata::Options;

    fn service(id: &str) -> &'static Service {
        let mut services = SERVICES.into_iter();
        services.find(|service| service.id == id).unwrap()
    }

    #[actix_web::test]
    async fn each_reader_reads_one_language() {
        let doors = Doors::new();
        let asked = async |query: &str| {
            let address = format!("/v2/swagger/public{query}");
            let request = actix_web::test::TestRequest::with_uri(&address);
            doors.send(request).await.body
        };
        assert_eq!(asked("").await, *CHINESE);
        assert_eq!(asked("?lang=zh-Hant-TW").await, *CHINESE);
        assert_eq!(asked("?lang=xx").await, *CHINESE);
        assert_eq!(asked("?lang=en").await, *ENGLISH);
        let told: serde_json::Value = serde_json::from_str(&ENGLISH).unwrap();
        let operation = &told["paths"]["/v2/Agency"]["get"];
        assert_eq!(operation["summary"], service("Agency").english);
        let mut sentences = Vec::new();
        gather(&told, &mut sentences);
        let han = |text: &&String| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        assert_eq!(sentences.iter().find(han), None);
        let told: serde_json::Value = serde_json::from_str(&CHINESE).unwrap();
        sentences.clear();
        gather(&told, &mut sentences);
        assert_eq!(sentences.iter().find(|text| !han(text)), None);
    }

    /// Every description, summary and tag.
    fn gather(part: &serde_json::Value, sentences: &mut Vec<String>) {
        match part {
            serde_json::Value::Object(fields) => {
                for (name, value) in fields {
                    match value.as_str() {
                        Some(text) if ["description", "summary"].contains(&name.as_str()) => {
                            sentences.push(text.to_owned());
                        }
                        _ => gather(value, sentences),
                    }
                }
            }
            serde_json::Value::Array(items) => items.iter().for_each(|one| gather(one, sentences)),
            _ => {}
        }
    }

    #[test]
    fn the_document_describes_every_service_and_points_at_nothing_that_is_missing() {
        let told: serde_json::Value = serde_json::from_str(&CHINESE).unwrap();
        assert_eq!(told["openapi"], "3.1.0");
        assert_eq!(told["info"]["title"], "Public Version2");
        assert_eq!(told["paths"].as_object().unwrap().len(), 10);
        let schemas = told["components"]["schemas"].as_object().unwrap();
        for part in CHINESE.split("#/components/schemas/").skip(1) {
            let name = part.split('"').next().unwrap();
            assert!(schemas.contains_key(name), "{name}");
        }
        let operation = &told["paths"]["/v2/Land/IdleLand/{Year}"]["get"];
        assert_eq!(operation["summary"], service("IdleLand").title);
        assert_eq!(operation["parameters"][0]["name"], "Year");
        let answers = operation["responses"].as_object().unwrap();
        let statuses: Vec<&str> = answers.keys().map(String::as_str).collect();
        let known = [
            "200", "299", "304", "400", "401", "403", "404", "405", "410", "429", "503",
        ];
        assert_eq!(statuses, known);
        for (status, answer) in answers {
            let limit = &answer["headers"]["RateLimit-Remaining"];
            assert_eq!(limit.is_object(), status != "401", "{status}");
        }
        assert!(answers["405"]["headers"]["Allow"].is_object());
        assert!(answers["503"]["headers"]["Retry-After"].is_object());
    }

    #[test]
    fn every_option_and_answer_has_a_default_or_an_example_that_is_understood() {
        let told: serde_json::Value = serde_json::from_str(&CHINESE).unwrap();
        let now = "2026-11-20T14:00:00+08:00".parse().unwrap();
        for service in SERVICES {
            let operation = &told["paths"][service.path]["get"];
            for parameter in operation["parameters"].as_array().unwrap() {
                let (name, schema) = (parameter["name"].as_str().unwrap(), &parameter["schema"]);
                let (default, example) = (&schema["default"], &schema["examples"][0]);
                let given = [default, example, &parameter["example"], &schema["enum"]];
                assert!(given.iter().any(|given| !given.is_null()), "{name}");
                if let Some(text) = example.as_str().filter(|_| name != "$spatialFilter") {
                    let read = Options::read([(name, text)], service.entity, now);
                    assert!(read.is_ok(), "{name} of {}: {text}", service.id);
                }
            }
            let named = |name: &str| {
                let all = operation["parameters"].as_array().unwrap();
                all.iter().find(|one| one["name"] == name).unwrap().clone()
            };
            assert_eq!(named("$top")["schema"]["default"], 30);
            let row = &operation["responses"]["200"]["content"]["application/json"]["example"][0];
            for field in service.entity.fields {
                assert!(!row[field.name].is_null(), "{} {}", service.id, field.name);
            }
        }
    }
}
