//! The letter that answers an inquiry.

use serde::{Deserialize, Serialize};

use super::Verdict;
use crate::db::{self, Tx};
use crate::domain::ids::InquiryId;
use crate::domain::member::Member;
use crate::domain::member::letters::post_plain;
use crate::domain::outbox::Kind;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;
use crate::text::Locale;

/// The letter that answers an inquiry; the words stand in the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerLetter {
    /// Which inquiry.
    pub inquiry: InquiryId,
    /// How it was answered.
    pub verdict: Verdict,
    /// In which language.
    pub locale: Locale,
}

/// Promises the letter.
pub(super) fn promise(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    to: &Member,
    (inquiry, verdict): (InquiryId, Verdict),
) -> db::Result<()> {
    let letter = AnswerLetter {
        inquiry,
        verdict,
        locale: to.locale,
    };
    post_plain(tx, now, vault, (Kind::InquiryLetter, &letter), to)
}
