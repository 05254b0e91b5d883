//! The two headers by which a mail program offers to end further letters of a kind, and does so by one post (RFC 2369,
//! RFC 8058). The mail server that signs letters has to include both in its signature.

use lettre::message::header::{HeaderName, HeaderValue};

const WHERE: HeaderName = HeaderName::new_from_ascii_str("List-Unsubscribe");
const HOW: HeaderName = HeaderName::new_from_ascii_str("List-Unsubscribe-Post");
/// What the post says.
const ONE_CLICK: &str = "List-Unsubscribe=One-Click";

/// The headers for this address; none where there is none.
pub(super) fn headers(address: Option<&str>) -> Vec<HeaderValue> {
    let Some(address) = address else {
        return Vec::new();
    };
    vec![
        // Written as it is: an address that a mail program must not find folded.
        HeaderValue::dangerous_new_pre_encoded(WHERE, address.to_owned(), format!("<{address}>")),
        HeaderValue::new(HOW, ONE_CLICK.to_owned()),
    ]
}
