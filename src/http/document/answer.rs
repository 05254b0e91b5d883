//! Files of packages as answers: nobody keeps them, nobody guesses their type, none of them runs anything.

use std::fmt::Write as _;

use actix_web::body::MessageBody;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    X_CONTENT_TYPE_OPTIONS,
};
use actix_web::{HttpResponse, HttpResponseBuilder};
use bytes::Bytes;

use crate::domain::ids::ResourceId;

/// What is saved and what is shown as a picture runs nothing.
const SANDBOX: &str = "sandbox; default-src 'none'; frame-ancestors 'none'";
/// Browsers refuse a PDF in a sandbox; it is shown within our own pages only.
const FRAMED: &str = "frame-ancestors 'self'";

/// How a file is called: by its own name, and by one in ASCII for readers that know no other.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    /// Its own name.
    pub own: &'a str,
    /// In its place where only ASCII is read; told when its own is not ASCII.
    pub plain: &'a str,
}

/// A file to be saved.
#[must_use]
pub fn attachment(name: Named<'_>, media_type: &str, bytes: Bytes) -> HttpResponse {
    answer(("attachment", name), media_type, SANDBOX, bytes)
}

/// The same, whose body comes piece by piece.
pub fn attachment_of<B: MessageBody + 'static>(
    name: Named<'_>,
    media_type: &str,
    body: B,
) -> HttpResponse {
    head(("attachment", name), media_type, SANDBOX).body(body)
}

/// The package of a data set, to be saved as `{name}.zip`.
#[must_use]
pub fn package(name: &str, dataset: &ResourceId, bytes: Bytes) -> HttpResponse {
    let (own, plain) = (format!("{name}.zip"), format!("mydata-{dataset}.zip"));
    let name = Named {
        own: &own,
        plain: &plain,
    };
    attachment(name, "application/zip", bytes)
}

/// A picture within a page.
#[must_use]
pub fn picture(name: Named<'_>, media_type: &str, bytes: Bytes) -> HttpResponse {
    answer(("inline", name), media_type, SANDBOX, bytes)
}

/// A PDF that was opened, within a frame of ours.
#[must_use]
pub fn pdf(name: Named<'_>, bytes: Bytes) -> HttpResponse {
    answer(("inline", name), "application/pdf", FRAMED, bytes)
}

fn answer(named: (&str, Named<'_>), media_type: &str, policy: &str, bytes: Bytes) -> HttpResponse {
    head(named, media_type, policy).body(bytes)
}

fn head(
    (disposition, name): (&str, Named<'_>),
    media_type: &str,
    policy: &str,
) -> HttpResponseBuilder {
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((CONTENT_TYPE, media_type))
        .insert_header((
            CONTENT_DISPOSITION,
            format!("{disposition}; {}", named(name)),
        ))
        .insert_header((CONTENT_SECURITY_POLICY, policy))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((CACHE_CONTROL, "no-store"));
    answer
}

/// The name for old readers in ASCII (RFC 6266) and whole (RFC 8187).
fn named(name: Named<'_>) -> String {
    let own = name.own;
    let last = own.rsplit(['/', '\\']).next().unwrap_or(own);
    let ascii = ascii(if last.is_ascii() { last } else { name.plain });
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

/// What a header can hold of a name.
fn ascii(name: &str) -> String {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ');
    name.chars()
        .map(|c| if fits(c) { c } else { '_' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_header() {
        let named = |own, plain| named(Named { own, plain });
        assert_eq!(
            named("a\"\r\n: b.zip", "c.zip"),
            "filename=\"a____ b.zip\"; filename*=UTF-8''a%22%0D%0A%3A%20b.zip"
        );
        assert_eq!(named("x/../y.pdf", ""), named("y.pdf", ""));
    }

    #[test]
    fn a_name_that_is_not_ascii_has_another_one_that_says_what_it_is() {
        let dataset = "API.abcdefghij".parse().unwrap();
        let saved = package("戶籍", &dataset, Bytes::new());
        let said = saved.headers().get(CONTENT_DISPOSITION).unwrap();
        assert_eq!(
            said,
            "attachment; filename=\"mydata-API.abcdefghij.zip\"; filename*=UTF-8''%E6%88%B6%E7%B1%8D.zip"
        );
    }

    #[test]
    fn what_is_saved_runs_nothing_and_nobody_keeps_it() {
        let name = Named {
            own: "a.zip",
            plain: "",
        };
        let saved = attachment(name, "application/zip", Bytes::new());
        let header = |name| saved.headers().get(name).unwrap().to_str().unwrap();
        assert!(header(CONTENT_SECURITY_POLICY).starts_with("sandbox"));
        assert!(header(CONTENT_DISPOSITION).starts_with("attachment; "));
        assert_eq!(header(X_CONTENT_TYPE_OPTIONS), "nosniff");
        assert_eq!(header(CACHE_CONTROL), "no-store");
        let shown = pdf(name, Bytes::new());
        let policy = shown.headers().get(CONTENT_SECURITY_POLICY).unwrap();
        assert_eq!(policy, "frame-ancestors 'self'");
    }
}
