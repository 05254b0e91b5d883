//! Who somebody is: number, birth date and name, sealed at rest, found by the keyed hash of the number.

use chrono::NaiveDate;

use super::national_id::NationalId;
use super::queries;
use crate::db::{self, Conn, Tx};
use crate::domain::ids::CitizenId;
use crate::kit::clock::Timestamp;
use crate::kit::seal::{CannotUnseal, Place, Vault};

/// The look-up of a national ID.
pub const NUMBER: &str = "citizens.number";
const BIRTH_DATE: &str = "citizens.birth_date";
const NAME: &str = "citizens.name";

/// A person whose identity was proved. Prints nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// 身分證字號
    pub number: NationalId,
    /// 生日
    pub birth_date: NaiveDate,
    /// The name as on the certificate.
    pub name: String,
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Person(…)")
    }
}

/// A person as the table keeps them.
#[derive(Clone)]
pub struct SealedPerson {
    /// The citizen.
    pub id: CitizenId,
    /// The sealed number.
    pub number: Vec<u8>,
    /// The sealed birth date, `YYYY-MM-DD`.
    pub birth_date: Vec<u8>,
    /// The sealed name.
    pub name: Vec<u8>,
}

/// Why a person cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum CannotKnow {
    /// The row does not open, or holds something else than a person.
    #[error("the row of a citizen cannot be opened")]
    Unreadable,
    /// There is no such citizen.
    #[error("no such citizen")]
    NoSuchCitizen,
    /// A fault of the database.
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl From<CannotUnseal> for CannotKnow {
    fn from(_: CannotUnseal) -> Self {
        Self::Unreadable
    }
}

impl SealedPerson {
    /// Seals `person` for the row `id`.
    #[must_use]
    pub fn seal(vault: &Vault, id: CitizenId, person: &Person) -> Self {
        let row = id.to_string();
        let seal = |column, text: &str| vault.seal(Place::new(column, &row), text.as_bytes());
        Self {
            id,
            number: seal(NUMBER, person.number.reveal()),
            birth_date: seal(BIRTH_DATE, &person.birth_date.to_string()),
            name: seal(NAME, &person.name),
        }
    }

    /// Opens the row.
    ///
    /// # Errors
    /// [`CannotKnow::Unreadable`] when it was altered or its key is not held.
    pub fn open(&self, vault: &Vault) -> Result<Person, CannotKnow> {
        let row = self.id.to_string();
        let open = |column, sealed: &[u8]| vault.open_text(Place::new(column, &row), sealed);
        let number = open(NUMBER, &self.number)?;
        Ok(Person {
            number: NationalId::parse(&number).map_err(|_| CannotKnow::Unreadable)?,
            birth_date: open(BIRTH_DATE, &self.birth_date)?
                .parse()
                .map_err(|_| CannotKnow::Unreadable)?,
            name: open(NAME, &self.name)?,
        })
    }
}

/// What is known of a person after a proof: the name stays where the proof knows none, the birth date where the proof
/// has not confirmed the one that was claimed.
///
/// # Errors
/// When the row cannot be opened; a fault of the database.
pub fn after_proof(
    conn: &mut Conn,
    vault: &Vault,
    proved: &Person,
    birth_confirmed: bool,
) -> Result<Person, CannotKnow> {
    let Some(id) = find(conn, vault, &proved.number)? else {
        return Ok(proved.clone());
    };
    let known = know(conn, vault, id)?;
    Ok(Person {
        number: proved.number.clone(),
        birth_date: if birth_confirmed {
            proved.birth_date
        } else {
            known.birth_date
        },
        name: if proved.name.is_empty() {
            known.name
        } else {
            proved.name.clone()
        },
    })
}

/// Recognises a person who has just proved who they are: the citizen of this number, made when new.
///
/// Name and birth date become those of `person`. The row is tried before it is looked for, so that of two first proofs
/// at once one makes it and the other finds it.
///
/// # Errors
/// A fault of the database.
pub fn recognize(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    person: &Person,
) -> db::Result<CitizenId> {
    let lookup = vault.lookup(NUMBER, person.number.reveal());
    let fresh = CitizenId::draw(vault.random());
    let sealed = SealedPerson::seal(vault, fresh, person);
    if queries::insert_citizen(tx, now, &lookup, &sealed)? {
        return Ok(fresh);
    }
    let gone = || db::Error::row("citizens", "a known number belongs to nobody");
    let id = queries::find_by_number(tx, &lookup)?.ok_or_else(gone)?;
    if queries::replace_person(tx, &SealedPerson::seal(vault, id, person))? {
        Ok(id)
    } else {
        Err(gone())
    }
}

/// The citizen with this number.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, vault: &Vault, number: &NationalId) -> db::Result<Option<CitizenId>> {
    queries::find_by_number(conn, &vault.lookup(NUMBER, number.reveal()))
}

/// The citizen with this number, when they were born on this day.
///
/// # Errors
/// When the row cannot be opened; a fault of the database.
pub fn find_born(
    conn: &mut Conn,
    vault: &Vault,
    number: &NationalId,
    born: NaiveDate,
) -> Result<Option<CitizenId>, CannotKnow> {
    let Some(citizen) = find(conn, vault, number)? else {
        return Ok(None);
    };
    let person = know(conn, vault, citizen)?;
    Ok((person.birth_date == born).then_some(citizen))
}

/// Who a citizen is.
///
/// # Errors
/// When there is no such citizen, or the row cannot be opened.
pub fn know(conn: &mut Conn, vault: &Vault, citizen: CitizenId) -> Result<Person, CannotKnow> {
    queries::find_person(conn, citizen)?
        .ok_or(CannotKnow::NoSuchCitizen)?
        .open(vault)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::trial::World;

    #[test]
    fn of_eight_first_proofs_at_once_all_find_the_same_citizen() {
        for world in World::each() {
            let known: Vec<CitizenId> = std::thread::scope(|threads| {
                let proving: Vec<_> = (0..8)
                    .map(|_| threads.spawn(|| world.citizen("A123456789")))
                    .collect();
                proving.into_iter().map(|one| one.join().unwrap()).collect()
            });
            let first = known.first().unwrap();
            assert!(known.iter().all(|id| id == first), "{known:?}");
        }
    }

    #[test]
    fn the_newest_proof_replaces_the_name() {
        for world in World::each() {
            let id = world.citizen("A123456789");
            let proved = Person {
                name: "Ming".to_owned(),
                ..world.read(|conn| Ok(know(conn, &world.vault, id))).unwrap()
            };
            let again = world.write(|tx| recognize(tx, world.now, &world.vault, &proved));
            let known = world.read(|conn| Ok(know(conn, &world.vault, id))).unwrap();
            assert_eq!((again, known.name.as_str()), (id, "Ming"));
        }
    }
}
