//! What is wrong with the entries of 介接伺服器 IP, so that their owner knows which lines to mend and how.

use std::net::{IpAddr, SocketAddr};

use crate::domain::credential::Networks;
use crate::domain::credential::networks::{self, CannotReadNetworks, MOST};

/// An entry that is no address.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    /// In which line it stands, from 1.
    pub line: usize,
    /// As it was typed.
    pub entry: String,
    /// The key of the sentence that says what is wrong.
    pub key: &'static str,
}

/// Every wrong entry of what was typed, as many as a list may have entries.
pub(super) fn list(typed: &str) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    for (line, text) in (1..).zip(typed.lines()) {
        for entry in networks::entries(text) {
            if let Err(CannotReadNetworks::NoAddress(entry)) = Networks::parse(&entry) {
                let key = key(&entry);
                wrong.push(Wrong { line, entry, key });
            }
        }
    }
    wrong.truncate(MOST);
    wrong
}

fn key(entry: &str) -> &'static str {
    let is_address = |text: &str| text.parse::<IpAddr>().is_ok();
    if let Some((address, mask)) = entry.split_once('/').filter(|(one, _)| is_address(one)) {
        return match (address.contains(':'), is_address(mask)) {
            (_, true) => "applicant-networks-dotted",
            (false, false) => "applicant-networks-mask-four",
            (true, false) => "applicant-networks-mask-six",
        };
    }
    let ends = entry.split_once(['-', '~']);
    if ends.is_some_and(|(first, _)| is_address(first)) {
        "applicant-networks-range"
    } else if entry.parse::<SocketAddr>().is_ok() {
        "applicant-networks-port"
    } else if entry.contains('*') {
        "applicant-networks-joker"
    } else if entry.contains("//") || is_name(entry) {
        "applicant-networks-name"
    } else {
        "applicant-networks-shape"
    }
}

/// Whether it looks like the name of a host.
fn is_name(entry: &str) -> bool {
    let last = entry.rsplit('.').next().unwrap_or_default();
    entry.contains('.') && !entry.contains(':') && last.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(typed: &str) -> Vec<(usize, &'static str)> {
        let wrong = list(typed).into_iter();
        wrong.map(|wrong| (wrong.line, wrong.key)).collect()
    }

    #[test]
    fn each_mistake_is_told_by_its_own_sentence_and_line() {
        for (entry, said) in [
            ("203.0.113.0/33", "applicant-networks-mask-four"),
            ("203.0.113.0/", "applicant-networks-mask-four"),
            ("203.0.113.0/-1", "applicant-networks-mask-four"),
            ("2001:db8::/129", "applicant-networks-mask-six"),
            ("203.0.113.0/255.255.255.0", "applicant-networks-dotted"),
            ("203.0.113.1-203.0.113.9", "applicant-networks-range"),
            ("203.0.113.1-9", "applicant-networks-range"),
            ("203.0.113.9:8080", "applicant-networks-port"),
            ("[2001:db8::1]:443", "applicant-networks-port"),
            ("203.0.113.*", "applicant-networks-joker"),
            ("api.example.tw", "applicant-networks-name"),
            ("https://203.0.113.9/", "applicant-networks-name"),
            ("localhost", "applicant-networks-shape"),
            ("203.0.113.256", "applicant-networks-shape"),
            ("203.0.113", "applicant-networks-shape"),
            ("2001:db8:::1", "applicant-networks-shape"),
        ] {
            let typed = format!("203.0.113.9\n198.51.100.0/24, {entry}\n192.0.2.1");
            assert_eq!(told(&typed), [(2, said)], "{entry}");
        }
    }

    #[test]
    fn what_was_typed_in_full_width_is_found_too() {
        let typed = "203.0.113.9\n\u{ff12}03.0.113.999";
        assert_eq!(told(typed), [(2, "applicant-networks-shape")]);
    }

    #[test]
    fn every_wrong_line_is_told_also_when_the_same_stands_twice() {
        let typed = "203.0.113.*\n203.0.113.9; x, y\n\n203.0.113.*";
        let expected = [
            (1, "applicant-networks-joker"),
            (2, "applicant-networks-shape"),
            (2, "applicant-networks-shape"),
            (4, "applicant-networks-joker"),
        ];
        assert_eq!(told(typed), expected);
        assert_eq!(told(&"x\n".repeat(MOST + 1)).len(), MOST);
        assert_eq!(told("203.0.113.9"), []);
    }
}
