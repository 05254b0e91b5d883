//! 會員: who registered on the Industrial Data Space.
//!
//! A member is an account of its own kind and a row beside it. Whoever registers may sign in once the mail address is
//! confirmed by a link (`registration`); members sign in with a password alone (`sign_in`), and a password that is
//! forgotten is set anew by a link (`password`). What they have written they change themselves (`profile`), a mail address
//! by confirming the new one (`moving`), and they may leave (`leaving`). A stranger never learns whose mail address is known here.
//!
//! Deliberately absent: APP IDs and APP Keys, which belong to the account (`credential`).

pub mod country;
pub mod entering;
pub mod leaving;
pub mod letters;
pub mod link;
pub mod moving;
pub mod password;
pub mod profile;
mod purpose;
pub mod queries;
pub mod registration;
pub mod search;
pub mod sign_in;
pub mod terms;
#[cfg(test)]
mod tests;
pub mod unit_list;
pub mod unit_type;

use crate::db::{self, Conn};
use crate::domain::account::Login;
use crate::domain::bilingual::Bilingual;
use crate::domain::citizen::contact::MailAddress;
use crate::domain::ids::{AccountId, UnitTypeId};
use crate::kit::clock::Timestamp;
use crate::kit::seal::{Place, Vault};
use crate::text::Locale;

pub use country::Country;

/// The most characters of a person's name.
pub const LONGEST_NAME: usize = 60;

pub(super) const MAIL: &str = "members.mail";

/// A member whose account is open.
#[derive(Clone)]
pub struct Member {
    /// Which account.
    pub account_id: AccountId,
    /// What is typed to sign in.
    pub login: Login,
    /// 使用者名稱
    pub name: String,
    /// Where letters go.
    pub mail: MailAddress,
    /// Which unit.
    pub unit_type_id: UnitTypeId,
    /// 單位類型: the group and the unit within it.
    pub unit_type: (Bilingual, Bilingual),
    /// 國家
    pub country: Country,
    /// The language of letters.
    pub locale: Locale,
    /// Whether mails about new data services are wanted.
    pub wants_notices: bool,
    /// Which terms were agreed to.
    pub terms_version: String,
    /// When they were agreed to.
    pub agreed_at: Timestamp,
    /// When the mail address was confirmed; `None` while that is awaited.
    pub activated_at: Option<Timestamp>,
}

/// The member of an open account.
///
/// # Errors
/// A fault of the database, or a mail address that cannot be opened.
pub fn find(conn: &mut Conn, vault: &Vault, account: AccountId) -> db::Result<Option<Member>> {
    let Some(row) = queries::find(conn, account)? else {
        return Ok(None);
    };
    let Some(sealed) = &row.mail else {
        return Err(db::Error::row("members", "an open member without a mail"));
    };
    let text = vault
        .open_text(Place::new(MAIL, &account.to_string()), sealed)
        .map_err(|why| db::Error::row("members", why))?;
    let mail = MailAddress::kept(&text).map_err(|why| db::Error::row("members", why))?;
    let group = unit_type::find_group(conn, row.unit_type)?
        .ok_or_else(|| db::Error::row("members", "no such unit type"))?;
    Ok(Some(Member {
        account_id: account,
        login: row.login,
        name: row.name,
        mail,
        unit_type_id: row.unit_type,
        unit_type: group,
        country: row.country,
        locale: row.locale,
        wants_notices: row.wants_notices,
        terms_version: row.terms_version,
        agreed_at: row.agreed_at,
        activated_at: row.activated_at,
    }))
}

/// As [`find`], for whoever writes to many: a member who cannot be read stands in the log, and keeps nobody else from
/// the letter.
///
/// # Errors
/// A fault of the database.
pub fn find_readable(
    conn: &mut Conn,
    vault: &Vault,
    account: AccountId,
) -> db::Result<Option<Member>> {
    match find(conn, vault, account) {
        Err(why) if why.is_of_a_row() => {
            tracing::error!(%account, %why, "a member is unreadable");
            Ok(None)
        }
        found => found,
    }
}

/// The keyed hash of an address; writing it in capitals makes no other address of it.
pub(crate) fn mail_lookup(vault: &Vault, mail: &MailAddress) -> String {
    vault.lookup(MAIL, &mail.reveal().to_lowercase())
}

impl std::fmt::Debug for Member {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Member({})", self.account_id)
    }
}
