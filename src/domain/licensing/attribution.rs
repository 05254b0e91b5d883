//! 顯名聲明: whoever uses the data says where they come from, hands in where that can be seen, and a reviewer looks.

use super::queries::proofs as queries;
use crate::db::{self, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::ids::{AccountId, AttributionProofId};
use crate::kit::clock::Timestamp;
use crate::kit::host::is_public_name;
use crate::kit::seal::Vault;

pub use queries::{list_for_account, list_waiting};

/// The most characters of an address.
pub const LONGEST: usize = 500;

/// Where the line can be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// Which one it is.
    pub id: AttributionProofId,
    /// Whose.
    pub account: AccountId,
    /// Where to look.
    pub address: WebAddress,
    /// When it was handed in.
    pub handed_in_at: Timestamp,
    /// When a reviewer found that it is so.
    pub met_at: Option<Timestamp>,
}

/// An address of the web: `http` or `https`, with a host and without credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAddress(String);

/// A text that is no address of the web.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no address of the web")]
pub struct NotAWebAddress;

impl WebAddress {
    /// Reads an address.
    ///
    /// # Errors
    /// [`NotAWebAddress`]
    pub fn parse(typed: &str) -> Result<Self, NotAWebAddress> {
        let url = url::Url::parse(typed.trim()).map_err(|_| NotAWebAddress)?;
        let web = matches!(url.scheme(), "http" | "https");
        let bare = url.username().is_empty() && url.password().is_none();
        let host = url.host_str().is_some_and(is_public_name);
        let text = url.to_string();
        if web && bare && host && text.chars().count() <= LONGEST {
            Ok(Self(text))
        } else {
            Err(NotAWebAddress)
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Hands in where the line can be seen.
///
/// # Errors
/// A fault of the database.
pub fn hand_in(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    vault: &Vault,
    (account, address): (AccountId, &WebAddress),
) -> db::Result<()> {
    let id = AttributionProofId::draw(vault.random());
    queries::insert(tx, now, (id, account), address)?;
    audit::record(tx, now, by, &Deed::new(Action::AttributionHandedIn, id))
}

/// Notes that a reviewer has found the line; `false` when somebody has before, or there is none such.
///
/// # Errors
/// A fault of the database.
pub fn accept(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    id: AttributionProofId,
) -> db::Result<bool> {
    if !queries::mark_met(tx, now, by.actor, id)? {
        return Ok(false);
    }
    audit::record(tx, now, by, &Deed::new(Action::AttributionMet, id))?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_leads_to_a_page_is_an_address() {
        assert_eq!(
            WebAddress::parse(" https://example.tw/about ")
                .unwrap()
                .as_str(),
            "https://example.tw/about"
        );
        for text in [
            "",
            "example.tw",
            "javascript:alert(1)",
            "https://user:secret@example.tw/",
            "http://localhost/",
            "http://127.0.0.1/",
            "http://a./",
            "ftp://example.tw/",
        ] {
            assert_eq!(WebAddress::parse(text), Err(NotAWebAddress), "{text}");
        }
    }
}
