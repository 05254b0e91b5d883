//! What a data provider asks while it is being called: is this token good, and whose is it.
//!
//! `POST /connect/introspect` and `GET /connect/userinfo` answer exactly the documented fields, all of them strings:
//! programs of real providers break on a field that they do not know.

use std::net::IpAddr;

use actix_web::web::{Bytes, Data};
use actix_web::{Error, HttpRequest, HttpResponse};
use serde::Serialize;

use super::problem::{ApiError, unkept};
use super::question;
use crate::app::App;
use crate::db;
use crate::domain::citizen::national_id::Gender;
use crate::domain::citizen::person::CannotKnow;
use crate::domain::token;
use crate::domain::token::holder::{self, Holder};
use crate::domain::token::introspection::{self, Verdict};
use crate::domain::token::throttle::Tries;
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
        Verdict::TooMany(retry_at) => Err(ApiError::until(retry_at, app.clock.now())),
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
    let from = arrival::address(&req, &app);
    ensure_living(&app, from, lookup.clone()).await?;
    let from = Some(from);
    let (vault, clock) = (app.vault.clone(), app.clock.clone());
    let holder: Result<_, CannotKnow> = app
        .db
        .write(move |tx| holder::tell(tx, clock.now(), &vault, (&lookup, from)))
        .await;
    let holder = holder.map_err(|fault| ApiError::fault(&app, fault))?;
    holder.map_or(Err(ApiError::InvalidToken), |holder| Ok(told(&holder)))
}

/// Refuses a token that is not good, and whoever has shown too many of those.
async fn ensure_living(app: &App, from: IpAddr, lookup: String) -> Result<(), ApiError> {
    let now = app.clock.now();
    let tries = Tries::of(&app.vault, from, None);
    let asked = tries.clone();
    let read = app.db.read(move |conn| -> db::Result<_> {
        let refused = asked.find_refusal(conn, now)?;
        let living = introspection::find_living(conn, now, &lookup, Some(from))?;
        Ok((refused, living.is_some()))
    });
    match read.await.map_err(|fault| ApiError::fault(app, fault))? {
        (Some(retry_at), _) => Err(ApiError::until(retry_at, now)),
        (None, true) => Ok(()),
        (None, false) => {
            let counted = app.db.write(move |tx| tries.count(tx, now)).await;
            counted.map_err(|fault| ApiError::fault(app, fault))?;
            Err(ApiError::InvalidToken)
        }
    }
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
