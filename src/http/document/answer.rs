//! Files of packages as answers: nobody keeps them, nobody guesses their type, none of them runs anything.

use std::fmt::Write as _;

use actix_web::HttpResponse;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    X_CONTENT_TYPE_OPTIONS,
};
use bytes::Bytes;

/// What is saved and what is shown as a picture runs nothing.
const SANDBOX: &str = "sandbox; default-src 'none'; frame-ancestors 'none'";
/// Browsers refuse a PDF in a sandbox; it is shown within our own pages only.
const FRAMED: &str = "frame-ancestors 'self'";

/// A file to be saved as `name`.
#[must_use]
pub fn attachment(name: &str, media_type: &str, bytes: Bytes) -> HttpResponse {
    answer(("attachment", name), media_type, SANDBOX, bytes)
}

/// A picture within a page.
#[must_use]
pub fn picture(name: &str, media_type: &str, bytes: Bytes) -> HttpResponse {
    answer(("inline", name), media_type, SANDBOX, bytes)
}

/// A PDF that was opened, within a frame of ours.
#[must_use]
pub fn pdf(name: &str, bytes: Bytes) -> HttpResponse {
    answer(("inline", name), "application/pdf", FRAMED, bytes)
}

fn answer(
    (disposition, name): (&str, &str),
    media_type: &str,
    policy: &str,
    bytes: Bytes,
) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, media_type))
        .insert_header((
            CONTENT_DISPOSITION,
            format!("{disposition}; {}", named(name)),
        ))
        .insert_header((CONTENT_SECURITY_POLICY, policy))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(bytes)
}

/// The name for old readers in ASCII (RFC 6266) and whole (RFC 8187).
fn named(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ');
    let ascii: String = last
        .chars()
        .map(|c| if plain(c) { c } else { '_' })
        .collect();
    let mut whole = String::new();
    for byte in last.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            whole.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(whole, "%{byte:02X}");
        }
    }
    format!("filename=\"{ascii}\"; filename*=UTF-8''{whole}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_header() {
        assert_eq!(
            named("a\"\r\n: 戶.zip"),
            "filename=\"a____ _.zip\"; filename*=UTF-8''a%22%0D%0A%3A%20%E6%88%B6.zip"
        );
        assert_eq!(named("x/../y.pdf"), named("y.pdf"));
    }

    #[test]
    fn what_is_saved_runs_nothing_and_nobody_keeps_it() {
        let saved = attachment("a.zip", "application/zip", Bytes::new());
        let header = |name| saved.headers().get(name).unwrap().to_str().unwrap();
        assert!(header(CONTENT_SECURITY_POLICY).starts_with("sandbox"));
        assert!(header(CONTENT_DISPOSITION).starts_with("attachment; "));
        assert_eq!(header(X_CONTENT_TYPE_OPTIONS), "nosniff");
        assert_eq!(header(CACHE_CONTROL), "no-store");
        let shown = pdf("a.pdf", Bytes::new());
        let policy = shown.headers().get(CONTENT_SECURITY_POLICY).unwrap();
        assert_eq!(policy, "frame-ancestors 'self'");
    }
}
