//! The addresses of the server: where it listens, what people type, and what a form may say that it comes from.

use std::net::SocketAddr;

use url::{Host, Url};

use super::ServerConfig;

impl ServerConfig {
    /// Learns where the server really listens: the address in links follows unless the operator has set one.
    pub fn is_at(&mut self, address: SocketAddr) {
        if self.assumes_base_url
            && let Ok(url) = Url::parse(&format!("http://{address}"))
        {
            self.base_url = url;
        }
        self.bind = address;
    }

    /// Whether people come by https, so that cookies may travel no other way.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.base_url.scheme() == "https"
    }

    /// An address below the base URL.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.base_url.as_str().trim_end_matches('/'))
    }

    /// Whether pages of this origin are ours: that of the base URL; in development also that of the address the server
    /// listens on, and its other names on this machine.
    #[must_use]
    pub fn is_ours(&self, origin: &str) -> bool {
        origin == self.base_url.origin().ascii_serialization()
            || (!self.is_production() && self.listens_at(origin))
    }

    fn listens_at(&self, origin: &str) -> bool {
        let Ok(url) = Url::parse(origin) else {
            return false;
        };
        let (bound, here) = (
            self.bind.ip(),
            self.bind.ip().is_loopback() || self.bind.ip().is_unspecified(),
        );
        let is_named = match url.host() {
            Some(Host::Domain(name)) => here && name == "localhost",
            Some(Host::Ipv4(ip)) => bound == ip || (here && ip.is_loopback()),
            Some(Host::Ipv6(ip)) => bound == ip || (here && ip.is_loopback()),
            None => false,
        };
        let plain = url.scheme() == "http" && origin == url.origin().ascii_serialization();
        plain && is_named && url.port_or_known_default() == Some(self.bind.port())
    }
}

#[cfg(test)]
mod tests {
    use crate::config::{Reader, ServerConfig};

    fn server(settings: &[(&str, &str)]) -> ServerConfig {
        ServerConfig::read(&Reader::of(settings.iter().copied()))
    }

    #[test]
    fn in_production_only_the_address_that_people_type_is_ours() {
        let server = server(&[
            ("MYDATA_ENV", "production"),
            ("MYDATA_BASE_URL", "https://mydata.example"),
        ]);
        assert!(server.is_ours("https://mydata.example"));
        for other in [
            "http://mydata.example",
            "https://mydata.example:8443",
            "https://mydata.example.evil.example",
            "https://evil.example",
            "http://127.0.0.1:8080",
            "http://localhost:8080",
            "null",
            "",
        ] {
            assert!(!server.is_ours(other), "{other}");
        }
    }

    #[test]
    fn in_development_the_names_of_this_machine_are_ours_too() {
        for bind in ["127.0.0.1:8080", "0.0.0.0:8080"] {
            let server = server(&[
                ("MYDATA_BIND", bind),
                ("MYDATA_BASE_URL", "http://mydata.test"),
            ]);
            for ours in [
                "http://mydata.test",
                "http://127.0.0.1:8080",
                "http://localhost:8080",
                "http://[::1]:8080",
            ] {
                assert!(server.is_ours(ours), "{ours}");
            }
            for other in [
                "http://127.0.0.1:8081",
                "https://127.0.0.1:8080",
                "http://localhost",
                "http://192.0.2.1:8080",
                "http://localhost:8080/",
                "null",
            ] {
                assert!(!server.is_ours(other), "{other}");
            }
        }
    }
}
