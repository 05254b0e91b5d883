//! 自訂參數: what a citizen has to say before this data set can be fetched, sent as a header of its own.

use serde::{Deserialize, Serialize};

use super::connection::Bilingual;

/// One custom parameter, as its provider declared it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameter {
    /// The header's name, for example `INQ_YR`.
    pub key: String,
    /// The label of the field.
    pub name: Bilingual,
    /// A value as a citizen would write it.
    pub example: String,
    /// What to write, in a sentence.
    pub explanation: Bilingual,
    /// The value that probes send.
    pub dummy: String,
    /// Whether the field may stay empty; the header is left out then.
    pub optional: bool,
}

/// Headers that the protocol itself uses, lower case.
const RESERVED: &[&str] = &[
    "accept",
    "accept-encoding",
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "cookie",
    "expect",
    "forwarded",
    "host",
    "te",
    "traceparent",
    "trailer",
    "transaction_uid",
    "transfer-encoding",
    "upgrade",
    "user-agent",
];

/// The longest value, in characters.
pub const LONGEST_VALUE: usize = 200;

/// Whether `key` can be the name of a header of its own: letters, digits, `_` and `-`, beginning with a
/// letter, at most 64, and none that the protocol uses.
#[must_use]
pub fn is_key(key: &str) -> bool {
    key.len() <= 64
        && key.starts_with(|first: char| first.is_ascii_alphabetic())
        && key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        && !RESERVED.contains(&key.to_ascii_lowercase().as_str())
}

/// Whether `value` can stand in a header: visible ASCII with blanks only inside, not empty, not too long.
#[must_use]
pub fn is_value(value: &str) -> bool {
    !value.is_empty()
        && value.len() <= LONGEST_VALUE
        && value.bytes().all(|byte| (0x20..0x7f).contains(&byte))
        && value.trim() == value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_protocols_own_headers_cannot_be_parameters() {
        assert!(is_key("INQ_YR"));
        for key in [
            "",
            "1YR",
            "INQ YR",
            "查詢年度",
            "Transaction_UID",
            "HOST",
            "a:b",
        ] {
            assert!(!is_key(key), "{key}");
        }
    }

    #[test]
    fn a_value_cannot_break_out_of_its_header() {
        assert!(is_value("113"));
        for value in ["", " 113", "113\r\nX: 1", "年", &"9".repeat(201)] {
            assert!(!is_value(value), "{value}");
        }
    }
}
