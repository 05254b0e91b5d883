//! An address of the web that a reviewer can look at.

use crate::kit::host::is_public_name;

/// The most characters of an address.
const LONGEST: usize = 500;

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
        let fits = text.chars().count() <= LONGEST;
        let is_good = web && bare && host && fits;
        is_good.then_some(Self(text)).ok_or(NotAWebAddress)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
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
