//! The JSON texts that the component answers with. Everything beyond ASCII is escaped, so that the picture can
//! carry them too.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::desk::{Seen, Signed, Trouble};
use crate::sandbox::hierarchy::Card;

const VERSION: &str = "1.3.4.103349";
const READER: &str = "Sandbox Smart Card Reader 0";

/// The answer to a request for a signature.
pub(super) fn signing(outcome: Result<Signed, Trouble>) -> String {
    ascii(&match outcome {
        Ok(signed) => json!({
            "func": "sign",
            "ret_code": 0,
            "last_error": 0,
            "signature": STANDARD.encode(signed.signature),
            "certb64": STANDARD.encode(signed.certificate),
            "cardSN": signed.card_number,
            "version": VERSION,
        }),
        Err(trouble) => json!({
            "func": "sign",
            "ret_code": trouble.code,
            "last_error": number(trouble.card),
            "message": "signing failed",
            "message2": "",
            "signature": "",
            "certb64": "",
            "cardSN": "",
            "version": VERSION,
        }),
    })
}

/// What is plugged in.
pub(super) fn tokens(seen: &Seen, with_certificates: bool) -> String {
    let token = match seen {
        Seen::NoReader => {
            return ascii(&json!({
                "func": "pkcs11info",
                "ret_code": 0x7610_0002,
                "last_error": 0,
                "message": "no reader",
                "serverVersion": VERSION,
                "cryptokiVersion": "2.20",
                "slots": [],
            }));
        }
        Seen::Empty => Value::Null,
        Seen::Unknown => json!("unknown token"),
        Seen::Card(card) => token(card, with_certificates),
    };
    ascii(&json!({
        "func": "pkcs11info",
        "ret_code": 0,
        "last_error": 0,
        "message": "",
        "serverVersion": VERSION,
        "cryptokiVersion": "2.20",
        "slots": [{
            "slotID": 0,
            "slotDescription": READER,
            "manufacturerID": "Sandbox",
            "token": token,
        }],
    }))
}

fn token(card: &Card, with_certificates: bool) -> Value {
    let certificates = if with_certificates {
        vec![
            certificate(card, "cert1", "digitalSignature", &card.sign),
            certificate(
                card,
                "cert2",
                "keyEncipherment|dataEncipherment",
                &card.encipher,
            ),
        ]
    } else {
        Vec::new()
    };
    json!({
        "label": "SANDBOX",
        "serialNumber": card.number,
        "model": "Sandbox",
        "manufacturerID": "Sandbox",
        "subjectCN": card.holder.name,
        "certs": certificates,
        "keys": [],
    })
}

fn certificate(card: &Card, label: &str, usage: &str, der: &[u8]) -> Value {
    json!({
        "label": label,
        "usage": usage,
        "certb64": STANDARD.encode(der),
        "subjectCN": card.holder.name,
        "subjectID": card.holder.id_number.tail(),
        "signatureAlgorithm": "SHA256withRSA",
    })
}

/// Card codes with their sign extended are larger than any signed number of 64 bits.
fn number(code: i128) -> Value {
    i64::try_from(code)
        .map(Value::from)
        .or_else(|_| u64::try_from(code).map(Value::from))
        .unwrap_or_default()
}

fn ascii(answer: &Value) -> String {
    answer
        .to_string()
        .chars()
        .flat_map(|letter| {
            let mut room = [0; 2];
            let units = letter.encode_utf16(&mut room);
            let escaped: Vec<String> = units.iter().map(|unit| format!("\\u{unit:04x}")).collect();
            if letter.is_ascii() {
                vec![letter.to_string()]
            } else {
                escaped
            }
        })
        .collect()
}
