//! The mark that a form carries, so that what it makes is made once however often it is sent: `{{ fields::once() }}` beside
//! the CSRF token.
//!
//! The readers of forms note the mark of what was sent; a handler asks [`of`] for it. A page that shows what was typed to
//! be looked at once more carries the same mark on ([`carry`]).

use actix_web::{HttpMessage as _, HttpRequest};

use super::chrome::Chrome;
use crate::app::App;
use crate::domain::ids::AccountId;
use crate::kit::once::Once;

/// The field.
const FIELD: &str = "once";

/// The mark of the form that was sent.
struct Posted(String);

/// Notes the mark of the form that was sent.
pub(super) fn note(req: &HttpRequest, mark: &str) {
    req.extensions_mut().insert(Posted(mark.to_owned()));
}

/// Notes the mark when this field of the form is the one that carries it.
pub(super) fn note_field(req: &HttpRequest, (name, text): (&str, &str)) {
    if name == FIELD {
        note(req, text);
    }
}

/// The press of `account` that this request is.
#[must_use]
pub fn of(app: &App, req: &HttpRequest, account: AccountId) -> Once {
    Once::of(&app.vault, &account.to_string(), &posted(req))
}

/// Lets the next form of the page carry the mark of the one that was sent.
pub fn carry(req: &HttpRequest, chrome: &mut Chrome) {
    let mark = posted(req);
    if !mark.is_empty() {
        chrome.once = mark;
    }
}

fn posted(req: &HttpRequest) -> String {
    let extensions = req.extensions();
    let posted = extensions.get::<Posted>();
    posted.map(|posted| posted.0.clone()).unwrap_or_default()
}
