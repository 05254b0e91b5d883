//! htmx: whether a fragment is asked for, and which headers an answer depends on.

use actix_web::HttpRequest;

/// What answers of pages vary by: htmx asks for parts of them, and cookies hold who visits, the language and the size of
/// letters. The browser's own languages change nothing: a page is Chinese until the visitor chooses.
pub const VARY: &str = "HX-Request, HX-Target, Cookie";

/// Whether htmx asks for a part of a page and not for the page.
#[must_use]
pub fn asks_for_fragment(req: &HttpRequest) -> bool {
    header(req, "hx-request") == Some("true")
        && header(req, "hx-history-restore-request") != Some("true")
}

/// Whether the page asks by itself, with nobody who pressed anything: `static/page.js` says so.
#[must_use]
pub fn asks_by_itself(req: &HttpRequest) -> bool {
    header(req, "x-by-itself") == Some("true")
}

/// The id of the element that the answer will replace.
#[must_use]
pub fn target(req: &HttpRequest) -> Option<String> {
    header(req, "hx-target").map(|target| target.rsplit('#').next().unwrap_or(target).to_owned())
}

fn header<'r>(req: &'r HttpRequest, name: &str) -> Option<&'r str> {
    req.headers()
        .get(name)
        .and_then(|value| value.to_str().ok())
}
