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

/// The most bytes of a text: no request is longer, and a list that names one header again and again would make of a short
/// request a text of a gigabyte.
const LONGEST: usize = 128 << 10;

/// Writes the text for the headers of these names; `None` when it is longer than [`LONGEST`].
pub(super) fn write<'a>(
    request: &Received<'_>,
    names: impl Iterator<Item = &'a str>,
) -> Option<Vec<u8>> {
    let mut text = Vec::new();
    for (place, name) in names.enumerate() {
        if place > 0 {
            text.push(b'\n');
        }
        line(&mut text, request, name);
        if text.len() > LONGEST {
            return None;
        }
    }
    Some(text)
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

#[cfg(test)]
mod tests {
    use actix_web::http::header::{HeaderName, HeaderValue};

    use super::*;

    #[test]
    fn a_list_that_repeats_a_header_makes_no_text_that_is_longer_than_a_request() {
        let mut headers = HeaderMap::new();
        let long = "x".repeat(1_021);
        headers.insert(
            HeaderName::from_static("a"),
            HeaderValue::from_str(&long).unwrap(),
        );
        let request = Received {
            method: "GET",
            target: "/v2/Agency",
            headers: &headers,
        };
        let line = "a: ".len() + long.len() + 1;
        let lengths = [0, 1].map(|more| {
            let names = std::iter::repeat_n("a", LONGEST / line + more);
            write(&request, names).map(|text| text.len())
        });
        assert_eq!(lengths, [Some(LONGEST / line * line - 1), None]);
    }
}
