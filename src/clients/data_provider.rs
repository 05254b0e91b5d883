//! The DP-API: asking a data provider for one citizen's data set (`mydata.md` 2.3).

use reqwest::Method as Verb;
use reqwest::header::{
    AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER,
};

use super::egress::{Call, CannotCall, Egress};
use crate::domain::dataset::asking::Method;
use crate::domain::errand::Errand;
use crate::domain::transfer::Failure;
use crate::domain::transfer::reply::{Answer, Body};
use crate::kit::clock::Timestamp;
use crate::kit::secret::Secret;

/// What a provider answered, with the bytes if there are any.
#[derive(Debug)]
pub struct Answered {
    /// What it means is decided from this.
    pub answer: Answer,
    /// The body: a package, if the decision is to examine it.
    pub bytes: Vec<u8>,
}

/// Asks the provider.
///
/// # Errors
/// Until when its address rests, if it does: it was not asked at all then.
pub async fn ask(egress: &Egress, now: Timestamp, errand: &Errand) -> Result<Answered, Timestamp> {
    let Some(headers) = headers(errand) else {
        return Ok(nothing(Failure::Forbidden));
    };
    let provider = errand.provider.to_string();
    let call = Call {
        provider: &provider,
        method: match errand.method {
            Method::Post => Verb::POST,
            Method::Get => Verb::GET,
        },
        url: &errand.url,
        headers,
    };
    let reply = match egress.call(now, call).await {
        Ok(reply) => reply,
        Err(CannotCall::Resting(until)) => return Err(until),
        Err(CannotCall::TooLarge) => {
            return Ok(Answered {
                answer: Answer::TooLarge,
                bytes: Vec::new(),
            });
        }
        Err(CannotCall::Forbidden(_)) => return Ok(nothing(Failure::Forbidden)),
        Err(CannotCall::Unreachable) => return Ok(nothing(Failure::Unreachable)),
        Err(CannotCall::TimedOut) => return Ok(nothing(Failure::TimedOut)),
        Err(CannotCall::Broken) => return Ok(nothing(Failure::Broken)),
    };
    let text = |name| {
        let value: Option<&HeaderValue> = reply.headers.get(name);
        value.and_then(|value| value.to_str().ok())
    };
    let answer = Answer::Replied {
        status: reply.status.as_u16(),
        retry_after: text(RETRY_AFTER).map(str::to_owned),
        body: Body::of(text(CONTENT_TYPE), &reply.body),
    };
    Ok(Answered {
        answer,
        bytes: reply.body,
    })
}

fn nothing(failure: Failure) -> Answered {
    Answered {
        answer: Answer::None(failure),
        bytes: Vec::new(),
    }
}

/// The headers of the call; `None` when a parameter cannot stand in a header.
fn headers(errand: &Errand) -> Option<HeaderMap> {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    let bearer = Secret::new(format!("Bearer {}", errand.token.reveal()));
    headers.insert(AUTHORIZATION, sensitive(&bearer)?);
    let uid = errand.transfer.transaction_uid.to_string();
    headers.insert(
        HeaderName::from_static("transaction_uid"),
        HeaderValue::from_str(&uid).ok()?,
    );
    for (name, value) in &errand.parameters {
        let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
        if headers.contains_key(&name) {
            return None;
        }
        headers.insert(name, sensitive(value)?);
    }
    Some(headers)
}

fn sensitive(value: &Secret) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_str(value.reveal()).ok()?;
    value.set_sensitive(true);
    Some(value)
}
