//! The headers that every answer carries, and the content security policy of each kind of page.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage as _, HttpRequest};

use crate::app::App;

/// The policy of a page: nothing inline, no eval, only from us.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

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

/// Sets the headers that the handler has not set itself.
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
    let relaxation = answer.request().extensions().get::<Relaxation>().cloned();
    let (policy, opener) = policy(relaxation.as_ref());
    let mut put = |name: HeaderName, value: &str| {
        if !answer.headers().contains_key(&name)
            && let Ok(value) = HeaderValue::from_str(value)
        {
            answer.headers_mut().insert(name, value);
        }
    };
    put(CONTENT_SECURITY_POLICY, &policy);
    put(
        HeaderName::from_static("cross-origin-opener-policy"),
        opener,
    );
    put(
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    );
    put(
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=()",
    );
    put(X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(REFERRER_POLICY, "same-origin");
    put(CACHE_CONTROL, "no-store");
    if secure {
        put(
            STRICT_TRANSPORT_SECURITY,
            "max-age=31536000; includeSubDomains",
        );
    }
    Ok(answer)
}

fn policy(relaxation: Option<&Relaxation>) -> (String, &'static str) {
    match relaxation {
        None => (POLICY.to_owned(), "same-origin"),
        Some(Relaxation::FramesOfOurs) => (format!("{POLICY}; frame-src 'self'"), "same-origin"),
        Some(Relaxation::FramedByUs) => (
            POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
            "same-origin",
        ),
        Some(Relaxation::FormTo(origin)) => (
            POLICY.replace(
                "form-action 'self'",
                &format!("form-action 'self' {origin}"),
            ),
            "same-origin",
        ),
        Some(Relaxation::CardComponent(origin)) => {
            let images = format!("img-src 'self' data: {origin}");
            (
                POLICY.replace("img-src 'self' data:", &images),
                "same-origin-allow-popups",
            )
        }
    }
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
