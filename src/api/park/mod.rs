//! The ten data services over HTTP.
//!
//! A call is let in by [`super::signed`], read by [`question`], answered by `domain/park`, and written by [`rendering`].
//! Paths match in any case, as published clients write them; nothing else is made of them.

pub(super) mod conditional;
mod health;
mod limits;
mod question;
mod rendering;

pub use question::Narrowed;
pub use rendering::row_as_json;

#[cfg(test)]
mod tests;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use std::fmt::Write as _;

use actix_web::http::header::{CACHE_CONTROL, LINK, VARY};
use actix_web::middleware::from_fn;
use actix_web::web::{self, Data};
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse, Resource};

use super::refusal::{Refused, Why};
use super::signed::{Readable, Signed, unavailable};
use crate::app::App;
use crate::domain::park::answering::{self, Answer, CannotAnswer, PAGE};
use crate::domain::park::catalogue::{SERVICES, Service};
use crate::domain::park::looking::Patience;
use crate::domain::park::queries;
use crate::http::access::RouteName;
use crate::kit::clock::Timestamp;

/// What a resource answers.
#[derive(Debug, Clone, Copy)]
pub struct Serves(pub &'static Service);

/// Rows of an answer, for the log.
#[derive(Debug, Clone, Copy)]
struct Rows(usize);

/// A path of the API; one that no service has answers that nothing is here.
pub fn at(
    path: &'static str,
) -> Resource<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = actix_web::Error,
        InitError = (),
    >,
> {
    let resource = web::resource(in_any_case(path));
    let resource = match SERVICES.iter().find(|service| service.path == path) {
        Some(service) => resource
            .app_data(Serves(service))
            .route(web::get().to(answer))
            .default_service(web::to(only_get)),
        None => resource.default_service(web::to(nothing)),
    };
    resource
        .app_data(RouteName(plain(path)))
        .wrap(from_fn(limits::tell))
}

/// `/v2/{Year}` as a pattern whose fixed parts match in any case.
fn in_any_case(path: &str) -> String {
    let mut pattern = String::new();
    for (place, part) in path.split('/').skip(1).enumerate() {
        pattern.push('/');
        if part.starts_with('{') {
            pattern.push_str(part);
        } else {
            // Writing into a text does not fail.
            _ = write!(pattern, "{{part{place}:(?i:{part})}}");
        }
    }
    pattern
}

/// `/v2/{rest:.*}` as `/v2/{rest}`: a path with names, and without what they match.
fn plain(path: &str) -> String {
    path.split('/')
        .map(|part| match part.split_once(':') {
            Some((name, _)) if name.starts_with('{') => format!("{name}}}"),
            _ => part.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("/")
}

struct Nothing;

impl Readable for Nothing {
    fn read(_: &HttpRequest, _: &App) -> Result<Self, Why> {
        Ok(Self)
    }
}

async fn nothing(call: Signed<Nothing>) -> Result<HttpResponse, Refused> {
    Err(call.manner.refuse(Why::NotFound))
}

async fn only_get(call: Signed<Nothing>) -> Result<HttpResponse, Refused> {
    Err(call.manner.refuse(Why::OnlyGet))
}

async fn answer(
    app: Data<App>,
    req: HttpRequest,
    call: Signed<Narrowed>,
) -> Result<HttpResponse, Refused> {
    let Signed {
        manner,
        asked,
        place: _place,
        ..
    } = call;
    let answered = respond(&app, &req, &asked).await;
    answered.map_err(|why| manner.refuse(why))
}

/// Answers a question, whoever asks it: that is looked at before.
///
/// # Errors
/// When it cannot be answered.
pub async fn respond(
    app: &Data<App>,
    req: &HttpRequest,
    asked: &Narrowed,
) -> Result<HttpResponse, Why> {
    let (answer, changed) = find(app, asked).await?;
    if asked.health {
        return Ok(health::tell(asked, app.clock.now(), changed));
    }
    req.extensions_mut().insert(Rows(answer.rows.len()));
    let body = rendering::render(asked.form, &asked.question, &answer);
    // With `now()` in it the answer changes though no row does.
    let changed = changed.filter(|_| !asked.question.options.timed);
    let mut response = conditional::begin(req, changed, &body);
    response
        .insert_header((CACHE_CONTROL, "private, no-cache"))
        .insert_header((VARY, "Accept, Accept-Encoding, Authorization"));
    if let Some(total) = answer.total {
        response.insert_header(("X-Total-Count", total.to_string()));
    }
    if answer.more {
        let next = format!("<{}>; rel=\"next\"", asked.next_page(req, PAGE));
        response.insert_header((LINK, next));
    }
    Ok(conditional::end(response, asked.form.media(), body))
}

async fn find(app: &Data<App>, asked: &Narrowed) -> Result<(Answer, Option<Timestamp>), Why> {
    let (question, clock) = (asked.question.clone(), app.clock.clone());
    let found = app.db.read(move |conn| {
        let changed = queries::find_last_change(conn)?;
        let patience = Patience::of(clock.as_ref());
        let answer = answering::answer(conn, patience, &question)?;
        Ok::<_, CannotAnswer>((answer, changed))
    });
    match found.await {
        Ok(found) => Ok(found),
        Err(CannotAnswer::Db(fault)) => Err(unavailable(app, fault)),
        Err(why @ (CannotAnswer::TooBroad | CannotAnswer::TooLong)) => {
            Err(Why::Unreadable(why.to_string()))
        }
    }
}
