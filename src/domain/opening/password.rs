//! The one-time password of an opening: asking for it, asking again, entering it.

use super::case::{CannotFind, Case, Clerk};
use super::letters;
use super::purpose::Purpose;
use super::queries;
use super::stage::{Event, Stage};
use super::state::State;
use crate::db::{self, Conn, Tx};
use crate::domain::audit::{self, Action, Deed};
use crate::domain::citizen::contact::{self, Contact};
use crate::domain::citizen::history::{self, EventCode};
use crate::domain::ids::OpeningId;
use crate::domain::limit::{self, CannotTake, Limited};
use crate::domain::one_time_password::{self as passwords, CannotMake, Digits, Last, Tried};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// Why no password is sent.
#[derive(Debug, thiserror::Error)]
pub enum CannotSend {
    /// There is no such opening, or it does not stand where passwords are sent.
    #[error(transparent)]
    Case(#[from] CannotFind),
    /// The citizen has no confirmed contact any more.
    #[error("no contact")]
    NoContact,
    /// The last one for this package is too young, or too many were sent for this package.
    #[error(transparent)]
    Password(#[from] CannotMake),
    /// A fault.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Why no try is made at all.
#[derive(Debug, thiserror::Error)]
pub enum CannotEnter {
    /// There is no such opening, or it does not wait for a password.
    #[error(transparent)]
    Case(#[from] CannotFind),
    /// This clerk tries too often.
    #[error("too often; again at {retry_at}")]
    TooOften {
        /// When it may be tried again.
        retry_at: Timestamp,
    },
    /// A fault.
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl From<CannotTake> for CannotEnter {
    fn from(refusal: CannotTake) -> Self {
        refusal.into_refusal(|retry_at| Self::TooOften { retry_at })
    }
}

/// The clerk tells what for, and the first password goes to the citizen.
///
/// # Errors
/// [`CannotSend`]
pub fn ask(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    clerk: &Clerk,
    (id, purpose): (OpeningId, &Purpose),
) -> Result<(), CannotSend> {
    let case = Case::find_at(tx, now, vault, clerk, (id, Stage::Presented))?;
    let told = State::Waiting(purpose.clone());
    if !queries::mark_told(tx, now, vault, &case.opening, &told)? {
        let case = Case::find(tx, now, vault, clerk, id)?;
        return Err(CannotFind::Stands(case.opening.state.stage()).into());
    }
    send(tx, now, vault, clerk, &case)
}

/// Another password goes to the citizen; the last one is dead from here on.
///
/// # Errors
/// [`CannotSend`]
pub fn ask_again(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    clerk: &Clerk,
    id: OpeningId,
) -> Result<(), CannotSend> {
    let case = Case::find_at(tx, now, vault, clerk, (id, Stage::Waiting))?;
    case.make(tx, now, vault, Event::AskedAgain)?;
    send(tx, now, vault, clerk, &case)
}

fn send(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    clerk: &Clerk,
    case: &Case,
) -> Result<(), CannotSend> {
    let opening = case.opening.id;
    let to = contact::find_living(tx, vault, case.package.citizen)?.ok_or(CannotSend::NoContact)?;
    let fresh = passwords::make(tx, now, vault, (opening, case.package.id))?;
    queries::mark_asked(tx, opening, now)?;
    letters::promise_password(tx, now, vault, (opening, &to), &fresh)?;
    let step = case.step(clerk.from);
    history::record(tx, now, EventCode::PasswordSent, &step)?;
    let deed = Deed::new(Action::PasswordSent, opening);
    Ok(audit::record(tx, now, &clerk.by(), &deed)?)
}

/// Tries `digits` as the password that was sent last; when they are right, the data are open from here on.
///
/// Every answer is committed, so that every try counts. The history tells of what was compared and wrong, and of what ended
/// the opening: a password that is dead is not tried, however often somebody presses.
///
/// # Errors
/// [`CannotEnter`]
pub fn enter(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    clerk: &Clerk,
    (id, digits): (OpeningId, &Digits),
) -> Result<Tried, CannotEnter> {
    let case = Case::find_at(tx, now, vault, clerk, (id, Stage::Waiting))?;
    let who = clerk.account.to_string();
    limit::count(tx, now, vault, Limited::OneTimePasswordByClerk, &who)?;
    let tried = passwords::attempt(tx, now, vault, (id, case.package.id), digits)?;
    match tried {
        Tried::Right => open(tx, now, vault, clerk, &case)?,
        Tried::PackageUsedUp => case.make(tx, now, vault, Event::UsedUp)?,
        Tried::Wrong { .. } | Tried::RanOut | Tried::UsedUp => {}
    }
    if matches!(tried, Tried::Wrong { .. } | Tried::PackageUsedUp) {
        let step = case.step(clerk.from);
        history::record(tx, now, EventCode::PasswordRefused, &step)?;
    }
    Ok(tried)
}

fn open(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    clerk: &Clerk,
    case: &Case,
) -> Result<(), CannotEnter> {
    let id = case.opening.id;
    case.make(tx, now, vault, Event::Accepted)?;
    let step = case.step(clerk.from);
    history::record(tx, now, EventCode::PasswordAccepted, &step)?;
    history::record(tx, now, EventCode::OpenedAtCounter, &step)?;
    if let Some(to) = contact::find_living(tx, vault, case.package.citizen)? {
        letters::promise_notice(tx, now, vault, (id, &to))?;
    }
    let deed = Deed::new(Action::PackageOpened, id);
    Ok(audit::record(tx, now, &clerk.by(), &deed)?)
}

/// The password that was sent last and where it went; `None` when there is none, or the contact is gone.
///
/// # Errors
/// A fault of the database.
pub fn find_sent(
    conn: &mut Conn,
    vault: &Vault,
    case: &Case,
) -> db::Result<Option<(Last, Contact)>> {
    let last = passwords::find_last(conn, case.opening.id)?;
    let to = contact::find_living(conn, vault, case.package.citizen)?;
    Ok(last.zip(to.map(|to| to.contact)))
}
