//! `mydata admin member`: members of the Industrial Data Space, entered by the operator.

use clap::{Args, Subcommand};

use super::desk::Desk;
use crate::commands::said::{Said, Trouble};
use crate::domain::account::{Account, Kind, Login, queries as accounts};
use crate::domain::audit::By;
use crate::domain::citizen::contact::MailAddress;
use crate::domain::member::entering::{CannotEnter, enter};
use crate::domain::member::registration::Newcomer;
use crate::domain::member::unit_type::{self, Unit};
use crate::domain::member::{Country, LONGEST_NAME};
use crate::text::Locale;

/// Where a member sets a first password.
const RESET: &str = "/ids/password/reset";

#[derive(Debug, Subcommand)]
pub(super) enum Member {
    /// Enter a member; the mail address counts as confirmed
    Add(Add),
}

#[derive(Debug, Args)]
pub(super) struct Add {
    /// What the member is going to type to sign in
    login: Login,
    /// The member's name
    #[arg(long)]
    name: String,
    /// Where letters go
    #[arg(long, value_name = "ADDRESS")]
    mail: String,
    /// The unit, by its Chinese or English name (the first of the list when left out)
    #[arg(long, value_name = "NAME")]
    unit: Option<String>,
    /// Language of the member's letters: zh-Hant-TW or en
    #[arg(long, value_name = "TAG", default_value_t = Locale::Chinese)]
    letters: Locale,
}

/// Enters a member.
pub(super) fn add(desk: &Desk<'_>, asked: &Add) -> Result<Said, Trouble> {
    let name = asked.name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(Said::new("admin-member-nameless")
            .with("longest", LONGEST_NAME)
            .into());
    }
    let mail = MailAddress::parse(&asked.mail);
    let newcomer = Newcomer {
        login: asked.login.clone(),
        name: name.to_owned(),
        mail: mail.map_err(|_| Said::new("admin-member-mail-unreadable"))?,
        unit_type: unit(desk, asked.unit.as_deref())?.id,
        country: Country::home(),
        locale: asked.letters,
        wants_notices: false,
    };
    let entered = desk
        .db
        .write_now(|tx| enter(tx, desk.now, &By::OPERATOR, desk.vault, &newcomer));
    match entered {
        Ok(_) => {
            let said = Said::new("admin-member-added").with("login", &asked.login);
            Ok(desk.with_link(said.and("admin-member-password"), RESET))
        }
        Err(CannotEnter::LoginTaken) => Err(Said::new("admin-staff-taken")
            .with("login", &asked.login)
            .into()),
        Err(CannotEnter::MailTaken) => Err(Said::new("admin-member-mail-taken").into()),
        Err(CannotEnter::NoSuchUnitType) => Err(Said::new("admin-member-unitless").into()),
        Err(CannotEnter::Db(fault)) => Err(fault.into()),
    }
}

/// The unit of this name, else the first.
fn unit(desk: &Desk<'_>, name: Option<&str>) -> Result<Unit, Trouble> {
    let units = desk.db.read_now(unit_type::list_open)?;
    let called = |unit: &&Unit| {
        name.is_none_or(|name| [&unit.name.zh, &unit.name.en].contains(&&name.to_owned()))
    };
    if let Some(unit) = units.iter().find(called) {
        return Ok(unit.clone());
    }
    let names = units.iter().map(|unit| unit.name.zh.as_str());
    let said =
        Said::new("admin-member-unit-unknown").with("units", names.collect::<Vec<_>>().join(", "));
    Err(said.into())
}

/// The member with this login, whose account is open.
pub(super) fn find(desk: &Desk<'_>, login: &Login) -> Result<Account, Trouble> {
    let found = desk
        .db
        .read_now(|conn| accounts::find_by_login(conn, login))?;
    let member =
        found.filter(|account| account.kind == Kind::Member && account.closed_at.is_none());
    member.ok_or_else(|| {
        Said::new("admin-member-unknown")
            .with("login", login)
            .into()
    })
}
