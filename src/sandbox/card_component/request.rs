//! What the component is asked: a JSON package inside a form field.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

/// A request for a signature.
pub(super) struct Package {
    /// The bytes to sign.
    pub(super) content: Vec<u8>,
    pub(super) pin: String,
    /// The bare signature and not a CMS message.
    pub(super) bare: bool,
    pub(super) with_card_number: bool,
}

/// JSON that cannot be read.
const MALFORMED: u32 = 0x7600_000B;
const BAD_PARAMETER: u32 = 0x7600_000C;
const NO_CONTENT: u32 = 0x7600_0003;
const NO_PIN: u32 = 0x7600_0998;
const UNSUPPORTED: u32 = 0x7600_000E;

impl Package {
    /// Reads the form. As in the real one a `+` that nobody escaped arrives as a blank.
    pub(super) fn read(body: &[u8]) -> Result<Self, u32> {
        let package = url::form_urlencoded::parse(body)
            .find(|(name, _)| name == "tbsPackage")
            .map(|(_, value)| value.into_owned())
            .ok_or(MALFORMED)?;
        let package: Value = serde_json::from_str(&package).map_err(|_| MALFORMED)?;
        let text = |name: &str| {
            package
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        if text("func") != "MakeSignature" {
            return Err(UNSUPPORTED);
        }
        if text("hashAlgorithm") != "SHA256" {
            return Err(BAD_PARAMETER);
        }
        let content = match text("tbsEncoding") {
            "base64" => STANDARD.decode(text("tbs")).map_err(|_| BAD_PARAMETER)?,
            "NONE" | "" => text("tbs").as_bytes().to_vec(),
            _ => return Err(BAD_PARAMETER),
        };
        if content.is_empty() {
            return Err(NO_CONTENT);
        }
        if text("pin").is_empty() {
            return Err(NO_PIN);
        }
        Ok(Self {
            content,
            pin: text("pin").to_owned(),
            bare: match text("signatureType") {
                "PKCS1" => true,
                "PKCS7" => false,
                _ => return Err(BAD_PARAMETER),
            },
            with_card_number: text("withCardSN") == "true",
        })
    }
}
