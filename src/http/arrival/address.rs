//! Where a request came from.

use std::net::{IpAddr, Ipv4Addr};

use actix_web::HttpRequest;

use crate::app::App;

/// The address a request came from: the peer's, or what a trusted proxy says of it.
#[must_use]
pub fn address(req: &HttpRequest, app: &App) -> IpAddr {
    let peer = req
        .peer_addr()
        .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.ip());
    let forwarded = req
        .headers()
        .get_all("x-forwarded-for")
        .filter_map(|value| value.to_str().ok());
    let forwarded: Vec<&str> = forwarded
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .collect();
    behind_proxies(peer, &forwarded, |ip| {
        app.config
            .server
            .trusted_proxies
            .iter()
            .any(|net| net.contains(&ip))
    })
}

/// The last address that no trusted proxy vouches for, read from the right.
fn behind_proxies(peer: IpAddr, forwarded: &[&str], is_trusted: impl Fn(IpAddr) -> bool) -> IpAddr {
    let mut known = peer;
    for entry in forwarded.iter().rev() {
        if !is_trusted(known) {
            break;
        }
        match entry.parse() {
            Ok(ip) => known = ip,
            Err(_) => break,
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let proxy = ip("10.0.0.1");
        let trust = |known: IpAddr| known == proxy;
        assert_eq!(
            behind_proxies(proxy, &["203.0.113.9"], trust),
            ip("203.0.113.9")
        );
        assert_eq!(
            behind_proxies(ip("198.51.100.1"), &["203.0.113.9"], trust),
            ip("198.51.100.1")
        );
        assert_eq!(
            behind_proxies(proxy, &["1.1.1.1", "203.0.113.9"], trust),
            ip("203.0.113.9")
        );
        assert_eq!(
            behind_proxies(proxy, &["203.0.113.9", "10.0.0.1"], trust),
            ip("203.0.113.9")
        );
        assert_eq!(behind_proxies(proxy, &["rubbish"], trust), proxy);
        assert_eq!(behind_proxies(proxy, &[], trust), proxy);
    }
}
