//! `mydata admin pair`: APP ID and APP Key of members, issued, shown and revoked by the operator.

use clap::{Args, Subcommand};

use super::desk::Desk;
use super::member;
use crate::commands::said::{Said, Trouble};
use crate::domain::account::Login;
use crate::domain::audit::By;
use crate::domain::credential::issue::{self, CannotChange, CannotIssue, Order};
use crate::domain::credential::{Credential, Networks, Tier, queries, quota};
use crate::domain::licensing::keys;
use crate::kit::secret::Secret;

#[derive(Debug, Subcommand)]
pub(super) enum Pair {
    /// Issue a pair and print it
    Issue(Issue),
    /// Print the pair of a tier, and how many of today's calls are used
    Show(Which),
    /// Revoke the pair of a tier: it is dead with the next call
    Revoke {
        #[command(flatten)]
        which: Which,
        /// Why, for the member and the audit
        #[arg(long)]
        reason: String,
    },
}

#[derive(Debug, Args)]
pub(super) struct Which {
    /// Whose
    login: Login,
    /// general, advanced or project
    #[arg(long)]
    tier: Tier,
}

#[derive(Debug, Args)]
pub(super) struct Issue {
    #[command(flatten)]
    which: Which,
    /// Addresses and networks from which it may be used, separated by commas
    #[arg(long, value_name = "NETWORKS", required_unless_present = "anywhere")]
    from: Option<String>,
    /// It may be used from anywhere
    #[arg(long, conflicts_with = "from")]
    anywhere: bool,
}

impl Pair {
    pub(super) fn act(&self, desk: &Desk<'_>) -> Result<Said, Trouble> {
        match self {
            Self::Issue(asked) => issue(desk, asked),
            Self::Show(which) => show(desk, which),
            Self::Revoke { which, reason } => revoke_for(desk, which, reason.trim()),
        }
    }
}

fn issue(desk: &Desk<'_>, asked: &Issue) -> Result<Said, Trouble> {
    let which = &asked.which;
    let networks = match &asked.from {
        Some(text) => Networks::parse(text)
            .map_err(|why| Said::new("admin-pair-networks-unreadable").with("why", why))?,
        None => Networks::any(),
    };
    let order = Order {
        account: member::find(desk, &which.login)?.id,
        tier: which.tier,
        networks,
    };
    let issued = desk
        .db
        .write_now(|tx| issue::issue(tx, desk.now, &By::OPERATOR, desk.vault, &order));
    match issued {
        Ok((pair, key)) => {
            let said = Said::new("admin-pair-issued").with("login", &which.login);
            Ok(print(said, &pair, &key))
        }
        Err(CannotIssue::Held) => Err(Said::new("admin-pair-held")
            .with("login", &which.login)
            .with("tier", which.tier)
            .into()),
        Err(CannotIssue::NotActivated) => Err(Said::new("admin-pair-waiting")
            .with("login", &which.login)
            .into()),
        Err(CannotIssue::Db(fault)) => Err(fault.into()),
    }
}

fn show(desk: &Desk<'_>, which: &Which) -> Result<Said, Trouble> {
    let pair = find(desk, which)?;
    let key = desk
        .db
        .read_now(|conn| issue::find_key(conn, desk.vault, pair.account, pair.id));
    let key = key.map_err(|why| none(why, which))?;
    let standing = desk
        .db
        .read_now(|conn| quota::allowance(conn, desk.now, pair.account))?;
    let said = print(
        Said::new("admin-pair-shown").with("login", &which.login),
        &pair,
        &key,
    );
    Ok(match standing {
        Some(standing) => said
            .and("admin-pair-standing")
            .with("used", standing.used)
            .with("limit", standing.limit),
        None => said,
    })
}

fn revoke_for(desk: &Desk<'_>, which: &Which, reason: &str) -> Result<Said, Trouble> {
    if reason.is_empty() {
        return Err(Said::new("admin-pair-reasonless").into());
    }
    let pair = find(desk, which)?;
    let revoked = desk.db.write_now(|tx| {
        let what = (&pair, reason);
        keys::revoke_by_operator(tx, desk.now, &By::OPERATOR, desk.vault, what)
    });
    revoked.map_err(|why| none(why, which))?;
    Ok(Said::new("admin-pair-revoked")
        .with("login", &which.login)
        .with("tier", which.tier))
}

/// The pair of this tier that is in force.
fn find(desk: &Desk<'_>, which: &Which) -> Result<Credential, Trouble> {
    let account = member::find(desk, &which.login)?.id;
    let pairs = desk
        .db
        .read_now(|conn| queries::list_for_account(conn, account))?;
    let in_force = |pair: &Credential| pair.tier == which.tier && pair.revoked.is_none();
    let found = pairs.into_iter().find(in_force);
    found.ok_or_else(|| none(CannotChange::NoSuchPair, which))
}

fn none(why: CannotChange, which: &Which) -> Trouble {
    match why {
        CannotChange::NoSuchPair => Said::new("admin-pair-none")
            .with("login", &which.login)
            .with("tier", which.tier)
            .into(),
        CannotChange::Db(fault) => fault.into(),
    }
}

fn print(said: Said, pair: &Credential, key: &Secret) -> Said {
    let networks: Vec<String> = pair.networks.iter().map(ToString::to_string).collect();
    said.and("admin-pair-told")
        .with("tier", pair.tier)
        .with("networks", networks.join(", "))
        .and("admin-pair-id")
        .with("id", &pair.app_id)
        .and("admin-pair-key")
        .with("key", key.reveal())
}
