//! Reading a DP-API call: token, transaction, custom parameters.

use std::collections::BTreeMap;

use actix_web::HttpRequest;
use actix_web::http::header::{AUTHORIZATION, CONTENT_TYPE};
use chrono::{Datelike as _, NaiveDate};
use uuid::{Uuid, Version};

use crate::domain::dataset::connection::{Definition, Method};

/// A call as it should be.
pub(super) struct Asked {
    /// The access token.
    pub token: String,
    /// `transaction_uid`
    pub transaction: Uuid,
    /// Custom parameters by their keys, upper case.
    pub parameters: BTreeMap<String, String>,
}

/// What is wrong with a call.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum CannotAnswer {
    /// Not the method that the data set is registered with.
    Method,
    /// No `Authorization: Bearer …`.
    Token,
    /// A header is missing or has another shape; its name.
    Header(String),
}

/// Reads the call for `definition`; `today` bounds the years one can ask for.
pub(super) fn read(
    request: &HttpRequest,
    definition: &Definition,
    today: NaiveDate,
) -> Result<Asked, CannotAnswer> {
    let wanted = match definition.method {
        Method::Post => "POST",
        Method::Get => "GET",
    };
    if request.method().as_str() != wanted {
        return Err(CannotAnswer::Method);
    }
    let token = header(request, AUTHORIZATION.as_str())
        .and_then(|value| value.strip_prefix("Bearer "))
        .filter(|token| !token.is_empty())
        .ok_or(CannotAnswer::Token)?;
    let zip = header(request, CONTENT_TYPE.as_str()) == Some("application/zip");
    if definition.method == Method::Post && !zip {
        return Err(CannotAnswer::Header("Content-Type".to_owned()));
    }
    let transaction = header(request, "transaction_uid")
        .and_then(|value| value.parse::<Uuid>().ok())
        .filter(|uid| uid.get_version() == Some(Version::Random))
        .ok_or_else(|| CannotAnswer::Header("transaction_uid".to_owned()))?;
    let mut parameters = BTreeMap::new();
    for parameter in &definition.parameters {
        let value = header(request, &parameter.key);
        match value.filter(|value| is_fitting(&parameter.key, value, today)) {
            Some(value) => {
                parameters.insert(parameter.key.to_ascii_uppercase(), value.to_owned());
            }
            None if value.is_none() && parameter.optional => {}
            None => return Err(CannotAnswer::Header(parameter.key.clone())),
        }
    }
    Ok(Asked {
        token: token.to_owned(),
        transaction,
        parameters,
    })
}

fn header<'a>(request: &'a HttpRequest, name: &str) -> Option<&'a str> {
    request.headers().get(name)?.to_str().ok()
}

/// `INQ_YR` is a past or present year of the Republic in three digits; other parameters are taken as they are.
fn is_fitting(key: &str, value: &str, today: NaiveDate) -> bool {
    if !key.eq_ignore_ascii_case("INQ_YR") {
        return !value.is_empty();
    }
    let digits = value.len() == 3 && value.bytes().all(|byte| byte.is_ascii_digit());
    let year = value.parse::<i32>().unwrap_or(0);
    digits && year > 0 && year + 1911 <= today.year()
}
