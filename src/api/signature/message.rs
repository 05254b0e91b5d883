//! The text that is signed: one line for each listed header, joined by line feeds, none at the end.

use actix_web::http::header::HeaderMap;

/// A request as it was received, before anything was made of its path.
#[derive(Debug, Clone, Copy)]
pub struct Received<'a> {
    /// The method, in capitals as sent.
    pub method: &'a str,
    /// The path and the query, byte for byte.
    pub target: &'a str,
    /// The headers.
    pub headers: &'a HeaderMap,
}

/// Writes the text for the headers of these names.
pub(super) fn write<'a>(request: &Received<'_>, names: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let mut text = Vec::new();
    for (place, name) in names.enumerate() {
        if place > 0 {
            text.push(b'\n');
        }
        line(&mut text, request, name);
    }
    text
}

fn line(text: &mut Vec<u8>, request: &Received<'_>, name: &str) {
    let Received {
        method,
        target,
        headers,
    } = request;
    match name {
        "request-line" => text.extend(format!("{method} {target} HTTP/1.1").bytes()),
        "@request-target" => {
            let method = method.to_ascii_lowercase();
            text.extend(format!("@request-target: {method} {target}").bytes());
        }
        _ => {
            text.extend(name.bytes());
            text.push(b':');
            if let Some(value) = headers.get(name) {
                text.push(b' ');
                text.extend(value.as_bytes());
            }
        }
    }
}
