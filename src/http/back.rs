//! Which page of ours a visitor stands on: where to come back to after signing in, or with another language.

use actix_web::HttpRequest;
use actix_web::http::Method;
use actix_web::http::header::REFERER;
use actix_web::web::Data;

use super::{doors, htmx};
use crate::app::App;

/// This page, when it is one that can be visited again; when a form was sent, the page where it stood, if the browser says so,
/// else the next one above. `None` for a part of a page, another
/// method, and where no page stands above.
#[must_use]
pub fn page(req: &HttpRequest) -> Option<String> {
    if htmx::asks_for_fragment(req) {
        return None;
    }
    match *req.method() {
        Method::GET | Method::HEAD => Some(here(req)),
        Method::POST => form_of(req).or_else(|| above(req)),
        _ => None,
    }
}

/// The path and query of this page.
#[must_use]
pub fn here(req: &HttpRequest) -> String {
    let here = req.uri().path_and_query();
    here.map(ToString::to_string).unwrap_or_default()
}

/// The page that is the nearest: this path, or one that it begins with.
fn above(req: &HttpRequest) -> Option<String> {
    let mut paths = std::iter::successors(Some(req.path()), |path| {
        path.rsplit_once('/').map(|(parent, _)| parent)
    });
    let page = paths.find(|path| doors::is_visitable(req, path));
    page.map(str::to_owned)
}

fn form_of(req: &HttpRequest) -> Option<String> {
    let from = req.headers().get(REFERER)?.to_str().ok()?;
    let ours = req.app_data::<Data<App>>()?.config.server.link("");
    let path = from.strip_prefix(ours.trim_end_matches('/'))?;
    let page = path.split(['?', '#']).next().unwrap_or_default();
    doors::is_visitable(req, page).then(|| path.to_owned())
}
