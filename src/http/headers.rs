//! The headers that every answer carries, and the content security policy of each kind of page.

use std::borrow::Cow;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage as _, HttpRequest};

use super::encoding;
use crate::app::App;

/// The policy of a page: nothing inline, no eval, only from us.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const OPENER: &str = "cross-origin-opener-policy";
const RESOURCE: &str = "cross-origin-resource-policy";
const FEATURES: (&str, &str) = (
    "permissions-policy",
    "camera=(), microphone=(), geolocation=(), payment=()",
);

/// A relaxation that one page needs; the page says why where it asks for it.
#[derive(Debug, Clone)]
pub enum Relaxation {
    /// The preview shows a document of ours in a frame.
    FramesOfOurs,
    /// The preview's document is shown inside that frame.
    FramedByUs,
    /// The page holds a form that leads to this origin: a stranger who proves identities.
    FormTo(String),
    /// The card page asks for a picture of the component at this origin, and keeps its opener.
    CardComponent(String),
}

/// Relaxes the policy of the answer to this request.
pub fn relax(req: &HttpRequest, relaxation: Relaxation) {
    req.extensions_mut().insert(relaxation);
}

/// Sets the headers that the handler has not set itself. Runs outside of the middleware that compresses.
///
/// # Errors
/// Those of the handler.
pub async fn set<B: MessageBody>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let secure = req
        .app_data::<Data<App>>()
        .is_some_and(|app| app.config.server.is_secure());
    let mut answer = next.call(req).await?;
    encoding::forget(answer.headers_mut());
    let relaxation = answer.request().extensions().get::<Relaxation>().cloned();
    let (policy, opener) = policy(relaxation.as_ref());
    let mut put = |name: HeaderName, value: HeaderValue| {
        if !answer.headers().contains_key(&name) {
            answer.headers_mut().insert(name, value);
        }
    };
    let fixed = HeaderValue::from_static;
    match policy {
        Cow::Borrowed(policy) => put(CONTENT_SECURITY_POLICY, fixed(policy)),
        Cow::Owned(policy) => {
            if let Ok(policy) = HeaderValue::try_from(policy) {
                put(CONTENT_SECURITY_POLICY, policy);
            }
        }
    }
    for (name, value) in [(OPENER, opener), (RESOURCE, "same-origin"), FEATURES] {
        put(HeaderName::from_static(name), fixed(value));
    }
    put(X_CONTENT_TYPE_OPTIONS, fixed("nosniff"));
    put(REFERRER_POLICY, fixed("same-origin"));
    put(CACHE_CONTROL, fixed("no-store"));
    if secure {
        let year = "max-age=31536000; includeSubDomains";
        put(STRICT_TRANSPORT_SECURITY, fixed(year));
    }
    Ok(answer)
}

/// The content security policy, and who may keep a hold of the page that opened this one.
fn policy(relaxation: Option<&Relaxation>) -> (Cow<'static, str>, &'static str) {
    let policy = match relaxation {
        None => return (Cow::Borrowed(POLICY), "same-origin"),
        Some(Relaxation::FramesOfOurs) => format!("{POLICY}; frame-src 'self'"),
        Some(Relaxation::FramedByUs) => {
            POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
        }
        Some(Relaxation::FormTo(origin)) => POLICY.replace(
            "form-action 'self'",
            &format!("form-action 'self' {origin}"),
        ),
        Some(Relaxation::CardComponent(origin)) => {
            let images = format!("img-src 'self' data: {origin}");
            let policy = POLICY.replace("img-src 'self' data:", &images);
            return (Cow::Owned(policy), "same-origin-allow-popups");
        }
    };
    (Cow::Owned(policy), "same-origin")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relaxation_changes_what_it_names_and_nothing_else() {
        let (card, opener) = policy(Some(&Relaxation::CardComponent(
            "http://localhost:61161".to_owned(),
        )));
        assert!(card.contains("img-src 'self' data: http://localhost:61161;"));
        assert!(card.contains("script-src 'self';"));
        assert_eq!(opener, "same-origin-allow-popups");
        assert_eq!(policy(None).0, POLICY);
        assert!(
            policy(Some(&Relaxation::FramedByUs))
                .0
                .ends_with("frame-ancestors 'self'")
        );
    }
}
