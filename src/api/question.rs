//! What a provider asks: the form, the credentials, where it comes from; and asking it together with others.

use actix_web::HttpRequest;
use actix_web::http::header::{AUTHORIZATION, CONTENT_TYPE};
use actix_web::web::Bytes;
use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use url::form_urlencoded;
use zeroize::Zeroizing;

use super::problem::ApiError;
use crate::app::App;
use crate::db::gathering::CannotGather;
use crate::domain::dataset::caller;
use crate::domain::token;
use crate::domain::token::introspection::{self, Question, Verdict};
use crate::domain::token::throttle;
use crate::http::{arrival, body as bodies};

/// The most bytes such a form may have.
pub const FORM_BYTES: usize = 8 * 1024;
const FORM: &str = "application/x-www-form-urlencoded";
/// The most characters an `Authorization` header may have.
const CREDENTIALS_CHARS: usize = 1024;
/// Credentials arrive with and without padding.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The question that a request asks.
///
/// # Errors
/// [`ApiError::InvalidRequest`] without a readable form that holds one token; [`ApiError::Slow`] when it did not arrive
/// in time; [`ApiError::InvalidClient`] without
/// credentials that could be a data set's.
pub fn read(
    app: &App,
    req: &HttpRequest,
    body: Result<Bytes, actix_web::Error>,
) -> Result<Question, ApiError> {
    if !is_form(req) {
        return Err(ApiError::InvalidRequest);
    }
    let body = body.map_err(|why| {
        if bodies::is_late(&why) {
            ApiError::Slow
        } else {
            ApiError::InvalidRequest
        }
    })?;
    let token = token_of(&body).ok_or(ApiError::InvalidRequest)?;
    let credentials = authorization(req, "basic").and_then(decoded);
    let credentials = credentials.ok_or(ApiError::InvalidClient)?;
    let (id, secret) = credentials.split_once(':').ok_or(ApiError::InvalidClient)?;
    let secret_lookup = caller::secret_lookup(&app.vault, secret);
    let dataset = id.parse().map_err(|_| ApiError::InvalidClient)?;
    Ok(Question {
        dataset,
        secret_lookup,
        from: arrival::address(req, app),
        token_lookup: token::is_shaped(&token).then(|| token::lookup(&app.vault, &token)),
    })
}

/// Answers a question together with the others that wait.
///
/// # Errors
/// When the transaction failed.
pub async fn ask(app: &App, question: Question) -> Result<Verdict, CannotGather> {
    let (db, clock, vault) = (app.db.clone(), app.clock.clone(), app.vault.clone());
    let answer = move |questions: &[Question]| {
        let tries = throttle::list_tries(&vault, questions);
        db.write_now(|tx| {
            let now = clock.now();
            let verdicts = introspection::answer(tx, now, questions)?;
            let verdicts = throttle::apply(tx, now, &tries, verdicts)?;
            introspection::record(tx, now, questions.iter().zip(&verdicts))?;
            Ok(verdicts)
        })
    };
    app.introspections.ask(question, answer).await
}

/// What stands in the one `Authorization` header after this scheme, given in lower case.
#[must_use]
pub fn authorization<'a>(req: &'a HttpRequest, scheme: &str) -> Option<&'a str> {
    let mut headers = req.headers().get_all(AUTHORIZATION);
    let header = headers.next().filter(|_| headers.next().is_none())?;
    let text = header
        .to_str()
        .ok()
        .filter(|text| text.len() <= CREDENTIALS_CHARS)?;
    let (named, rest) = text.trim().split_once(' ')?;
    named.eq_ignore_ascii_case(scheme).then(|| rest.trim())
}

fn is_form(req: &HttpRequest) -> bool {
    let kind = req.headers().get(CONTENT_TYPE);
    kind.and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| {
            let essence = kind.split(';').next().unwrap_or_default();
            essence.trim().eq_ignore_ascii_case(FORM)
        })
}

/// The token of a form; `None` when there is none, an empty one, or more than one.
fn token_of(body: &[u8]) -> Option<Zeroizing<String>> {
    if body.len() > FORM_BYTES || std::str::from_utf8(body).is_err() {
        return None;
    }
    let mut tokens = form_urlencoded::parse(body).filter(|(name, _)| name == "token");
    let (_, token) = tokens.next()?;
    (tokens.next().is_none() && !token.is_empty()).then(|| Zeroizing::new(token.into_owned()))
}

fn decoded(credentials: &str) -> Option<Zeroizing<String>> {
    let bytes = BASE64.decode(credentials).ok()?;
    String::from_utf8(bytes).ok().map(Zeroizing::new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    #[test]
    fn one_token_is_found_however_it_is_written() {
        for (body, token) in [
            ("token=mydata::0a", Some("mydata::0a")),
            ("token=mydata%3A%3a0a", Some("mydata::0a")),
            ("token_type_hint=access_token&token=x&more=1", Some("x")),
            ("token=a&token=a", None),
            ("token=", None),
            ("token", None),
            ("", None),
            ("Token=a", None),
            (r#"{"token":"a"}"#, None),
        ] {
            assert_eq!(
                token_of(body.as_bytes()).as_ref().map(|t| t.as_str()),
                token,
                "{body}"
            );
        }
        assert!(token_of(b"token=\xff").is_none());
        assert!(token_of(&[b"token=".as_slice(), &[b'a'; FORM_BYTES]].concat()).is_none());
    }

    #[test]
    fn a_form_is_known_by_its_type_whatever_its_parameters() {
        let sent = |kind: &str| {
            is_form(
                &TestRequest::default()
                    .insert_header((CONTENT_TYPE, kind))
                    .to_http_request(),
            )
        };
        assert!(sent("application/x-www-form-urlencoded"));
        assert!(sent("Application/X-WWW-Form-Urlencoded ; charset=UTF-8"));
        assert!(!sent("application/json"));
        assert!(!sent("application/x-www-form-urlencoded2"));
        assert!(!is_form(&TestRequest::default().to_http_request()));
    }

    #[test]
    fn credentials_are_read_in_any_case_and_with_or_without_padding() {
        for (header, read) in [
            ("Basic YTpi", Some("a:b")),
            ("basic  YTpiYw==", Some("a:bc")),
            ("BASIC YTpiYw", Some("a:bc")),
            ("Bearer YTpi", None),
            ("Basic", None),
            ("Basic ???", None),
            ("Basic /w==", None),
        ] {
            let req = TestRequest::default()
                .insert_header((AUTHORIZATION, header))
                .to_http_request();
            let text = authorization(&req, "basic").and_then(decoded);
            assert_eq!(text.as_ref().map(|t| t.as_str()), read, "{header}");
        }
        let twice = TestRequest::default()
            .append_header((AUTHORIZATION, "Basic YTpi"))
            .append_header((AUTHORIZATION, "Basic YTpi"))
            .to_http_request();
        assert_eq!(authorization(&twice, "basic"), None);
    }
}
