//! Names of hosts.

/// The longest label of a name (RFC 1035).
const LONGEST_LABEL: usize = 63;

/// Whether `host` is a name below a top-level domain, as everybody can look it up: no address of a machine, in whatever
/// form it is written, and no name of a single word.
///
/// A top-level domain begins with a letter (RFC 3696, 2), which no number does, hexadecimal or not.
#[must_use]
pub fn is_public_name(host: &str) -> bool {
    let is_label = |label: &str| {
        (1..=LONGEST_LABEL).contains(&label.len())
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    host.rsplit_once('.').is_some_and(|(_, top)| {
        top.len() > 1
            && top.starts_with(|first: char| first.is_ascii_alphabetic())
            && host.split('.').all(is_label)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_below_a_top_level_domain_is_one() {
        let long = format!("{}.tw", "a".repeat(LONGEST_LABEL));
        for host in [
            "example.tw",
            "mail.example.org",
            "1.tw",
            "xn--kpry57d.tw",
            &long,
        ] {
            assert!(is_public_name(host), "{host}");
        }
    }

    #[test]
    fn addresses_of_machines_and_single_words_are_none() {
        let long = format!("{}.tw", "a".repeat(LONGEST_LABEL + 1));
        for host in [
            "127.0.0.1",
            "127.1",
            "2130706433",
            "0x7f.1",
            "127.0.0.0x1",
            "[127.0.0.1]",
            "::1",
            "localhost",
            "tw",
            "example.1",
            "example.t",
            "example..tw",
            ".tw",
            "example.tw.",
            "-example.tw",
            "example-.tw",
            "exa_mple.tw",
            "",
            &long,
        ] {
            assert!(!is_public_name(host), "{host}");
        }
    }
}
