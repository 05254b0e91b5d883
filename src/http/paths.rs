//! Paths that are given to us, made safe.

use url::form_urlencoded::byte_serialize;

/// `text` as a query value.
#[must_use]
pub fn encode(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect()
}

/// `back` when it is a path of ours; `otherwise` when it would lead elsewhere.
///
/// A path of ours begins with one slash, holds no backslash and no control character.
#[must_use]
pub fn own(back: &str, otherwise: &str) -> String {
    let ours = back.starts_with('/')
        && !back.starts_with("//")
        && !back.contains('\\')
        && back.chars().all(|c| !c.is_control())
        && back.len() <= 2_000;
    if ours { back } else { otherwise }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_paths_are_followed() {
        assert_eq!(own("/personal?x=1", "/"), "/personal?x=1");
        for bad in [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "personal",
            "",
            "/a\r\nb",
        ] {
            assert_eq!(own(bad, "/"), "/", "{bad:?}");
        }
    }
}
