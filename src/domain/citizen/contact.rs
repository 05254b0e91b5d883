//! Where a citizen can be reached: a mail address today, a mobile number later.
//!
//! A contact that was confirmed is a living row; one that was changed is retired, never overwritten. Deliberately
//! absent: how a contact is confirmed, which `contact_code` decides.

use std::fmt;
use std::str::FromStr;

use super::queries;
use crate::db::{self, Conn, Tx};
use crate::domain::ids::{CitizenId, ContactId};
use crate::kit::clock::Timestamp;
use crate::kit::seal::{Place, Vault};
use crate::text::Locale;

pub use super::mail_address::{CannotRead, MailAddress};

const VALUE: &str = "contacts.value";
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
            ContactKind::Mail => MailAddress::kept(text).map(Self::Mail),
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
