//! What members are written: the link they asked for, that they are known already, what happened to the account.

use serde::{Deserialize, Serialize};

use super::link::{self, Purpose, Wanted};
use super::{MAIL, Member};
use crate::db::{self, Tx};
use crate::domain::citizen::contact::{Contact, MailAddress};
use crate::domain::citizen::envelope::Envelope;
use crate::domain::ids::AccountId;
use crate::domain::outbox::{self, Kind, Promise};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;
use crate::text::Locale;

/// The letter with a link: what of it is no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkLetter {
    /// Whom it is for.
    pub account: AccountId,
    /// What the link is for.
    pub purpose: Purpose,
    /// In which language.
    pub locale: Locale,
    /// From this instant on the link is dead, and the letter with it.
    pub expires_at: Timestamp,
}

/// The notice that somebody registered with the address of a member: whom it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownLetter {
    /// The member.
    pub account: AccountId,
    /// In which language.
    pub locale: Locale,
}

/// What happened to the account of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// Another mail address waits to be confirmed.
    MailChanging,
    /// The password is another one, and every session has ended.
    PasswordChanged,
    /// The account is closed.
    Left,
}

/// The letter that says what happened to the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeLetter {
    /// What happened.
    pub notice: Notice,
    /// In which language.
    pub locale: Locale,
}

/// Makes a link for a member and promises its letter; neither when the account is closed by now.
///
/// # Errors
/// A fault of the database.
pub(super) fn promise_link(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    to: &Member,
    purpose: Purpose,
) -> db::Result<()> {
    let wanted = Wanted {
        account: to.account_id,
        purpose,
        mail: None,
    };
    post_link(tx, now, vault, &wanted, to)
}

/// Makes the link that confirms a new address, and promises its letter to that address; neither when the account is
/// closed by now.
///
/// # Errors
/// A fault of the database.
pub(super) fn promise_moving(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    member: &Member,
    new: &MailAddress,
) -> db::Result<()> {
    let wanted = Wanted {
        account: member.account_id,
        purpose: Purpose::Moving,
        mail: Some(new),
    };
    post_link(tx, now, vault, &wanted, member)
}

fn post_link(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    wanted: &Wanted<'_>,
    member: &Member,
) -> db::Result<()> {
    let Some((token, expires_at)) = link::offer(tx, now, vault, wanted)? else {
        return Ok(());
    };
    let letter = LinkLetter {
        account: member.account_id,
        purpose: wanted.purpose,
        locale: member.locale,
        expires_at,
    };
    let envelope = Envelope {
        to: Contact::Mail(wanted.mail.unwrap_or(&member.mail).clone()),
        code: Some(token),
    };
    let sealed = envelope.to_secret();
    let promise = Promise::new(Kind::MemberLinkLetter, &letter).with_secret(&sealed);
    outbox::post(tx, now, vault, promise)?;
    Ok(())
}

/// Promises the notice to a member whose address somebody registered with.
///
/// # Errors
/// A fault of the database.
pub(super) fn promise_known(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    to: &Member,
) -> db::Result<()> {
    let letter = KnownLetter {
        account: to.account_id,
        locale: to.locale,
    };
    post_plain(tx, now, vault, (Kind::MemberKnownLetter, &letter), to)
}

/// Promises a letter that says what happened to the account.
///
/// # Errors
/// A fault of the database.
pub(super) fn promise_notice(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    to: &Member,
    notice: Notice,
) -> db::Result<()> {
    let letter = NoticeLetter {
        notice,
        locale: to.locale,
    };
    post_plain(tx, now, vault, (Kind::MemberNoticeLetter, &letter), to)
}

/// Promises a letter without a secret.
///
/// # Errors
/// A fault of the database.
pub fn post_plain(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    (kind, letter): (Kind, &impl Serialize),
    to: &Member,
) -> db::Result<()> {
    let envelope = Envelope {
        to: Contact::Mail(to.mail.clone()),
        code: None,
    };
    let sealed = envelope.to_secret();
    let promise = Promise::new(kind, letter).with_secret(&sealed);
    outbox::post(tx, now, vault, promise)?;
    Ok(())
}

/// The member, who must be there because a row names them.
pub(super) fn addressee(tx: &mut Tx<'_>, vault: &Vault, account: AccountId) -> db::Result<Member> {
    super::find(tx, vault, account)?.ok_or_else(|| db::Error::row(MAIL, "no such member"))
}
