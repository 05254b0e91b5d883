//! 介接伺服器 ip: the addresses from which a pair may be used, as their owner types them.

use std::net::IpAddr;

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use unicode_normalization::UnicodeNormalization as _;

/// The most networks of one pair.
pub const MOST: usize = 50;

/// Bits before an IPv4 address that is written as one of IPv6 (`::ffff:0:0/96`).
const MAPPED: u8 = 96;

/// Networks, each once and in order; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Networks(Vec<IpNet>);

/// Why a text is no list of networks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotReadNetworks {
    /// Nothing stands in it.
    #[error("at least one address is needed")]
    Empty,
    /// More than [`MOST`] stand in it.
    #[error("at most {MOST} addresses are possible")]
    TooMany,
    /// One of them is no address.
    #[error("{0:?} is no address")]
    NoAddress(String),
}

/// The entries of what was typed, in half width.
#[must_use]
pub fn entries(typed: &str) -> Vec<String> {
    let parted = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '\u{3001}');
    let typed: String = typed.nfkc().collect();
    let entries = typed.split(parted).filter(|entry| !entry.is_empty());
    entries.map(str::to_owned).collect()
}

impl Networks {
    /// 不限 IP: every address.
    #[must_use]
    pub fn any() -> Self {
        Self(vec![
            IpNet::V4(Ipv4Net::default()),
            IpNet::V6(Ipv6Net::default()),
        ])
    }

    /// Reads addresses (IPv4, IPv6, with or without `/prefix`) separated by commas, semicolons, blanks or lines.
    ///
    /// # Errors
    /// When there is none, too many, or one that is no address.
    pub fn parse(typed: &str) -> Result<Self, CannotReadNetworks> {
        let networks: Result<Vec<IpNet>, _> =
            entries(typed).iter().map(|one| network(one)).collect();
        Self::of(networks?)
    }

    /// These networks.
    ///
    /// # Errors
    /// When there is none, or too many.
    pub fn of(mut networks: Vec<IpNet>) -> Result<Self, CannotReadNetworks> {
        networks.sort_unstable();
        networks.dedup();
        match networks.len() {
            0 => Err(CannotReadNetworks::Empty),
            1..=MOST => Ok(Self(networks)),
            _ => Err(CannotReadNetworks::TooMany),
        }
    }

    /// Whether this address lies in one of them.
    #[must_use]
    pub fn contain(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(&address))
    }

    /// Whether every address is welcome.
    #[must_use]
    pub fn is_any(&self) -> bool {
        *self == Self::any()
    }

    /// A line each; a single address without its prefix.
    #[must_use]
    pub fn to_lines(&self) -> String {
        let line = |network: &IpNet| {
            if network.prefix_len() == network.max_prefix_len() {
                network.addr().to_string()
            } else {
                network.to_string()
            }
        };
        let lines: Vec<String> = self.iter().map(line).collect();
        lines.join("\n")
    }

    /// One by one.
    pub fn iter(&self) -> impl Iterator<Item = &IpNet> {
        self.0.iter()
    }
}

fn network(word: &str) -> Result<IpNet, CannotReadNetworks> {
    let single = word
        .parse::<IpAddr>()
        .map(|ip| IpNet::from(ip.to_canonical()));
    let network = single.or_else(|_| word.parse::<IpNet>().map(canonical));
    network.map_err(|_| CannotReadNetworks::NoAddress(word.to_owned()))
}

/// As an address is canonical: networks of IPv4 that are written as ones of IPv6 are those of IPv4.
fn canonical(network: IpNet) -> IpNet {
    let network = network.trunc();
    let IpNet::V6(six) = network else {
        return network;
    };
    let four = six.addr().to_ipv4_mapped();
    let length = six.prefix_len().checked_sub(MAPPED);
    let four = four
        .zip(length)
        .map(|(four, length)| Ipv4Net::new(four, length));
    four.and_then(Result::ok).map_or(network, IpNet::V4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_however_they_are_separated() {
        let read =
            Networks::parse("203.0.113.9, 198.51.100.77/24\n2001:db8::1;203.0.113.9").unwrap();
        let written: Vec<String> = read.iter().map(ToString::to_string).collect();
        assert_eq!(
            written,
            ["198.51.100.0/24", "203.0.113.9/32", "2001:db8::1/128"]
        );
        assert!(read.contain("198.51.100.200".parse().unwrap()));
        assert!(read.contain("::ffff:203.0.113.9".parse().unwrap()));
        assert!(!read.contain("203.0.113.10".parse().unwrap()));
        assert!(!read.is_any());
    }

    #[test]
    fn an_address_is_the_same_however_it_is_written() {
        for (typed, written) in [
            ("::ffff:203.0.113.9", "203.0.113.9/32"),
            ("::ffff:203.0.113.9/120", "203.0.113.0/24"),
            ("::ffff:203.0.113.9/128", "203.0.113.9/32"),
            ("::ffff:0:0/96", "0.0.0.0/0"),
            ("::ffff:0:0/95", "::fffe:0:0/95"),
            ("２０３．０．１１３．９／２４", "203.0.113.0/24"),
        ] {
            let read = Networks::parse(typed).unwrap();
            let found: Vec<String> = read.iter().map(ToString::to_string).collect();
            assert_eq!(found, [written], "{typed}");
        }
        let mapped = Networks::parse("::ffff:203.0.113.0/120").unwrap();
        assert!(mapped.contain("203.0.113.200".parse().unwrap()));
        assert!(mapped.contain("::ffff:203.0.113.200".parse().unwrap()));
        assert!(!mapped.contain("203.0.114.1".parse().unwrap()));
    }

    #[test]
    fn any_address_is_a_choice_of_its_own() {
        assert!(Networks::any().contain("2001:db8::7".parse().unwrap()));
        assert!(Networks::any().contain("192.0.2.1".parse().unwrap()));
        assert!(Networks::any().is_any());
    }

    #[test]
    fn what_is_no_list_of_addresses_is_refused() {
        assert_eq!(Networks::parse(" , \n"), Err(CannotReadNetworks::Empty));
        for word in ["example.com", "10.0.0.256", "10.0.0.1/33", "::1/129"] {
            let refused = CannotReadNetworks::NoAddress(word.to_owned());
            assert_eq!(Networks::parse(word), Err(refused));
        }
        let many: Vec<String> = (0..=MOST).map(|n| format!("10.0.0.{n}")).collect();
        assert_eq!(
            Networks::parse(&many.join(",")),
            Err(CannotReadNetworks::TooMany)
        );
    }
}
