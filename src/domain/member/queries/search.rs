//! Finding members.

use diesel::prelude::*;

use crate::db::schema::{accounts, members};
use crate::db::{self, Conn};
use crate::domain::ids::AccountId;
use crate::domain::member::search::{MOST, Sought};

diesel::define_sql_function! {
    /// A text in small letters.
    fn lower(text: diesel::sql_types::Text) -> diesel::sql_types::Text;
}

/// The open accounts of members that every word fits, in the order of their logins, [`MOST`] at most.
pub(in super::super) fn list_matching(
    conn: &mut Conn,
    words: Vec<Sought>,
) -> db::Result<Vec<AccountId>> {
    let mut found = members::table
        .inner_join(accounts::table)
        .filter(members::closed_at.is_null())
        .filter(accounts::closed_at.is_null())
        .order(accounts::login)
        .limit(i64::try_from(MOST).unwrap_or(i64::MAX))
        .select(members::account_id)
        .into_boxed();
    for word in words {
        found = found.filter(
            accounts::login
                .like(word.pattern.clone())
                .escape('\\')
                .or(lower(accounts::name).like(word.pattern).escape('\\'))
                .or(members::unit_type_id.eq_any(word.units))
                .or(members::mail_lookup.assume_not_null().eq(word.mail_lookup)),
        );
    }
    Ok(found.load(conn)?)
}
