//! How an APP ID and an APP Key are written: Base64 of the UTF-16 (little endian) of a GUID, 96 characters.
//!
//! Both are used as they are printed: the key of the MAC is the UTF-8 of the APP Key's text, never what it decodes to.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::kit::random::Random;
use crate::kit::secret::Secret;

/// The most characters that are looked up; a longer text is nobody's.
const LONGEST: usize = 128;

/// The public name of a program.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct AppId(String);

/// A text that is nobody's APP ID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an APP ID is 1 to 128 printable characters")]
pub struct NotAnAppId;

impl AppId {
    /// A new one.
    #[must_use]
    pub fn draw(random: &dyn Random) -> Self {
        Self(draw(random))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A new APP Key.
#[must_use]
pub fn draw_key(random: &dyn Random) -> Secret {
    Secret::new(draw(random))
}

fn draw(random: &dyn Random) -> String {
    let guid = random.uuid().to_string();
    let wide: Vec<u8> = guid.encode_utf16().flat_map(u16::to_le_bytes).collect();
    STANDARD.encode(wide)
}

impl fmt::Display for AppId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for AppId {
    type Err = NotAnAppId;

    fn from_str(text: &str) -> Result<Self, NotAnAppId> {
        let printable = text.bytes().all(|byte| byte.is_ascii_graphic());
        if text.is_empty() || text.len() > LONGEST || !printable {
            return Err(NotAnAppId);
        }
        Ok(Self(text.to_owned()))
    }
}

crate::text_column!(AppId);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::random::SeededChance;

    #[test]
    fn a_pair_looks_like_the_published_ones() {
        let random = SeededChance::from_seed(11);
        let id = AppId::draw(&random);
        assert_eq!(id.as_str().len(), 96);
        assert!(!id.as_str().contains('='));
        let wide = STANDARD.decode(id.as_str()).unwrap();
        let units: Vec<u16> = wide
            .chunks(2)
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
            .collect();
        assert!(uuid::Uuid::parse_str(&String::from_utf16(&units).unwrap()).is_ok());
        assert_ne!(draw_key(&random).reveal(), draw_key(&random).reveal());
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn other_texts_are_nobodys() {
        for text in ["", "a b", "資料", &"a".repeat(129)] {
            assert_eq!(text.parse::<AppId>(), Err(NotAnAppId), "{text}");
        }
    }
}
