//! Mail addresses as people type them.

use std::fmt;

use email_address::{EmailAddress, Options};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::kit::host;

/// What an unquoted name may hold besides letters and digits (RFC 5322 `atext`, and the dot).
const NAME_MARKS: &str = ".!#$%&'*+-/=?^_`{|}~";

/// A mail address that can be written to. Prints nothing.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct MailAddress(String);

/// Why a text is no mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotRead {
    /// Nothing was written.
    #[error("empty")]
    Empty,
    /// Not of the form `name@domain`.
    #[error("not a mail address")]
    Shape,
}

impl MailAddress {
    /// Reads what a person typed: blanks around it and full width are forgiven.
    ///
    /// # Errors
    /// When it is empty or no address that mail on the internet reaches.
    pub fn parse(typed: &str) -> Result<Self, CannotRead> {
        let address = Self::kept(typed)?;
        let (_, domain) = address.0.rsplit_once('@').unwrap_or_default();
        if host::is_public_name(domain) {
            Ok(address)
        } else {
            Err(CannotRead::Shape)
        }
    }

    /// Reads what was taken before: another release may have taken addresses at the number of a machine.
    ///
    /// # Errors
    /// When it is empty or not of the form of an address.
    pub fn kept(typed: &str) -> Result<Self, CannotRead> {
        let text: String = typed.nfkc().filter(|c| !c.is_control()).collect();
        let text = text.trim();
        if text.is_empty() {
            return Err(CannotRead::Empty);
        }
        let strict = Options::default()
            .with_required_tld()
            .without_domain_literal()
            .without_display_text();
        let address =
            EmailAddress::parse_with_options(text, strict).map_err(|_| CannotRead::Shape)?;
        let plain = |part: &str, marks: &str| {
            part.chars()
                .all(|c| c.is_ascii_alphanumeric() || marks.contains(c))
        };
        if !plain(address.local_part(), NAME_MARKS) || !plain(address.domain(), ".-") {
            return Err(CannotRead::Shape);
        }
        let domain = address.domain().to_ascii_lowercase();
        Ok(Self(format!("{}@{domain}", address.local_part())))
    }

    /// The address itself: call it only where it has to leave.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// For the screen of somebody else: `wa****@example.tw`. At most half of the name is shown.
    #[must_use]
    pub fn masked(&self) -> String {
        let (name, domain) = self.0.rsplit_once('@').unwrap_or_default();
        let shown: String = name
            .chars()
            .take((name.chars().count() / 2).min(2))
            .collect();
        format!("{shown}****@{domain}")
    }
}

impl fmt::Debug for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MailAddress(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(text: &str) -> MailAddress {
        MailAddress::parse(text).unwrap()
    }

    #[test]
    fn an_address_is_read_as_people_type_it() {
        for (typed, read) in [
            (" Wang.Ming@Example.TW ", "Wang.Ming@example.tw"),
            ("ｗａｎｇ＠ｅｘａｍｐｌｅ．ｔｗ", "wang@example.tw"),
            ("a+b@mail.example.org", "a+b@mail.example.org"),
        ] {
            assert_eq!(MailAddress::parse(typed).unwrap().reveal(), read);
        }
    }

    #[test]
    fn what_cannot_be_written_to_is_refused() {
        assert_eq!(MailAddress::parse(" \n").unwrap_err(), CannotRead::Empty);
        for text in [
            "wang",
            "wang@",
            "@example.tw",
            "wang@localhost",
            "wang@[127.0.0.1]",
            "wang@127.0.0.1",
            "wang@127.1",
            "wang@0x7f.0.0.0x1",
            "wang@example.1",
            "Wang <wang@example.tw>",
            "wang@example.tw, ming@example.tw",
            "wang ming@example.tw",
            "王@example.tw",
            "wang@exa_mple.tw",
        ] {
            assert_eq!(
                MailAddress::parse(text).expect_err(text),
                CannotRead::Shape,
                "{text}"
            );
        }
        let long = format!("{}@example.tw", "a".repeat(65));
        assert_eq!(MailAddress::parse(&long).unwrap_err(), CannotRead::Shape);
    }

    #[test]
    fn what_was_taken_before_is_still_read() {
        let kept = MailAddress::kept("wang@127.0.0.1").unwrap();
        assert_eq!(kept.reveal(), "wang@127.0.0.1");
    }

    #[test]
    fn a_mask_shows_the_beginning_and_the_domain_and_never_the_whole_name() {
        assert_eq!(mail("wangming@example.tw").masked(), "wa****@example.tw");
        assert_eq!(mail("wan@example.tw").masked(), "w****@example.tw");
        assert_eq!(mail("w@example.tw").masked(), "****@example.tw");
    }

    #[test]
    fn it_prints_nothing() {
        let shown = format!("{:?}", mail("wang@example.tw"));
        assert!(
            !shown.contains("wang") && !shown.contains("example"),
            "{shown}"
        );
    }
}
