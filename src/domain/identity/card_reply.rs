//! What the card component answered to a request for a signature, or what the page found out instead of an answer.
//!
//! The component speaks JSON with numeric codes that may arrive as negative 32-bit integers, and card errors that
//! may arrive with their sign extended to 64 bits.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

pub use super::card_failure::CardFailure;
use super::signed_data::Presented;

/// The longest answer that is looked at, in bytes.
pub const MOST_BYTES: usize = 256 * 1024;

/// Which kind of signature was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SignatureType {
    /// A CMS message.
    #[default]
    Pkcs7,
    /// The bare signature.
    Pkcs1,
}

/// Reads the answer that the page passed on.
///
/// # Errors
/// When it holds no signature.
pub fn read(answer: &str, asked: SignatureType) -> Result<Presented, CardFailure> {
    if answer.len() > MOST_BYTES {
        return Err(CardFailure::Unreadable);
    }
    let answer: Value = serde_json::from_str(answer).map_err(|_| CardFailure::Unreadable)?;
    if let Some(seen) = answer.get("page").and_then(Value::as_str) {
        return Err(seen_by_page(seen));
    }
    match code(&answer, "ret_code").ok_or(CardFailure::Unreadable)? {
        0 => signature(&answer, asked).ok_or(CardFailure::Unreadable),
        failure => Err(CardFailure::from_codes(
            failure,
            code(&answer, "last_error").unwrap_or(0),
        )),
    }
}

/// The words that `static/card.js` writes when no answer came.
fn seen_by_page(word: &str) -> CardFailure {
    match word {
        "popup-blocked" => CardFailure::PopupBlocked,
        "component-missing" => CardFailure::ComponentMissing,
        "no-answer" => CardFailure::NoAnswer,
        _ => CardFailure::Unreadable,
    }
}

fn signature(answer: &Value, asked: SignatureType) -> Option<Presented> {
    if answer.get("func")?.as_str()? != "sign" {
        return None;
    }
    let bytes = |name| {
        let text = answer.get(name)?.as_str()?;
        let dense: String = text.split_ascii_whitespace().collect();
        STANDARD
            .decode(dense)
            .ok()
            .filter(|bytes| !bytes.is_empty())
    };
    let signature = bytes("signature")?;
    Some(match asked {
        SignatureType::Pkcs7 => Presented::Cms(signature),
        SignatureType::Pkcs1 => Presented::Pkcs1 {
            signature,
            certificate: bytes("certb64")?,
        },
    })
}

/// A code as the 32 bits it is, whatever sign and width it came with.
fn code(answer: &Value, name: &str) -> Option<u32> {
    let value = answer.get(name)?;
    let wide = match value {
        Value::Number(number) => number
            .as_i64()
            .or_else(|| number.as_u64().map(u64::cast_signed))?,
        Value::String(text) => text.trim().parse().ok()?,
        _ => return None,
    };
    let [.., a, b, c, d] = wide.to_be_bytes();
    Some(u32::from_be_bytes([a, b, c, d]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn failure(ret_code: &str, last_error: &str) -> CardFailure {
        let answer =
            format!(r#"{{"func":"sign","ret_code":{ret_code},"last_error":{last_error}}}"#);
        read(&answer, SignatureType::Pkcs7).err().unwrap()
    }

    #[test]
    fn a_wrong_pin_says_how_many_tries_are_left_in_every_spelling() {
        let login = "1980760070";
        assert_eq!(1_980_760_070, 0x7610_0006);
        assert_eq!(
            failure(login, "160"),
            CardFailure::WrongPin { tries_left: None }
        );
        for one_left in [
            "2147483649",
            "-2147483647",
            "18446744071562067969",
            "\"-2147483647\"",
        ] {
            assert_eq!(
                failure(login, one_left),
                CardFailure::WrongPin {
                    tries_left: Some(1)
                },
                "{one_left}"
            );
        }
        assert_eq!(
            failure(login, "-2147483646"),
            CardFailure::WrongPin {
                tries_left: Some(2)
            }
        );
        assert_eq!(failure(login, "164"), CardFailure::Locked);
        assert_eq!(failure(login, "162"), CardFailure::PinLength);
    }

    #[test]
    fn a_negative_code_is_the_same_code() {
        assert_eq!(failure("-2097151742", "0"), CardFailure::WrongCard);
        assert_eq!((-2_097_151_742_i64).rem_euclid(1 << 32), 0x8300_0102);
        assert_eq!(failure("1979711537", "0"), CardFailure::NotTrusted);
        assert_eq!(failure("1979713945", "0"), CardFailure::Cancelled);
        assert_eq!(failure("-1", "0"), CardFailure::Other(u32::MAX));
    }

    #[test]
    fn a_signature_comes_with_what_was_asked_for() {
        let answer = r#"{"func":"sign","ret_code":0,"last_error":0,"signature":"AQID\nBA==","certb64":"BQ==","cardSN":"","version":"1.3.4"}"#;
        assert!(
            matches!(read(answer, SignatureType::Pkcs7), Ok(Presented::Cms(bytes)) if bytes == [1, 2, 3, 4])
        );
        assert!(matches!(
            read(answer, SignatureType::Pkcs1),
            Ok(Presented::Pkcs1 { signature, certificate }) if signature == [1, 2, 3, 4] && certificate == [5]
        ));
    }

    #[test]
    fn success_without_a_signature_is_none() {
        for answer in [
            r#"{"func":"sign","ret_code":0}"#,
            r#"{"func":"pkcs11info","ret_code":0,"signature":"AQID"}"#,
            r#"{"func":"sign","ret_code":0,"signature":"!"}"#,
            r#"{"func":"sign","ret_code":0,"signature":""}"#,
            r#"{"func":"sign","ret_code":null,"signature":"AQID"}"#,
            "[]",
            "",
        ] {
            assert_eq!(
                read(answer, SignatureType::Pkcs7).err(),
                Some(CardFailure::Unreadable),
                "{answer}"
            );
        }
    }

    #[test]
    fn what_the_page_saw_is_understood() {
        let seen = |word: &str| {
            read(&format!(r#"{{"page":"{word}"}}"#), SignatureType::Pkcs7)
                .err()
                .unwrap()
        };
        assert_eq!(seen("popup-blocked"), CardFailure::PopupBlocked);
        assert_eq!(seen("component-missing"), CardFailure::ComponentMissing);
        assert_eq!(seen("no-answer"), CardFailure::NoAnswer);
        assert_eq!(seen("?"), CardFailure::Unreadable);
    }

    proptest! {
        #[test]
        fn arbitrary_answers_never_panic(text in any::<String>(), ret in any::<i64>(), last in any::<u64>()) {
            drop(read(&text, SignatureType::Pkcs1));
            drop(read(&format!(r#"{{"func":"sign","ret_code":{ret},"last_error":{last}}}"#), SignatureType::Pkcs7));
        }
    }
}
