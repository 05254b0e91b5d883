//! What was said of an application that was refused or returned, beside the one that came after it.

use super::application::ApplicationPage;
use crate::db;
use crate::domain::licensing::{Application, State, Verdict, queries as applications};
use crate::kit::seal::Vault;

/// The member's last application for the same tier before this one that was decided, when it was refused or returned.
pub(super) fn find(
    conn: &mut db::Conn,
    vault: &Vault,
    this: &Application,
) -> db::Result<Option<Application>> {
    let sent = applications::list_for_account(conn, vault, this.account)?;
    let mut earlier = sent.into_iter().filter(|one| {
        one.tier == this.tier
            && one.id != this.id
            && one.submitted_at <= this.submitted_at
            && !matches!(one.state, State::Withdrawn { .. })
    });
    Ok(earlier.next().filter(
        |one| matches!(&one.state, State::Decided { verdict, .. } if *verdict != Verdict::Granted),
    ))
}

impl ApplicationPage {
    /// What was said of single fields before, by their keys.
    pub(super) fn remarks_before(&self) -> Vec<(&'static str, &str)> {
        let remarks = self.before.iter().flat_map(|before| &before.remarks);
        remarks
            .map(|(field, remark)| (field.key(), remark.as_str()))
            .collect()
    }

    /// The reason that was given before.
    pub(super) fn reason_before(&self) -> Option<&str> {
        match self.before.as_ref().map(|before| &before.state) {
            Some(State::Decided { reason, .. }) => Some(reason),
            _ => None,
        }
    }
}
