//! The invented member of the Industrial Data Space: registered and active, so that applying for keys can be tried at once.

use std::str::FromStr as _;

use crate::db::Tx;
use crate::domain::account::hash::NewHash;
use crate::domain::account::password::{self, CannotTake, NewPassword, Owner};
use crate::domain::account::{Login, queries};
use crate::domain::audit::By;
use crate::domain::citizen::contact::MailAddress;
use crate::domain::member::registration::Newcomer;
use crate::domain::member::{Country, entering, unit_type};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;
use crate::kit::secret::Secret;
use crate::text::Locale;

/// What the member types to sign in.
pub const LOGIN: &str = "demo.member";
/// The member's password. It opens nothing outside a sandbox.
pub const PASSWORD: &str = "seven virtual windmills";
/// The member's name.
pub const NAME: &str = "陳開開";
/// Where letters to the member go: into the sandbox's mailbox.
pub const MAIL: &str = "member@people.example";

/// Why the member cannot be entered.
#[derive(Debug, thiserror::Error)]
pub enum CannotEnter {
    /// The login, the password or the address breaks a rule.
    #[error("the member's login, password or address is not taken")]
    Unfit,
    /// The account cannot be made.
    #[error(transparent)]
    Enter(#[from] entering::CannotEnter),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] crate::db::Error),
}

impl From<CannotTake> for CannotEnter {
    fn from(_: CannotTake) -> Self {
        Self::Unfit
    }
}

/// The member's login.
///
/// # Errors
/// When it breaks the rules for logins.
pub fn login() -> Result<Login, CannotEnter> {
    Login::parse(LOGIN).map_err(|_| CannotEnter::Unfit)
}

/// The member's password, to be hashed.
///
/// # Errors
/// When it breaks the rules for passwords.
pub fn password() -> Result<NewPassword, CannotEnter> {
    let owner = Owner {
        login: LOGIN,
        name: NAME,
        mail: Some(MAIL),
    };
    Ok(password::choose(&Secret::new(PASSWORD), &owner)?)
}

/// Enters the member, unless somebody has the login; whoever is there stays as they are.
///
/// # Errors
/// A fault of the database.
pub fn enter(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    password: &NewHash,
) -> Result<(), CannotEnter> {
    let login = login()?;
    if queries::find_by_login(tx, &login)?.is_some() {
        return Ok(());
    }
    let unit = unit_type::list_open(tx)?.into_iter().next();
    let newcomer = Newcomer {
        login,
        name: NAME.to_owned(),
        mail: MailAddress::parse(MAIL).map_err(|_| CannotEnter::Unfit)?,
        unit_type: unit.ok_or(CannotEnter::Unfit)?.id,
        country: Country::from_str(Country::HOME).map_err(|_| CannotEnter::Unfit)?,
        locale: Locale::Chinese,
        wants_notices: false,
    };
    entering::enter_with_password(tx, now, &By::OPERATOR, vault, (&newcomer, password))?;
    Ok(())
}
