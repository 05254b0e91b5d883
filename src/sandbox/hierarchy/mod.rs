//! A public key infrastructure shaped like the government's, for development and tests: one root, an authority for
//! citizens and one for providers below it, and a stranger that uses the same names.
//!
//! Only the keys are kept; the certificates come out the same each time. The lists of authorities are written beside
//! the keys so that a configuration can name them. The private-key operations of the `rsa` crate are fine here: nobody
//! measures the sandbox, and its keys are worth nothing.

mod cards;
mod extensions;
mod forms;
mod keys;
pub mod lists;
pub(in crate::sandbox) mod mint;
mod providers;

use std::path::Path;
use std::{fs, io};

use der::asn1::ObjectIdentifier;
use rsa::RsaPrivateKey;
use x509_cert::Certificate;

pub use cards::{Card, Leaf};
pub use lists::{List, PARTS};
pub use providers::{Signer, SignerKind};

use self::forms::{name, pem};
pub use self::forms::{public, time, validity};
use self::keys::Keys;
use self::mint::Draft;
use crate::kit::random::Random;

/// The policy of everything here: assurance level 3.
pub const POLICY: ObjectIdentifier = crate::domain::identity::certificate::ASSURANCE_LEVEL_3;

// Written backwards, as RFC 4514 wants it: in the certificate the country comes first.
const ROOT: &str = "CN=Sandbox Root Certification Authority,O=行政院測試,C=TW";
const CITIZENS: &str = "OU=內政部憑證管理中心測試,O=行政院測試,C=TW";
const PROVIDERS: &str = "OU=政府憑證管理中心測試,O=行政院測試,C=TW";

/// All keys and certificates.
pub struct Hierarchy {
    keys: Keys,
    root: Certificate,
    citizens: Certificate,
    providers: Certificate,
    cards: Vec<Card>,
    lists_at: String,
}

impl Hierarchy {
    /// Opens the hierarchy whose keys are in `folder`, and makes them at the first time (about a second).
    ///
    /// `lists_at` is where the CRL server listens, such as `http://localhost:8099`; it stands in the certificates.
    ///
    /// # Errors
    /// When the folder cannot be read or written, or a key in it is damaged.
    pub fn open(folder: &Path, lists_at: &str, random: &dyn Random) -> io::Result<Self> {
        let keys = Keys::open(folder, random)?;
        let made = Self::build(keys, lists_at).map_err(io::Error::other)?;
        fs::write(
            folder.join("citizen-authorities.pem"),
            made.citizen_authorities_pem(),
        )?;
        fs::write(
            folder.join("provider-authorities.pem"),
            made.provider_authorities_pem(),
        )?;
        Ok(made)
    }

    fn build(keys: Keys, lists_at: &str) -> der::Result<Self> {
        let root = authority_of("root", (ROOT, &keys.root), (ROOT, &keys.root), None)?;
        let citizens = authority_of(
            "citizens",
            (CITIZENS, &keys.citizens),
            (ROOT, &keys.root),
            Some(0),
        )?;
        let providers = authority_of(
            "providers",
            (PROVIDERS, &keys.providers),
            (ROOT, &keys.root),
            Some(0),
        )?;
        let mut made = Self {
            keys,
            root,
            citizens,
            providers,
            cards: Vec::new(),
            lists_at: lists_at.to_owned(),
        };
        made.cards = cards::all(&made)?;
        Ok(made)
    }

    /// Root and citizens' authority, for the configuration of citizens' certificates.
    #[must_use]
    pub fn citizen_authorities_pem(&self) -> String {
        format!("{}{}", pem(&self.root), pem(&self.citizens))
    }

    /// Root and providers' authority, for the configuration of providers' certificates.
    #[must_use]
    pub fn provider_authorities_pem(&self) -> String {
        format!("{}{}", pem(&self.root), pem(&self.providers))
    }

    /// All cards: one per demo citizen, and those that must be refused.
    #[must_use]
    pub fn cards(&self) -> &[Card] {
        &self.cards
    }

    /// The card of this key.
    #[must_use]
    pub fn card(&self, key: &str) -> Option<&Card> {
        self.cards.iter().find(|card| card.key == key)
    }

    /// The key that signs on every card.
    #[must_use]
    pub const fn card_key(&self) -> &RsaPrivateKey {
        &self.keys.card
    }

    /// The key of every encipherment certificate.
    #[must_use]
    pub const fn encipher_key(&self) -> &RsaPrivateKey {
        &self.keys.other
    }

    /// The key of the citizens' authority: for certificates and lists that tests make themselves.
    #[must_use]
    pub const fn citizens_key(&self) -> &RsaPrivateKey {
        &self.keys.citizens
    }

    /// The key of the stranger that uses the name of the citizens' authority.
    #[must_use]
    pub const fn foreign_key(&self) -> &RsaPrivateKey {
        &self.keys.foreign
    }
}

/// Long enough that no clock of a demonstration leaves it.
const GOOD_YEARS: (u16, u16) = (2023, 2040);
const PAST_YEARS: (u16, u16) = (2021, 2023);
const AUTHORITY_YEARS: (u16, u16) = (2020, 2045);

fn authority_of(
    label: &str,
    (subject, key): (&str, &RsaPrivateKey),
    (issuer, issuer_key): (&str, &RsaPrivateKey),
    path_length: Option<u8>,
) -> der::Result<Certificate> {
    let mut extensions = extensions::authority(path_length)?;
    extensions.extend(extensions::key_identifiers(
        &public(key)?,
        &public(issuer_key)?,
    )?);
    extensions.push(extensions::policy(POLICY)?);
    let draft = Draft {
        subject: name(subject)?,
        issuer: name(issuer)?,
        label: label.to_owned(),
        validity: validity(AUTHORITY_YEARS)?,
        key: public(key)?,
        extensions,
    };
    mint::sign(draft, issuer_key)
}
