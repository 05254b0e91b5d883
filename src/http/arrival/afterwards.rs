//! The frame of a page that is drawn after the handler, when the session has been put away.

use actix_session::SessionExt as _;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage as _, HttpRequest};

use super::{bare, visitor};
use crate::app::App;
use crate::http::chrome::{Chrome, Visitor};
use crate::http::csrf;
use crate::http::visitor::SignedInAs;

/// Who visited.
struct Remembered {
    visitor: Visitor,
    csrf: String,
}

/// Remembers, inside of the sessions, who visits, when the answer is a mistake whose page is still to be drawn.
///
/// # Errors
/// Those of the handler.
pub async fn remember<B: MessageBody>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let answer = next.call(req).await?;
    let (req, status) = (answer.request(), answer.status());
    if (status.is_client_error() || status.is_server_error())
        && let Some(app) = req.app_data::<Data<App>>()
    {
        let session = req.get_session();
        let remembered = Remembered {
            visitor: visitor(SignedInAs::of(&session)),
            csrf: csrf::known(req, &session, app).unwrap_or_default(),
        };
        req.extensions_mut().insert(remembered);
    }
    Ok(answer)
}

/// The frame for a page that is drawn after the handler: it hands out no cookie and takes no notice away.
#[must_use]
pub fn afterwards(req: &HttpRequest) -> Option<Chrome> {
    let app = req.app_data::<Data<App>>()?;
    let mut chrome = bare(req, app);
    if let Some(Remembered { visitor, csrf }) = req.extensions_mut().remove() {
        (chrome.visitor, chrome.csrf) = (visitor, csrf);
    }
    Some(chrome)
}
