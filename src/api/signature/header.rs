//! `hmac username="…", algorithm="…", headers="…", signature="…"`: how a signature stands in its header.
//!
//! The word may have a capital first letter and may stand anywhere in the value; the attributes come in this order;
//! blanks around them are free. Nothing is asked of what comes behind the last one.

/// What the header holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fields<'a> {
    /// The APP ID.
    pub(super) username: &'a str,
    /// The name of the keyed hash.
    pub(super) algorithm: &'a str,
    headers: &'a str,
    /// Base64 of the code.
    pub(super) signature: &'a str,
}

impl<'a> Fields<'a> {
    /// The signed headers as they are named, in their order; split at single blanks.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> + Clone {
        self.headers.split(' ')
    }
}

/// The first place in `value` that can be read.
pub(super) fn parse(value: &str) -> Option<Fields<'_>> {
    let places = value.match_indices("mac").map(|(at, _)| at);
    places
        .filter(|at| {
            value
                .get(..*at)
                .is_some_and(|before| before.ends_with(['h', 'H']))
        })
        .find_map(|at| attributes(value.get(at + "mac".len()..)?))
}

fn attributes(text: &str) -> Option<Fields<'_>> {
    let (username, rest) = attribute(text, "username")?;
    let (algorithm, rest) = attribute(after_comma(rest)?, "algorithm")?;
    let (headers, rest) = attribute(after_comma(rest)?, "headers")?;
    let (signature, _) = attribute(after_comma(rest)?, "signature")?;
    Some(Fields {
        username,
        algorithm,
        headers,
        signature,
    })
}

/// ` name="value"`, and what comes behind it. An empty value is none.
fn attribute<'a>(text: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let text = text.trim_start().strip_prefix(name)?;
    let (value, rest) = text.strip_prefix("=\"")?.split_once('"')?;
    (!value.is_empty()).then_some((value, rest))
}

fn after_comma(text: &str) -> Option<&str> {
    text.strip_prefix(',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_published_clients_write_is_read() {
        let written =
            r#"hmac username="ID", algorithm="hmac-sha1", headers="x-date host", signature="QUJD""#;
        let fields = parse(written).unwrap();
        assert_eq!((fields.username, fields.algorithm), ("ID", "hmac-sha1"));
        assert_eq!(fields.names().collect::<Vec<_>>(), ["x-date", "host"]);
        assert_eq!(fields.signature, "QUJD");
    }

    #[test]
    fn no_text_makes_the_reader_fall() {
        for text in [
            "",
            "mac",
            "hmac",
            "hmachmac",
            "Hmac username=\"",
            "\u{7121}mac h",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
