//! What members are written: the link they asked for, or that they are known already.

use super::link::{self, Purpose};
use super::{MAIL, Member};
use crate::db::{self, Tx};
use crate::domain::citizen::contact::Contact;
use crate::domain::citizen::envelope::Envelope;
use crate::domain::ids::AccountId;
use crate::domain::outbox::{self, Kind, Promise};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;
use crate::text::Locale;

/// The letter with a link: what of it is no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct KnownLetter {
    /// The member.
    pub account: AccountId,
    /// In which language.
    pub locale: Locale,
}

/// Makes a link for a member and promises its letter.
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
    let (token, expires_at) = link::offer(tx, now, vault, to.account_id, purpose)?;
    let letter = LinkLetter {
        account: to.account_id,
        purpose,
        locale: to.locale,
        expires_at,
    };
    let envelope = Envelope {
        to: Contact::Mail(to.mail.clone()),
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
    let envelope = Envelope {
        to: Contact::Mail(to.mail.clone()),
        code: None,
    };
    let sealed = envelope.to_secret();
    let promise = Promise::new(Kind::MemberKnownLetter, &letter).with_secret(&sealed);
    outbox::post(tx, now, vault, promise)?;
    Ok(())
}

/// The member, who must be there because a row names them.
pub(super) fn addressee(tx: &mut Tx<'_>, vault: &Vault, account: AccountId) -> db::Result<Member> {
    super::find(tx, vault, account)?.ok_or_else(|| db::Error::row(MAIL, "no such member"))
}
