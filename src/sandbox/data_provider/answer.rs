//! One DP-API call: read it, ask the platform, answer as the data set's conduct wants it.

use std::io;
use std::sync::PoisonError;
use std::time::Duration;

use actix_web::body::SizedStream;
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_DISPOSITION, RETRY_AFTER};
use actix_web::web::{self, Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::{StreamExt as _, stream};

use super::Provider;
use super::asked::{self, Asked};
use super::catalogue;
use super::conduct::Conduct;
use super::document::Document;
use super::package::{self, Contents, NO_DATA};
use super::platform::Person;
use super::records::{self, Subject};
use super::refusal::{problem, unanswered, untrusted};
use crate::domain::citizen::national_id::NationalId;
use crate::domain::dataset::connection::Definition;
use crate::text::dates;

/// The subject of probes and load tests: nobody.
pub const PROBE: &str = "A999999999";

/// The handler of `/mydata-dp/{resource}`.
pub(super) async fn answer(
    request: HttpRequest,
    resource: web::Path<String>,
    provider: Data<Provider>,
) -> HttpResponse {
    let known = provider.datasets.iter();
    let mut known = known.filter(|dataset| catalogue::resource(dataset) == *resource);
    let Some(definition) = known.next() else {
        return problem(StatusCode::NOT_FOUND, "unknown_resource");
    };
    let today = dates::in_taipei(provider.clock.now()).date_naive();
    let asked = match asked::read(&request, definition, today) {
        Ok(asked) => asked,
        Err(refusal) => return unanswered(definition, &refusal),
    };
    let transaction = asked.transaction;
    let person = match provider
        .platform
        .vouch(&definition.resource_id, &asked.token)
        .await
    {
        Ok(person) => person,
        Err(refusal) => {
            tracing::info!(resource = %resource, %transaction, %refusal, "no data without the platform's word");
            return untrusted(&refusal);
        }
    };
    if person.uid_verified != "true" && person.uid != PROBE {
        return problem(StatusCode::FORBIDDEN, "uid_not_verified");
    }
    let conduct = Conduct::of(&resource);
    let response = behave(&provider, definition, conduct, asked, person).await;
    let status = response.status().as_u16();
    tracing::info!(resource = %resource, %transaction, status, ?conduct, "answered");
    response
}

async fn behave(
    provider: &Data<Provider>,
    definition: &Definition,
    conduct: Conduct,
    asked: Asked,
    person: Person,
) -> HttpResponse {
    match conduct {
        Conduct::Slow if has_to_wait(provider, definition, &asked) => {
            let mut response = HttpResponse::TooManyRequests();
            let response = response.content_type("application/zip");
            return response.insert_header((RETRY_AFTER, "1")).finish();
        }
        Conduct::NoDataJson => {
            let mut response = HttpResponse::Ok();
            return response.content_type("application/json").body(NO_DATA);
        }
        Conduct::NoContent => return HttpResponse::NoContent().finish(),
        Conduct::Refused => return problem(StatusCode::UNAUTHORIZED, "invalid_token"),
        Conduct::Unavailable => return problem(StatusCode::GATEWAY_TIMEOUT, "cannot_deliver"),
        Conduct::Hangs => tokio::time::sleep(Duration::from_hours(1)).await,
        _ => {}
    }
    let resource = catalogue::resource(definition).to_owned();
    let (shared, definition) = (provider.clone(), definition.clone());
    let made = web::block(move || make(&shared, &definition, conduct, &asked, &person));
    match made.await {
        Ok(Ok(archive)) => deliver(&resource, archive, conduct),
        Ok(Err(error)) => {
            tracing::error!(%resource, %error, "the package cannot be made");
            problem(StatusCode::INTERNAL_SERVER_ERROR, "cannot_make_package")
        }
        Err(_) => problem(StatusCode::INTERNAL_SERVER_ERROR, "cancelled"),
    }
}

fn has_to_wait(provider: &Provider, definition: &Definition, asked: &Asked) -> bool {
    let mut waiting = provider
        .waiting
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    waiting.has_to_wait(definition.resource_id.as_str(), asked.transaction)
}

/// The package for this person; one that says "no data" for the probe, for strangers, and where the agency has none.
fn make(
    provider: &Provider,
    definition: &Definition,
    conduct: Conduct,
    asked: &Asked,
    person: &Person,
) -> Result<Vec<u8>, package::CannotPack> {
    let made_at = dates::in_taipei(provider.clock.now()).naive_local();
    let number = NationalId::parse(&person.uid).ok();
    let mut people = provider.people.iter();
    let known = people.find(|citizen| number.as_ref() == Some(&citizen.id_number));
    let known = known.filter(|_| conduct != Conduct::NoData);
    let entries = known.and_then(|citizen| {
        let look_up = records::find(catalogue::resource(definition))?;
        look_up(&Subject {
            person: citizen,
            today: made_at.date(),
            parameters: &asked.parameters,
        })
    });
    let entries = entries.unwrap_or_default().into_iter();
    let document = Document {
        title: definition.name.zh.clone(),
        agency: definition
            .unit
            .as_ref()
            .map_or_else(String::new, |unit| unit.zh.clone()),
        made_at,
        entries: entries
            .map(|(label, value)| (label.to_owned(), value))
            .collect(),
    };
    let flaw = match conduct {
        Conduct::Flawed(flaw) => Some(flaw),
        _ => None,
    };
    let contents = Contents {
        document: &document,
        password: &person.uid.to_uppercase(),
        flaw,
    };
    package::pack(&contents, &provider.signers, &*provider.random)
}

fn deliver(resource: &str, archive: Vec<u8>, conduct: Conduct) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    response
        .content_type("application/zip")
        .insert_header((
            CONTENT_DISPOSITION,
            format!("attachment; filename={resource}.zip"),
        ))
        .insert_header(("Content-Transfer-Encoding", "binary"))
        .insert_header(("Accept-Ranges", "bytes"))
        .insert_header(("Cache-Control", "no-store"));
    if conduct != Conduct::CutOff {
        return response.body(archive);
    }
    let promised = archive.len() as u64;
    let half = Bytes::from(archive).slice(..usize::try_from(promised / 2).unwrap_or(0));
    // What was written has to leave the machine before the connection breaks.
    let broken = stream::once(async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        Err(io::Error::from(io::ErrorKind::ConnectionAborted))
    });
    let body = stream::iter([Ok(half)]).chain(broken).boxed_local();
    response.body(SizedStream::new(promised, body))
}
