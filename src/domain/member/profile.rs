//! 基本資料: what a member changes at once. The login stays, and a new mail address is confirmed first (`moving`).

use super::{Country, queries};
use crate::db::{self, Tx};
use crate::domain::account::queries as accounts;
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::{AccountId, UnitTypeId};
use crate::kit::clock::Timestamp;
use crate::text::Locale;

/// What a member writes of themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// 使用者名稱
    pub name: String,
    /// 單位類型
    pub unit_type: UnitTypeId,
    /// 國家
    pub country: Country,
    /// The language of letters.
    pub locale: Locale,
    /// Whether mails about new data services are wanted.
    pub wants_notices: bool,
}

/// Why nothing is changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotChange {
    /// The unit type is closed, or there is none such.
    #[error("no such unit type")]
    NoSuchUnitType,
    /// The account is closed, or there is none such.
    #[error("no such member")]
    NoSuchMember,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Changes what the member has written. A unit that is closed may be kept, but not chosen.
///
/// # Errors
/// When the unit type cannot be chosen or the account is closed; a fault of the database.
pub fn change(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (account, by): (AccountId, &By),
    profile: &Profile,
) -> Result<(), CannotChange> {
    let before = queries::find(tx, account)?.ok_or(CannotChange::NoSuchMember)?;
    let kept = before.unit_type == profile.unit_type;
    if !kept && !queries::unit_types::is_open(tx, profile.unit_type)? {
        return Err(CannotChange::NoSuchUnitType);
    }
    if !queries::replace_profile(tx, account, profile)? {
        return Err(CannotChange::NoSuchMember);
    }
    accounts::replace_name(tx, account, &profile.name)?;
    let deed = Deed::new(Action::MemberChanged, account);
    Ok(audit::record(tx, now, by, &deed)?)
}
