//! The signature of a call of the park data API: Kong's `hmac-auth` scheme, as its published clients write it.
//!
//! Everything here is decided from the request alone and the time; whether the key agrees is `domain/credential`'s to
//! say. The checks come in this order: is there a signature at all, is the time right, can the header be read, is the
//! header that gave the time itself signed. Without the last one the first would protect nothing.
//!
//! Deliberately absent: a memory of signatures. Published clients use one for some minutes.

mod date;
mod digest;
mod header;
mod message;

pub use digest::agrees as digest_agrees;
pub use message::Received;

use std::net::IpAddr;

use actix_web::http::header::{AUTHORIZATION, HeaderMap, PROXY_AUTHORIZATION};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::domain::credential::admission::Call;
use crate::domain::credential::mac::Algorithm;
use crate::kit::clock::{Span, Timestamp, seconds};
use header::Fields;

/// How far a caller's clock may be from ours, either way.
pub const SKEW: Span = seconds(300);

/// Why a request cannot be taken for a signed call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsigned {
    /// No signature at all.
    Missing,
    /// Neither `x-date` nor `date` is there.
    NoDate,
    /// Neither of them can be read.
    UnreadableDate,
    /// None of them is within [`SKEW`] of our time.
    OutsideWindow,
    /// The header is not written as the scheme has it.
    UnreadableHeader,
    /// No APP ID can look like this.
    UnknownAppId,
    /// The algorithm is not one of the four.
    UnsupportedAlgorithm,
    /// The header that gave the time is not among the signed ones.
    DateNotSigned,
}

/// Reads the signature of a request that came from `from`.
///
/// # Errors
/// The first check that failed.
pub fn read(request: &Received<'_>, now: Timestamp, from: IpAddr) -> Result<Call, Unsigned> {
    let headers = request.headers;
    if !headers.contains_key(AUTHORIZATION) && !headers.contains_key(PROXY_AUTHORIZATION) {
        return Err(Unsigned::Missing);
    }
    let dates = dates_in_time(headers, now)?;
    let fields = fields(headers).ok_or(Unsigned::UnreadableHeader)?;
    let algorithm = Algorithm::named(fields.algorithm).ok_or(Unsigned::UnsupportedAlgorithm)?;
    let app_id = fields
        .username
        .parse()
        .map_err(|_| Unsigned::UnknownAppId)?;
    let signed = |date: &&str| fields.names().any(|name| name.eq_ignore_ascii_case(date));
    if !dates.iter().any(signed) {
        return Err(Unsigned::DateNotSigned);
    }
    let message = message::write(request, fields.names()).ok_or(Unsigned::UnreadableHeader)?;
    Ok(Call {
        app_id,
        from,
        algorithm,
        message,
        code: STANDARD.decode(fields.signature).ok(),
        service: None,
    })
}

/// The date headers that are within the window.
fn dates_in_time(headers: &HeaderMap, now: Timestamp) -> Result<Vec<&'static str>, Unsigned> {
    let mut why = Unsigned::NoDate;
    let mut in_time = Vec::new();
    for name in ["x-date", "date"] {
        let Some(written) = headers.get(name) else {
            continue;
        };
        match written.to_str().ok().and_then(date::read) {
            Some(at) if (now.unix() - at.unix()).abs() <= SKEW.num_seconds() => in_time.push(name),
            Some(_) => why = Unsigned::OutsideWindow,
            None if why == Unsigned::NoDate => why = Unsigned::UnreadableDate,
            None => {}
        }
    }
    if in_time.is_empty() {
        return Err(why);
    }
    Ok(in_time)
}

/// `Proxy-Authorization` if it can be read, else `Authorization`.
fn fields(headers: &HeaderMap) -> Option<Fields<'_>> {
    [PROXY_AUTHORIZATION, AUTHORIZATION]
        .iter()
        .find_map(|name| header::parse(headers.get(name)?.to_str().ok()?))
}
