//! `mydata admin reviewer`, `clerk` and `session`.

use super::desk::Desk;
use crate::commands::said::{Said, Trouble};
use crate::db;
use crate::domain::account::queries::listing;
use crate::domain::account::staff::{self, CannotAdd, CannotFind, Newcomer};
use crate::domain::account::{Account, Kind, Login};
use crate::domain::audit::By;
use crate::domain::organization::queries::list_counters;
use crate::kit::secret::Secret;

/// Where a link leads.
const ENROL: &str = "/organ/enrol/";

/// Makes an account: of a clerk at the named counter, or of a reviewer.
pub(super) fn add(
    desk: &Desk<'_>,
    login: &Login,
    name: &str,
    place: Option<(&String, &String)>,
) -> Result<Said, Trouble> {
    let counter = match place {
        None => None,
        Some((organisation, counter)) => {
            let found = super::counter::find(desk, organisation, counter)?;
            Some(found.id)
        }
    };
    let newcomer = Newcomer {
        login: login.clone(),
        name: name.trim().to_owned(),
        counter,
    };
    if newcomer.name.is_empty() {
        return Err(Said::new("admin-staff-nameless").into());
    }
    let added = desk
        .db
        .write_now(|tx| staff::add(tx, desk.now, &By::OPERATOR, desk.vault, &newcomer));
    let key = match counter {
        Some(_) => "admin-staff-clerk-added",
        None => "admin-staff-reviewer-added",
    };
    match added {
        Ok((_, token)) => Ok(link(Said::new(key).with("login", login), desk, &token)),
        Err(CannotAdd::Taken) => Err(Said::new("admin-staff-taken").with("login", login).into()),
        Err(CannotAdd::NoSuchCounter) => Err(Said::new("admin-counter-closed").into()),
        Err(CannotAdd::Db(fault)) => Err(fault.into()),
    }
}

/// Retires the second factor and prints a new link.
pub(super) fn reset_factor(desk: &Desk<'_>, login: &Login) -> Result<Said, Trouble> {
    let reset = desk
        .db
        .write_now(|tx| staff::reset_factor(tx, desk.now, &By::OPERATOR, desk.vault, login));
    let token = reset.map_err(|why| unknown(why, login))?;
    let said = Said::new("admin-staff-factor-reset").with("login", login);
    Ok(link(said, desk, &token))
}

/// Closes an account for good.
pub(super) fn close(desk: &Desk<'_>, login: &Login) -> Result<Said, Trouble> {
    let closed = desk
        .db
        .write_now(|tx| staff::close(tx, desk.now, &By::OPERATOR, login));
    closed.map_err(|why| unknown(why, login))?;
    Ok(Said::new("admin-staff-closed").with("login", login))
}

/// Ends every session of an account.
pub(super) fn end_sessions(desk: &Desk<'_>, login: &Login) -> Result<Said, Trouble> {
    let ended = desk
        .db
        .write_now(|tx| staff::end_sessions(tx, desk.now, &By::OPERATOR, login));
    let ended = ended.map_err(|why| unknown(why, login))?;
    Ok(Said::new("admin-staff-sessions-ended")
        .with("login", login)
        .with("count", ended))
}

/// Lists the accounts of one kind.
pub(super) fn list(desk: &Desk<'_>, kind: Kind) -> Result<Said, Trouble> {
    let (accounts, counters) = desk.db.read_now(|conn| -> db::Result<_> {
        Ok((listing::list(conn, kind)?, list_counters(conn)?))
    })?;
    if accounts.is_empty() {
        return Ok(Said::new("admin-staff-none"));
    }
    let line = |said: Said, account: &Account| {
        let said = said
            .and("admin-staff-listed")
            .with("login", &account.login)
            .with("name", &account.name);
        let place = counters
            .iter()
            .find(|(_, counter)| Some(counter.id) == account.counter);
        let said = match place {
            Some((office, counter)) => said
                .and("admin-staff-listed-at")
                .with_name("organisation", office)
                .with_name("counter", &counter.name),
            None => said,
        };
        match account.closed_at {
            Some(_) => said.and("admin-staff-listed-closed"),
            None => said,
        }
    };
    Ok(accounts.iter().fold(Said::default(), line))
}

fn link(said: Said, desk: &Desk<'_>, token: &Secret) -> Said {
    let path = format!("{ENROL}{}", token.reveal());
    desk.with_link(said.and("admin-staff-link"), &path)
}

fn unknown(why: CannotFind, login: &Login) -> Trouble {
    match why {
        CannotFind::NoSuchAccount => Said::new("admin-staff-unknown").with("login", login).into(),
        CannotFind::Db(fault) => fault.into(),
    }
}
