//! What the citizen signs: one text of our own that says for whom, for what, until when, and about whom.
//!
//! It is JSON in Base64url without padding. The card component passes it on as a form field, where `+ & = %`
//! would be changed on the way; this alphabet has none of them. It begins with `ey`, so it can never be taken for
//! the encoded attributes of a signature, which begin with `1` (the tag of a SET).

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::domain::citizen::national_id::NationalId;
use crate::domain::ids::ResourceId;
use crate::kit::clock::{Span, Timestamp, minutes};
use crate::kit::random::Random;
use crate::kit::seal::Vault;
use crate::kit::secret::same;

/// How long a text may be signed and handed in.
pub const LIFETIME: Span = minutes(5);

/// The most bytes that the custom parameters of all data sets together may have, as JSON. What is signed comes back with its
/// signature and the certificates as one value of a form: some three times as much.
pub const MOST_GIVEN: usize = 8_000;

const VERSION: u8 = 2;
const RANDOM_BYTES: usize = 32;

/// What the citizen agrees to: each data set, and the custom parameters that were given for it, by header name.
pub type DataSets = BTreeMap<ResourceId, BTreeMap<String, String>>;

/// Whether what was given for the data sets can be signed and handed in.
#[must_use]
pub fn fits(given: &DataSets) -> bool {
    serde_json::to_string(given).is_ok_and(|json| json.len() <= MOST_GIVEN)
}

/// Why the citizen is asked to sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// To agree that these data sets are fetched for them.
    Download,
    /// To come back to what was fetched.
    SignIn,
    /// To agree that these data sets are handed to a service.
    Service,
}

impl Purpose {
    const ALL: [Self; 3] = [Self::Download, Self::SignIn, Self::Service];

    const fn word(self) -> &'static str {
        match self {
            Self::Download => "download",
            Self::SignIn => "sign-in",
            Self::Service => "service",
        }
    }
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Purpose {
    type Err = CannotRead;

    fn from_str(word: &str) -> Result<Self, CannotRead> {
        Self::ALL
            .into_iter()
            .find(|purpose| purpose.word() == word)
            .ok_or(CannotRead)
    }
}

/// What the text is about.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// Why.
    pub purpose: Purpose,
    /// The session or the transaction it belongs to.
    pub transaction: &'a str,
    /// For whom: our own name, or the `client_id` of a service.
    pub client: &'a str,
    /// The data sets with their custom parameters.
    pub data_sets: &'a DataSets,
    /// Who they say they are, as [`subject`] gives it.
    pub subject: &'a str,
}

/// A text to be signed, and when it ends.
#[derive(Clone, PartialEq, Eq)]
pub struct Content {
    text: String,
    statement: Statement,
}

#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    version: u8,
    purpose: Purpose,
    transaction: String,
    random: String,
    expires: Timestamp,
    client: String,
    data_sets: DataSets,
    subject: String,
}

/// A text that is not one of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a text that we gave out to be signed")]
pub struct CannotRead;

/// The keyed digest of a claimed identity: 64 hex digits that say nothing without our key.
#[must_use]
pub fn subject(vault: &Vault, id: &NationalId, birth_date: NaiveDate) -> String {
    vault.lookup(
        "identity.subject",
        &format!("{}\n{birth_date}", id.reveal()),
    )
}

impl Statement {
    fn to_json(&self) -> String {
        json!({
            "version": self.version, "purpose": self.purpose.word(),
            "transaction": self.transaction, "random": self.random,
            "expires": self.expires, "client": self.client,
            "data_sets": self.data_sets, "subject": self.subject,
        })
        .to_string()
    }
}

impl Content {
    /// A fresh text with 256 random bits, good from `now` for [`LIFETIME`].
    #[must_use]
    pub fn draw(about: About<'_>, now: Timestamp, random: &dyn Random) -> Self {
        let statement = Statement {
            version: VERSION,
            purpose: about.purpose,
            transaction: about.transaction.to_owned(),
            random: URL_SAFE_NO_PAD.encode(random.bytes::<RANDOM_BYTES>()),
            expires: now.plus(LIFETIME),
            client: about.client.to_owned(),
            data_sets: about.data_sets.clone(),
            subject: about.subject.to_owned(),
        };
        Self {
            text: URL_SAFE_NO_PAD.encode(statement.to_json()),
            statement,
        }
    }

    /// Reads a text back that was kept.
    ///
    /// # Errors
    /// When it is not one of ours.
    pub fn read(text: &str) -> Result<Self, CannotRead> {
        let json = URL_SAFE_NO_PAD.decode(text).map_err(|_| CannotRead)?;
        let statement: Statement = serde_json::from_slice(&json).map_err(|_| CannotRead)?;
        if statement.version != VERSION {
            return Err(CannotRead);
        }
        Ok(Self {
            text: text.to_owned(),
            statement,
        })
    }

    /// The text itself, as it is handed to the card.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The first instant at which it is worth nothing.
    #[must_use]
    pub const fn expires_at(&self) -> Timestamp {
        self.statement.expires
    }

    /// Whether it speaks of this claimed identity; compared in constant time.
    #[must_use]
    pub fn is_about(&self, subject: &str) -> bool {
        same(self.statement.subject.as_bytes(), subject.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::random::SeededChance;

    const NOW: i64 = 1_795_000_000;
    const A: &str = "API.aaaaaaaaaa";
    const B: &str = "API.bbbbbbbbbb";

    fn about(data_sets: &DataSets) -> About<'_> {
        About {
            purpose: Purpose::Download,
            transaction: "0b9e",
            client: "mydata",
            data_sets,
            subject: "ab12",
        }
    }

    fn draw(data_sets: &[(&str, &str)], seed: u64) -> Content {
        let asked = |(id, year): &(&str, &str)| {
            let given = [("INQ_YR".to_owned(), (*year).to_owned())];
            (id.parse().unwrap(), given.into())
        };
        Content::draw(
            about(&data_sets.iter().map(asked).collect()),
            Timestamp::from_unix(NOW).unwrap(),
            &SeededChance::from_seed(seed),
        )
    }

    #[test]
    fn the_text_survives_a_form_field_and_reads_back() {
        let content = draw(&[(B, "113"), (A, "112")], 1);
        assert!(
            content
                .text()
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        );
        assert!(content.text().starts_with("ey"));
        let back = Content::read(content.text()).unwrap();
        assert!(back == content);
        assert_eq!(back.expires_at().unix(), NOW + 300);
        assert_eq!(back.statement.purpose, Purpose::Download);
        assert_eq!(back.statement.transaction, "0b9e");
        assert!(back.is_about("ab12") && !back.is_about("ab13"));
    }

    #[test]
    fn it_says_which_data_sets_are_asked_for_and_with_which_parameters() {
        let (a, b) = ((A, "113"), (B, "112"));
        assert!(draw(&[b, a], 1) == draw(&[a, b], 1), "in whatever order");
        assert!(draw(&[a], 1) != draw(&[b], 1));
        assert!(draw(&[a], 1) != draw(&[(A, "112")], 1));
        let json = URL_SAFE_NO_PAD.decode(draw(&[a], 1).text()).unwrap();
        let said: serde_json::Value = serde_json::from_slice(&json).unwrap();
        assert_eq!(said["data_sets"][A]["INQ_YR"], "113");
    }

    #[test]
    fn two_texts_are_never_equal() {
        assert!(draw(&[(A, "113")], 1) != draw(&[(A, "113")], 2));
    }

    #[test]
    fn other_texts_are_not_ours() {
        let content = draw(&[], 1);
        let text = content.text();
        for other in ["", "e30", "王", &text[1..], &format!("{text}=")] {
            assert!(Content::read(other).is_err(), "{other}");
        }
        let newer = URL_SAFE_NO_PAD.decode(text).unwrap();
        let newer = String::from_utf8(newer)
            .unwrap()
            .replace("\"version\":2", "\"version\":3");
        assert!(Content::read(&URL_SAFE_NO_PAD.encode(newer)).is_err());
    }

    #[test]
    fn what_is_given_for_twenty_data_sets_fits_until_it_is_too_much() {
        let given = |length: usize| -> DataSets {
            let value = |number: u32| {
                let id = format!("API.{number:010}").parse().unwrap();
                (
                    id,
                    BTreeMap::from([("INQ_YR".to_owned(), "1".repeat(length))]),
                )
            };
            (0..20).map(value).collect()
        };
        assert!(
            fits(&given(200)),
            "one parameter each, as long as it may be"
        );
        let json = |length| serde_json::to_string(&given(length)).unwrap().len();
        let most = (0..MOST_GIVEN)
            .take_while(|length| json(*length) <= MOST_GIVEN)
            .last();
        assert!(fits(&given(most.unwrap())));
        assert!(!fits(&given(most.unwrap() + 1)));
    }
}
