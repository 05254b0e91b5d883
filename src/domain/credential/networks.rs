//! 介接伺服器 ip: the addresses from which a pair may be used, as their owner types them.

use std::net::IpAddr;

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

/// The most networks of one pair.
pub const MOST: usize = 50;

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
        let separators =
            |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '\u{ff0c}' | '\u{3001}');
        let words = typed.split(separators).filter(|word| !word.is_empty());
        let networks: Result<Vec<IpNet>, _> = words.map(network).collect();
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
    let network = single.or_else(|_| word.parse::<IpNet>().map(|net| net.trunc()));
    network.map_err(|_| CannotReadNetworks::NoAddress(word.to_owned()))
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
