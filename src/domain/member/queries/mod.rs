//! Reading and writing the rows of members, and in files of their own what belongs to them.

mod changes;
pub mod links;
pub mod search;
pub mod unit_types;

pub use changes::{
    delete, is_waiting, list_waiting, mark_activated, mark_left, replace_mail, replace_profile,
};

use diesel::prelude::*;

use super::Country;
use crate::db::schema::{accounts, members};
use crate::db::{self, Conn, Tx};
use crate::domain::account::Login;
use crate::domain::ids::{AccountId, UnitTypeId};
use crate::kit::clock::Timestamp;
use crate::text::Locale;

/// A member as the tables keep it.
pub struct MemberRow {
    /// What is typed to sign in.
    pub login: Login,
    /// The person's name.
    pub name: String,
    /// The sealed mail address.
    pub mail: Option<Vec<u8>>,
    /// The unit.
    pub unit_type: UnitTypeId,
    /// The country.
    pub country: Country,
    /// The language of letters.
    pub locale: Locale,
    /// Whether mails about new data services are wanted.
    pub wants_notices: bool,
    /// Which terms were agreed to.
    pub terms_version: String,
    /// When they were.
    pub agreed_at: Timestamp,
    /// When the mail address was confirmed.
    pub activated_at: Option<Timestamp>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = members, check_for_backend(crate::db::MultiBackend))]
struct Beside {
    mail: Option<Vec<u8>>,
    unit_type_id: UnitTypeId,
    country: Country,
    locale: Locale,
    wants_notices: bool,
    terms_version: String,
    agreed_at: Timestamp,
    activated_at: Option<Timestamp>,
}

/// A member as it is added.
pub struct NewMember {
    /// The account.
    pub account: AccountId,
    /// The sealed mail address.
    pub mail: Vec<u8>,
    /// Its keyed hash.
    pub mail_lookup: String,
    /// The unit.
    pub unit_type: UnitTypeId,
    /// The country.
    pub country: Country,
    /// The language of letters.
    pub locale: Locale,
    /// Whether mails about new data services are wanted.
    pub wants_notices: bool,
    /// Which terms were agreed to.
    pub terms_version: &'static str,
}

/// The member of an open account.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, account: AccountId) -> db::Result<Option<MemberRow>> {
    let found: Option<(Login, String, Beside)> = members::table
        .inner_join(accounts::table)
        .filter(
            members::account_id
                .eq(account)
                .and(members::closed_at.is_null())
                .and(accounts::closed_at.is_null()),
        )
        .select((accounts::login, accounts::name, Beside::as_select()))
        .first(conn)
        .optional()?;
    Ok(found.map(|(login, name, row)| MemberRow {
        login,
        name,
        mail: row.mail,
        unit_type: row.unit_type_id,
        country: row.country,
        locale: row.locale,
        wants_notices: row.wants_notices,
        terms_version: row.terms_version,
        agreed_at: row.agreed_at,
        activated_at: row.activated_at,
    }))
}

/// The open member whose confirmed address has this keyed hash.
///
/// # Errors
/// A fault of the database.
pub fn find_by_mail(conn: &mut Conn, mail_lookup: &str) -> db::Result<Option<AccountId>> {
    Ok(members::table
        .filter(
            members::mail_lookup
                .eq(mail_lookup)
                .and(members::activated_at.is_not_null())
                .and(members::closed_at.is_null()),
        )
        .select(members::account_id)
        .first(conn)
        .optional()?)
}

/// The member who registered last with an address of this keyed hash and has not confirmed it.
///
/// # Errors
/// A fault of the database.
pub fn find_waiting(conn: &mut Conn, mail_lookup: &str) -> db::Result<Option<AccountId>> {
    Ok(members::table
        .filter(
            members::mail_lookup
                .eq(mail_lookup)
                .and(members::activated_at.is_null())
                .and(members::closed_at.is_null()),
        )
        .order((members::agreed_at.desc(), members::account_id))
        .select(members::account_id)
        .first(conn)
        .optional()?)
}

/// Adds a member, who is not active yet.
///
/// # Errors
/// A fault of the database.
pub fn insert(tx: &mut Tx<'_>, now: Timestamp, new: &NewMember) -> db::Result<()> {
    diesel::insert_into(members::table)
        .values((
            members::account_id.eq(new.account),
            members::mail.eq(&new.mail),
            members::mail_lookup.eq(&new.mail_lookup),
            members::unit_type_id.eq(new.unit_type),
            members::country.eq(&new.country),
            members::locale.eq(new.locale),
            members::terms_version.eq(new.terms_version),
            members::agreed_at.eq(now),
            members::wants_notices.eq(new.wants_notices),
        ))
        .execute(&mut **tx)?;
    Ok(())
}
