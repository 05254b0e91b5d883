//! 註冊會員: an account that waits for its mail address to be confirmed.
//!
//! Whether an account of a mail address exists is told by letter to that address and to nobody else: whoever registers
//! sees the same either way. A login that is taken is told at once, because it has to be chosen.

use super::link::{self, CannotFollow, Purpose};
use super::{Country, MAIL, letters, mail_lookup, queries, terms};
use crate::db::{self, Tx};
use crate::domain::account::hash::NewHash;
use crate::domain::account::{Account, Kind, Login, enrolment, queries as accounts};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::citizen::contact::MailAddress;
use crate::domain::ids::{AccountId, UnitTypeId};
use crate::kit::clock::Timestamp;
use crate::kit::seal::{Place, Vault};
use crate::text::Locale;

/// Somebody who registers, and has agreed to the terms in force.
#[derive(Debug, Clone)]
pub struct Newcomer {
    /// 帳號
    pub login: Login,
    /// 使用者名稱
    pub name: String,
    /// Email
    pub mail: MailAddress,
    /// 單位類型
    pub unit_type: UnitTypeId,
    /// 國家
    pub country: Country,
    /// The language of letters.
    pub locale: Locale,
    /// Whether mails about new data services are wanted.
    pub wants_notices: bool,
}

/// Why somebody cannot register.
#[derive(Debug, thiserror::Error)]
pub enum CannotRegister {
    /// Somebody has this login, or had it.
    #[error("the login is taken")]
    LoginTaken,
    /// The unit type is closed, or there is none such.
    #[error("no such unit type")]
    NoSuchUnitType,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Why a mail address is not confirmed.
#[derive(Debug, thiserror::Error)]
pub enum CannotConfirm {
    /// The link leads nowhere.
    #[error(transparent)]
    Link(CannotFollow),
    /// Another account of the same mail address was activated meanwhile.
    #[error("the mail address belongs to another account")]
    MailTaken,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl CannotConfirm {
    /// Why an address could not be made somebody's: of two who confirm it at once, one is refused by the table.
    pub(super) fn of(fault: db::Error) -> Self {
        if fault.is_taken() {
            Self::MailTaken
        } else {
            Self::Db(fault)
        }
    }
}

impl From<CannotFollow> for CannotConfirm {
    fn from(why: CannotFollow) -> Self {
        match why {
            CannotFollow::Db(fault) => Self::Db(fault),
            why => Self::Link(why),
        }
    }
}

/// Makes the account and promises the letter to its mail address.
///
/// # Errors
/// When the login is taken or the unit type cannot be chosen; a fault of the database.
pub fn register(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    (newcomer, password): (&Newcomer, &NewHash),
) -> Result<AccountId, CannotRegister> {
    if !queries::unit_types::is_open(tx, newcomer.unit_type)? {
        return Err(CannotRegister::NoSuchUnitType);
    }
    let known = queries::find_by_mail(tx, &mail_lookup(vault, &newcomer.mail))?;
    let account = insert(tx, now, vault, (newcomer, terms::VERSION))?;
    let account = account.ok_or(CannotRegister::LoginTaken)?;
    enrolment::replace_password(tx, now, vault, account, password)?;
    audit::record(tx, now, by, &Deed::new(Action::MemberRegistered, account))?;
    let to = letters::addressee(tx, vault, known.unwrap_or(account))?;
    match known {
        Some(_) => letters::promise_known(tx, now, vault, &to)?,
        None => letters::promise_link(tx, now, vault, &to, Purpose::Activation)?,
    }
    Ok(account)
}

/// Makes the rows of a newcomer who agreed to these terms, not active yet; `None` when the login is taken.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    (newcomer, terms_version): (&Newcomer, &'static str),
) -> db::Result<Option<AccountId>> {
    let account = Account {
        id: AccountId::draw(vault.random()),
        kind: Kind::Member,
        login: newcomer.login.clone(),
        name: newcomer.name.clone(),
        counter: None,
        closed_at: None,
    };
    if !accounts::insert(tx, now, &account)? {
        return Ok(None);
    }
    let row = account.id.to_string();
    let new = queries::NewMember {
        account: account.id,
        mail: vault.seal(Place::new(MAIL, &row), newcomer.mail.reveal().as_bytes()),
        mail_lookup: mail_lookup(vault, &newcomer.mail),
        unit_type: newcomer.unit_type,
        country: newcomer.country.clone(),
        locale: newcomer.locale,
        wants_notices: newcomer.wants_notices,
        terms_version,
    };
    queries::insert(tx, now, &new)?;
    Ok(Some(account.id))
}

/// Promises the letter with the activation link once more, when somebody waits at this address; whether somebody
/// does is not answered.
///
/// # Errors
/// A fault of the database.
pub fn resend(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    mail: &MailAddress,
) -> db::Result<()> {
    let lookup = mail_lookup(vault, mail);
    if let Some(known) = queries::find_by_mail(tx, &lookup)? {
        let to = letters::addressee(tx, vault, known)?;
        return letters::promise_known(tx, now, vault, &to);
    }
    if let Some(waiting) = queries::find_waiting(tx, &lookup)? {
        let to = letters::addressee(tx, vault, waiting)?;
        letters::promise_link(tx, now, vault, &to, Purpose::Activation)?;
    }
    Ok(())
}

/// Confirms the mail address by its link: the account may sign in from now on.
///
/// # Errors
/// When the link leads nowhere or the address belongs to another account by now; a fault of the database.
pub fn activate(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    token: &str,
) -> Result<AccountId, CannotConfirm> {
    let link = link::follow(tx, now, vault, (Purpose::Activation, token))?;
    let Some(member) = super::find(tx, vault, link.account)? else {
        return Err(CannotConfirm::Link(CannotFollow::NoSuchLink));
    };
    if queries::find_by_mail(tx, &mail_lookup(vault, &member.mail))?.is_some() {
        return Err(CannotConfirm::MailTaken);
    }
    if !queries::mark_activated(tx, link.account, now).map_err(CannotConfirm::of)? {
        return Err(CannotConfirm::Link(CannotFollow::Used));
    }
    let deed = Deed::new(Action::MemberActivated, link.account);
    audit::record(tx, now, by, &deed)?;
    Ok(link.account)
}
