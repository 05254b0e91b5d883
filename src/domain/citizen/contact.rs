//! Where a citizen can be reached: a mail address today, a mobile number later.
//!
//! A contact that was confirmed is a living row; one that was changed is retired, never overwritten. Deliberately
//! absent: how a contact is confirmed, which `contact_code` decides.

use std::fmt;
use std::str::FromStr;

use email_address::{EmailAddress, Options};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::queries;
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{CitizenId, ContactId};
use crate::kit::clock::Timestamp;
use crate::kit::seal::{Place, Vault};
use crate::text::Locale;

const VALUE: &str = "contacts.value";
/// What an unquoted name may hold besides letters and digits (RFC 5322 `atext`, and the dot).
const NAME_MARKS: &str = ".!#$%&'*+-/=?^_`{|}~";

/// A mail address that can be written to. Prints nothing.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct MailAddress(String);

/// Where a citizen can be reached. Prints nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contact {
    /// 電子信箱
    Mail(MailAddress),
}

/// The kind of a contact, as the table names it.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub enum ContactKind {
    /// 電子信箱
    Mail,
}

/// Why a text is no mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotRead {
    /// Nothing was written.
    #[error("empty")]
    Empty,
    /// Not of the form `name@domain`.
    #[error("not a mail address")]
    Shape,
}

/// A contact that was confirmed.
#[derive(Debug, Clone)]
pub struct LivingContact {
    /// Its row.
    pub id: ContactId,
    /// Where.
    pub contact: Contact,
    /// The language it was confirmed in, and letters are written in.
    pub locale: Locale,
    /// When it was confirmed.
    pub confirmed_at: Timestamp,
}

impl MailAddress {
    /// Reads what a person typed: blanks around it and full width are forgiven.
    ///
    /// # Errors
    /// When it is empty or no address that mail on the internet reaches.
    pub fn parse(typed: &str) -> Result<Self, CannotRead> {
        let text: String = typed.nfkc().filter(|c| !c.is_control()).collect();
        let text = text.trim();
        if text.is_empty() {
            return Err(CannotRead::Empty);
        }
        let strict = Options::default()
            .with_required_tld()
            .without_domain_literal()
            .without_display_text();
        let address =
            EmailAddress::parse_with_options(text, strict).map_err(|_| CannotRead::Shape)?;
        let plain = |part: &str, marks: &str| {
            part.chars()
                .all(|c| c.is_ascii_alphanumeric() || marks.contains(c))
        };
        if !plain(address.local_part(), NAME_MARKS) || !plain(address.domain(), ".-") {
            return Err(CannotRead::Shape);
        }
        let domain = address.domain().to_ascii_lowercase();
        Ok(Self(format!("{}@{domain}", address.local_part())))
    }

    /// The address itself: call it only where it has to leave.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// For the screen of somebody else: `wa****@example.tw`. At most half of the name is shown.
    #[must_use]
    pub fn masked(&self) -> String {
        let (name, domain) = self.0.rsplit_once('@').unwrap_or_default();
        let shown: String = name
            .chars()
            .take((name.chars().count() / 2).min(2))
            .collect();
        format!("{shown}****@{domain}")
    }
}

impl fmt::Debug for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MailAddress(…)")
    }
}

impl Contact {
    /// Which kind it is.
    #[must_use]
    pub const fn kind(&self) -> ContactKind {
        match self {
            Self::Mail(_) => ContactKind::Mail,
        }
    }

    /// For the screen of somebody else.
    #[must_use]
    pub fn masked(&self) -> String {
        match self {
            Self::Mail(address) => address.masked(),
        }
    }

    /// The text to be sealed, or to be handed to whatever sends.
    #[must_use]
    pub fn reveal(&self) -> &str {
        match self {
            Self::Mail(address) => address.reveal(),
        }
    }

    /// The contact of this kind with this text.
    ///
    /// # Errors
    /// When the text is none of this kind.
    pub fn of(kind: ContactKind, text: &str) -> Result<Self, CannotRead> {
        match kind {
            ContactKind::Mail => MailAddress::parse(text).map(Self::Mail),
        }
    }
}

impl fmt::Display for ContactKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Mail => "mail",
        })
    }
}

impl FromStr for ContactKind {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        match word {
            "mail" => Ok(Self::Mail),
            _ => Err(()),
        }
    }
}

crate::text_column!(ContactKind);

/// The confirmed contact of a citizen, if there is one.
///
/// # Errors
/// A fault of the database, or a row that cannot be opened.
pub fn find_living(
    conn: &mut Conn,
    vault: &Vault,
    citizen: CitizenId,
) -> db::Result<Option<LivingContact>> {
    let Some(sealed) = queries::find_living_contact(conn, citizen)? else {
        return Ok(None);
    };
    let text = vault
        .open_text(Place::new(VALUE, &sealed.id.to_string()), &sealed.value)
        .map_err(|why| db::Error::row("contacts", why))?;
    let contact = Contact::of(sealed.kind, &text).map_err(|why| db::Error::row("contacts", why))?;
    Ok(Some(LivingContact {
        id: sealed.id,
        contact,
        locale: sealed.locale,
        confirmed_at: sealed.confirmed_at,
    }))
}

/// Binds a contact that has just been confirmed; the one before it is retired. `false` when another was bound in
/// the same moment.
///
/// # Errors
/// A fault of the database.
pub fn bind(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    citizen: CitizenId,
    (contact, locale): (&Contact, Locale),
) -> db::Result<bool> {
    let id = ContactId::draw(vault.random());
    let place = id.to_string();
    queries::replace_contact(
        tx,
        citizen,
        &queries::SealedContact {
            id,
            kind: contact.kind(),
            value: vault.seal(Place::new(VALUE, &place), contact.reveal().as_bytes()),
            locale,
            confirmed_at: now,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::citizen::national_id::NationalId;
    use crate::domain::citizen::person::{Person, recognize};
    use crate::domain::trial::World;

    fn mail(text: &str) -> Contact {
        Contact::Mail(MailAddress::parse(text).unwrap())
    }

    #[test]
    fn an_address_is_read_as_people_type_it() {
        for (typed, read) in [
            (" Wang.Ming@Example.TW ", "Wang.Ming@example.tw"),
            ("ｗａｎｇ＠ｅｘａｍｐｌｅ．ｔｗ", "wang@example.tw"),
            ("a+b@mail.example.org", "a+b@mail.example.org"),
        ] {
            assert_eq!(MailAddress::parse(typed).unwrap().reveal(), read);
        }
    }

    #[test]
    fn what_cannot_be_written_to_is_refused() {
        assert_eq!(MailAddress::parse(" \n").unwrap_err(), CannotRead::Empty);
        for text in [
            "wang",
            "wang@",
            "@example.tw",
            "wang@localhost",
            "wang@[127.0.0.1]",
            "Wang <wang@example.tw>",
            "wang@example.tw, ming@example.tw",
            "wang ming@example.tw",
            "王@example.tw",
            "wang@exa_mple.tw",
        ] {
            assert_eq!(
                MailAddress::parse(text).expect_err(text),
                CannotRead::Shape,
                "{text}"
            );
        }
        let long = format!("{}@example.tw", "a".repeat(65));
        assert_eq!(MailAddress::parse(&long).unwrap_err(), CannotRead::Shape);
    }

    #[test]
    fn a_mask_shows_the_beginning_and_the_domain_and_never_the_whole_name() {
        assert_eq!(mail("wangming@example.tw").masked(), "wa****@example.tw");
        assert_eq!(mail("wan@example.tw").masked(), "w****@example.tw");
        assert_eq!(mail("w@example.tw").masked(), "****@example.tw");
    }

    #[test]
    fn it_prints_nothing() {
        let shown = format!("{:?}", mail("wang@example.tw"));
        assert!(
            !shown.contains("wang") && !shown.contains("example"),
            "{shown}"
        );
    }

    #[test]
    fn the_newest_confirmed_contact_is_the_living_one() {
        for world in World::each() {
            let ming = Person {
                number: NationalId::parse("A123456789").unwrap(),
                birth_date: "1999-12-31".parse().unwrap(),
                name: "王小明".to_owned(),
            };
            let citizen = world
                .db
                .write_now(|tx| recognize(tx, world.now, &world.vault, &ming))
                .unwrap();
            let living = || {
                world
                    .db
                    .read_now(|conn| find_living(conn, &world.vault, citizen))
                    .unwrap()
            };
            assert!(living().is_none());
            for address in ["one@example.tw", "two@example.tw"] {
                let bound = world.db.write_now(|tx| {
                    let new = (&mail(address), Locale::English);
                    bind(tx, world.now, &world.vault, citizen, new)
                });
                assert!(bound.unwrap());
                assert_eq!(living().unwrap().contact, mail(address));
            }
            assert_eq!(living().unwrap().locale, Locale::English);
        }
    }
}
