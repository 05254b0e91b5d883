//! What applicants are written: their keys, that an application was not granted, that a tier was cancelled, what
//! came of a proof of attribution.

use serde::{Deserialize, Serialize};

use crate::db::{self, Tx};
use crate::domain::citizen::contact::Contact;
use crate::domain::citizen::envelope::Envelope;
use crate::domain::ids::{AttributionProofId, CredentialId, LicenceApplicationId};
use crate::domain::member::Member;
use crate::domain::member::letters::post_plain;
use crate::domain::outbox::{self, Kind, Promise};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;
use crate::kit::secret::Secret;
use crate::text::Locale;

/// Why a key is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// The tier was granted on this application; what its reviewer says stands in the rows.
    Granted(LicenceApplicationId),
    /// 忘記APP Key
    Again,
    /// 更換金鑰. Its word is one that every release beside this one reads.
    #[serde(rename = "exchanged")]
    Rotated {
        /// Until when the old key is good.
        until: Timestamp,
        /// Until when keys that were replaced before it are good.
        #[serde(default)]
        earlier: Vec<Timestamp>,
    },
}

/// The letter with an APP Key: what of it is no secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyLetter {
    /// Which pair.
    pub pair: CredentialId,
    /// Why.
    pub occasion: Occasion,
    /// In which language.
    pub locale: Locale,
}

/// What a letter about a decision is about; the words of the reviewer stand in the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// An application that was refused or returned.
    Application(LicenceApplicationId),
    /// A pair that ended with its tier, which a reviewer cancelled, or that the operator revoked. Its word is one that
    /// every release beside this one reads.
    #[serde(rename = "withdrawal")]
    Pair(CredentialId),
    /// A proof of attribution that a reviewer has looked at.
    Attribution(AttributionProofId),
}

/// The letter about a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionLetter {
    /// About what.
    pub about: About,
    /// In which language.
    pub locale: Locale,
}

/// Promises the letter with a key.
///
/// # Errors
/// A fault of the database.
pub(super) fn promise_key(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    to: &Member,
    (pair, key, occasion): (CredentialId, Secret, Occasion),
) -> db::Result<()> {
    let letter = KeyLetter {
        pair,
        occasion,
        locale: to.locale,
    };
    let envelope = Envelope {
        to: Contact::Mail(to.mail.clone()),
        code: Some(key),
    };
    let sealed = envelope.to_secret();
    let promise = Promise::new(Kind::LicenceKeyLetter, &letter).with_secret(&sealed);
    outbox::post(tx, now, vault, promise)?;
    Ok(())
}

/// Promises the letter about a decision.
///
/// # Errors
/// A fault of the database.
pub(super) fn promise_decision(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    to: &Member,
    about: About,
) -> db::Result<()> {
    let letter = DecisionLetter {
        about,
        locale: to.locale,
    };
    post_plain(tx, now, vault, (Kind::LicenceDecisionLetter, &letter), to)
}
