//! Which addresses of the network a call to a stranger may reach.
//!
//! Only those that are routed on the public internet. Everything else (our own network, this machine, the cloud's
//! metadata, addresses that embed others) would let a registered address point our own server at ourselves.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{Ipv4Net, Ipv6Net};
use url::{Host, Url};

/// Why an address may not be called.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Forbidden {
    /// Neither https, nor http to this very machine in development.
    #[error("only https is called")]
    Scheme,
    /// It carries a name and password, or has no host.
    #[error("not a plain address of a host")]
    Shape,
    /// The host is, or resolves to, an address that is not public.
    #[error("the host is at {0}, which is no public address")]
    NotPublic(IpAddr),
}

/// What may be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// Whether this very machine may be called, also by plain http: in development.
    pub loopback: bool,
}

/// Special-purpose addresses (IANA registry, RFC 6890 and later), multicast and reserved.
const V4: [([u8; 4], u8); 16] = [
    ([0, 0, 0, 0], 8),
    ([10, 0, 0, 0], 8),
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    ([169, 254, 0, 0], 16),
    ([172, 16, 0, 0], 12),
    ([192, 0, 0, 0], 24),
    ([192, 0, 2, 0], 24),
    ([192, 31, 196, 0], 24),
    ([192, 52, 193, 0], 24),
    ([192, 88, 99, 0], 24),
    ([192, 168, 0, 0], 16),
    ([198, 18, 0, 0], 15),
    ([198, 51, 100, 0], 24),
    ([203, 0, 113, 0], 24),
    ([224, 0, 0, 0], 3),
];

/// What lies in `2000::/3` and is not public: protocol assignments with Teredo, documentation, 6to4. Outside of
/// `2000::/3` nothing is.
const V6: [([u16; 8], u8); 4] = [
    ([0x2001, 0, 0, 0, 0, 0, 0, 0], 23),
    ([0x2001, 0xdb8, 0, 0, 0, 0, 0, 0], 32),
    ([0x2002, 0, 0, 0, 0, 0, 0, 0], 16),
    ([0x3fff, 0, 0, 0, 0, 0, 0, 0], 20),
];

impl Reach {
    /// Whether this address may be called.
    ///
    /// # Errors
    /// When it is not public.
    pub fn check(self, ip: IpAddr) -> Result<(), Forbidden> {
        let public = match ip {
            IpAddr::V4(ip) => is_public_v4(ip),
            IpAddr::V6(ip) => is_public_v6(ip),
        };
        if public || (self.loopback && ip.is_loopback()) {
            Ok(())
        } else {
            Err(Forbidden::NotPublic(ip))
        }
    }

    /// Whether this URL may be called, as far as it can be told before its name is resolved.
    ///
    /// # Errors
    /// When its scheme, its shape or the address in it is not allowed.
    pub fn check_url(self, url: &Url) -> Result<(), Forbidden> {
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Forbidden::Shape);
        }
        let host = url.host().ok_or(Forbidden::Shape)?;
        let here = match &host {
            Host::Domain(name) => *name == "localhost",
            Host::Ipv4(ip) => ip.is_loopback(),
            Host::Ipv6(ip) => ip.is_loopback(),
        };
        match url.scheme() {
            "https" => (),
            "http" if here && self.loopback => (),
            _ => return Err(Forbidden::Scheme),
        }
        match host {
            Host::Ipv4(ip) => self.check(ip.into()),
            Host::Ipv6(ip) => self.check(ip.into()),
            Host::Domain(_) => Ok(()),
        }
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    !V4.iter()
        .any(|(network, bits)| Ipv4Net::new_assert((*network).into(), *bits).contains(&ip))
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let global = Ipv6Net::new_assert(Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);
    global.contains(&ip)
        && !V6
            .iter()
            .any(|(network, bits)| Ipv6Net::new_assert((*network).into(), *bits).contains(&ip))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTSIDE: Reach = Reach { loopback: false };
    const HERE: Reach = Reach { loopback: true };

    #[test]
    fn only_public_addresses_are_called() {
        for (ip, public) in [
            ("8.8.8.8", true),
            ("1.1.1.1", true),
            ("223.255.255.255", true),
            ("100.63.255.255", true),
            ("100.128.0.0", true),
            ("172.15.255.255", true),
            ("172.32.0.0", true),
            ("2001:4860:4860::8888", true),
            ("2404:6800::1", true),
            ("0.0.0.0", false),
            ("0.1.2.3", false),
            ("10.0.0.1", false),
            ("100.64.0.1", false),
            ("100.127.255.255", false),
            ("127.0.0.1", false),
            ("127.255.255.254", false),
            ("169.254.169.254", false),
            ("172.16.0.1", false),
            ("172.31.255.255", false),
            ("192.0.0.8", false),
            ("192.0.2.1", false),
            ("192.168.1.1", false),
            ("198.18.0.1", false),
            ("198.19.255.255", false),
            ("198.51.100.7", false),
            ("203.0.113.7", false),
            ("224.0.0.1", false),
            ("240.0.0.1", false),
            ("255.255.255.255", false),
            ("::", false),
            ("::1", false),
            ("::ffff:8.8.8.8", false),
            ("::ffff:127.0.0.1", false),
            ("::7f00:1", false),
            ("64:ff9b::808:808", false),
            ("64:ff9b:1::1", false),
            ("100::1", false),
            ("2001::1", false),
            ("2001:db8::1", false),
            ("2002:7f00:1::1", false),
            ("3fff::1", false),
            ("fc00::1", false),
            ("fd00:ec2::254", false),
            ("fe80::1", false),
            ("fec0::1", false),
            ("ff02::1", false),
        ] {
            let ip = ip.parse().unwrap();
            assert_eq!(OUTSIDE.check(ip).is_ok(), public, "{ip}");
        }
    }

    #[test]
    fn this_machine_is_called_in_development_only() {
        for ip in ["127.0.0.1", "::1"] {
            assert!(HERE.check(ip.parse().unwrap()).is_ok());
        }
        assert!(HERE.check("10.0.0.1".parse().unwrap()).is_err());
        assert!(HERE.check("::ffff:127.0.0.1".parse().unwrap()).is_err());
    }

    #[test]
    fn a_url_is_https_or_http_to_this_machine_in_development() {
        for (url, outside, here) in [
            ("https://dp.example/x", true, true),
            ("https://dp.example:8443/x", true, true),
            ("https://8.8.8.8/x", true, true),
            ("http://dp.example/x", false, false),
            ("http://localhost:1/x", false, true),
            ("http://127.0.0.1:1/x", false, true),
            ("http://[::1]:1/x", false, true),
            ("https://127.0.0.1/x", false, true),
            ("https://2130706433/x", false, true),
            ("https://0x7f.1/x", false, true),
            ("https://169.254.169.254/latest", false, false),
            ("https://[::ffff:10.0.0.1]/x", false, false),
            ("https://a:b@dp.example/x", false, false),
            ("ftp://dp.example/x", false, false),
            ("file:///etc/passwd", false, false),
        ] {
            let parsed = Url::parse(url).unwrap();
            assert_eq!(OUTSIDE.check_url(&parsed).is_ok(), outside, "{url}");
            assert_eq!(HERE.check_url(&parsed).is_ok(), here, "{url}");
        }
    }
}
