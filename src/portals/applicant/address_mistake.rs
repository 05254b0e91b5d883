//! What is wrong with an entry of 介接伺服器 IP, so that its owner knows which line to mend and how.

use std::net::{IpAddr, SocketAddr};

use unicode_normalization::UnicodeNormalization as _;

/// In which line of `typed` the wrong `entry` stands, from 1, and the key of the sentence that says what is wrong.
pub(super) fn find(typed: &str, entry: &str) -> (usize, &'static str) {
    let parted = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '\u{3001}');
    let has = |line: &str| {
        let line: String = line.nfkc().collect();
        line.split(parted).any(|word| word == entry)
    };
    let before = typed.lines().take_while(|line| !has(line)).count();
    (before + 1, key(entry))
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
    use crate::domain::credential::Networks;
    use crate::domain::credential::networks::CannotReadNetworks;

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
            let Err(CannotReadNetworks::NoAddress(wrong)) = Networks::parse(&typed) else {
                panic!("{entry} is taken");
            };
            assert_eq!(find(&typed, &wrong), (2, said), "{entry}");
        }
    }

    #[test]
    fn what_was_typed_in_full_width_is_found_too() {
        let typed = "203.0.113.9\n\u{ff12}03.0.113.999";
        let Err(CannotReadNetworks::NoAddress(wrong)) = Networks::parse(typed) else {
            panic!("taken");
        };
        assert_eq!(find(typed, &wrong), (2, "applicant-networks-shape"));
    }
}
