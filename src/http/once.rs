//! The mark that a form carries, so that what it makes is made once however often it is sent: `{{ fields::once() }}` beside
//! the CSRF token.
//!
//! The readers of forms note what was sent; a handler asks [`of`] which press that is. A page that shows what was typed to
//! be looked at once more carries the same mark on ([`carry`]).

use actix_web::{HttpMessage as _, HttpRequest};
use sha2::{Digest as _, Sha256};
use url::form_urlencoded;

use super::chrome::Chrome;
use crate::app::App;
use crate::domain::ids::AccountId;
use crate::kit::once::Once;

/// The field.
const FIELD: &str = "once";

/// The form that was sent.
#[derive(Clone, Default)]
struct Posted {
    mark: String,
    /// The hash of all that was filled in.
    said: String,
}

/// Notes the form that was sent, and the file that came with it, when it carries a mark.
pub(super) fn note(req: &HttpRequest, form: &[u8], file: &[u8]) {
    let Some((_, mark)) = form_urlencoded::parse(form).find(|(name, _)| name == FIELD) else {
        return;
    };
    let said = [Sha256::digest(form), Sha256::digest(file)].concat();
    req.extensions_mut().insert(Posted {
        mark: mark.into_owned(),
        said: hex::encode(said),
    });
}

/// The press of `account` that this request is.
#[must_use]
pub fn of(app: &App, req: &HttpRequest, account: AccountId) -> Once {
    let Posted { mark, said } = posted(req);
    Once::of(&app.vault, &account.to_string(), &mark, &said)
}

/// Lets the next form of the page carry the mark of the one that was sent.
pub fn carry(req: &HttpRequest, chrome: &mut Chrome) {
    let Posted { mark, .. } = posted(req);
    if !mark.is_empty() {
        chrome.once = mark;
    }
}

fn posted(req: &HttpRequest) -> Posted {
    let extensions = req.extensions();
    extensions.get::<Posted>().cloned().unwrap_or_default()
}
