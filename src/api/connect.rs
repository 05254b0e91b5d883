//! What a data provider asks while it is being called: is this token good, and whose is it.
//!
//! `POST /connect/introspect` and `GET /connect/userinfo` answer exactly the documented fields, all of them strings:
//! programs of real providers break on a field that they do not know.

use actix_web::web::{Bytes, Data};
use actix_web::{Error, HttpRequest, HttpResponse};
use serde::Serialize;

use super::problem::{ApiError, unkept};
use super::question;
use crate::app::App;
use crate::domain::citizen::national_id::Gender;
use crate::domain::citizen::person::CannotKnow;
use crate::domain::token;
use crate::domain::token::holder::{self, Holder};
use crate::domain::token::introspection::{self, Verdict};
use crate::http::arrival;

#[derive(Serialize)]
struct Introspected<'a> {
    active: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    verification: Option<&'a str>,
}

#[derive(Serialize)]
struct Userinfo<'a> {
    sub: &'a str,
    cn: &'a str,
    uid: &'a str,
    uid_verified: &'static str,
    birthdate: String,
    gender: &'static str,
    email: &'a str,
    account: &'a str,
}

/// `POST /connect/introspect`
///
/// # Errors
/// What the request lacks, a caller that is not the data set's provider, or a fault.
pub async fn introspect(
    app: Data<App>,
    req: HttpRequest,
    body: Result<Bytes, Error>,
) -> Result<HttpResponse, ApiError> {
    let question = question::read(&app, &req, body)?;
    let verdict = question::ask(&app, question).await;
    match verdict.map_err(|fault| ApiError::fault(&app, fault))? {
        Verdict::WrongCaller => Err(ApiError::InvalidClient),
        Verdict::Inactive => Ok(unkept(&Introspected {
            active: "false",
            verification: None,
        })),
        Verdict::Active(token) => Ok(unkept(&Introspected {
            active: "true",
            verification: Some(&token.verification),
        })),
    }
}

/// `GET /connect/userinfo`
///
/// # Errors
/// A token that is not good, or a fault.
pub async fn userinfo(app: Data<App>, req: HttpRequest) -> Result<HttpResponse, ApiError> {
    let lookup = question::authorization(&req, "bearer")
        .filter(|text| token::is_shaped(text))
        .map(|text| token::lookup(&app.vault, text))
        .ok_or(ApiError::InvalidToken)?;
    let (now, from) = (app.clock.now(), Some(arrival::address(&req, &app)));
    let sought = lookup.clone();
    let living = app
        .db
        .read(move |conn| introspection::find_living(conn, now, &sought, from))
        .await
        .map_err(|fault| ApiError::fault(&app, fault))?;
    if living.is_none() {
        return Err(ApiError::InvalidToken);
    }
    let (vault, clock) = (app.vault.clone(), app.clock.clone());
    let holder: Result<_, CannotKnow> = app
        .db
        .write(move |tx| holder::tell(tx, clock.now(), &vault, (&lookup, from)))
        .await;
    let holder = holder.map_err(|fault| ApiError::fault(&app, fault))?;
    holder.map_or(Err(ApiError::InvalidToken), |holder| Ok(told(&holder)))
}

fn told(holder: &Holder) -> HttpResponse {
    unkept(&Userinfo {
        sub: &holder.subject,
        cn: &holder.person.name,
        uid: holder.person.number.reveal(),
        uid_verified: "true",
        birthdate: holder.person.birth_date.format("%Y-%m-%d").to_string(),
        gender: match holder.person.number.gender() {
            Gender::Male => "M",
            Gender::Female => "F",
        },
        email: holder.mail.as_ref().map_or("", |mail| mail.reveal()),
        account: &holder.subject,
    })
}
