//! The cookie of a session, as a request brings it.

use actix_web::HttpRequest;

use crate::app::App;

pub(super) const fn name(secure: bool) -> &'static str {
    if secure { "__Host-mydata" } else { "mydata" }
}

/// Whether a request brings the cookie of a session, living or dead: the second press of a button whose first one renewed
/// the session brings a dead one.
#[must_use]
pub fn is_brought(req: &HttpRequest, app: &App) -> bool {
    req.cookie(name(app.config.server.is_secure())).is_some()
}
