//! Where the rows are.

use std::net::IpAddr;

use super::{Reader, ServerConfig, Variable};
use crate::db::Address;

/// Where the rows are.
#[derive(Debug, Clone)]
pub struct DatabaseConfig {
    /// `MYDATA_DATABASE_URL`
    pub address: Address,
    /// `MYDATA_MIGRATE`
    pub migrate_at_start: bool,
}

impl DatabaseConfig {
    /// The variables of this concern.
    pub const VARIABLES: &[Variable] = &[
        Variable {
            name: "MYDATA_DATABASE_URL",
            default: "sqlite:, a file in MYDATA_VAR",
            meaning: "`sqlite:path` or `postgres://user:password@host/database`.",
        },
        Variable {
            name: "MYDATA_MIGRATE",
            default: "true",
            meaning: "Whether the server brings the tables up to date at its start (`false`: `mydata migrate` does).",
        },
        Variable {
            name: "MYDATA_DATABASE_NETWORK",
            default: "public",
            meaning: "`private` says that the network to PostgreSQL is private, so that production accepts it without TLS.",
        },
    ];

    pub(super) fn read(reader: &Reader, server: &ServerConfig) -> Self {
        let own = Address::Sqlite(server.var.join("mydata.sqlite"));
        let address = match reader.text("MYDATA_DATABASE_URL") {
            None if server.is_production() => {
                reader.wrong(
                    "MYDATA_DATABASE_URL is not set: set it to sqlite:path or postgres://….",
                );
                own
            }
            None => own,
            Some(text) => Address::parse(&text).unwrap_or_else(|_| {
                reader.wrong(
                    "MYDATA_DATABASE_URL is unreadable: set it to sqlite:path or postgres://….",
                );
                own
            }),
        };
        let private = reader.text("MYDATA_DATABASE_NETWORK").as_deref() == Some("private");
        if server.is_production() && !private && is_far(&address) {
            reader.wrong("MYDATA_DATABASE_URL leads to another machine without TLS: set MYDATA_DATABASE_NETWORK to private if that network is private.");
        }
        Self {
            address,
            migrate_at_start: reader.parsed("MYDATA_MIGRATE", true, "true or false"),
        }
    }
}

/// What an address of PostgreSQL may name a server by besides its host. A service is named in a file that we do not
/// read: it is taken for far.
const SERVERS: [&str; 4] = ["host", "hostaddr", "service", "servicefile"];

/// Whether the database is a server beyond this machine, by any of the names its address gives. The bundled client
/// library has no TLS. An address that we cannot read the way that library does is taken for far.
fn is_far(address: &Address) -> bool {
    let Address::Postgres(text) = address else {
        return false;
    };
    // Somebody at no host is at the socket of this machine.
    let Ok(url) = url::Url::parse(&text.replacen("@/", "@localhost/", 1)) else {
        return true;
    };
    let host = url.host_str().unwrap_or_default().to_owned();
    let asked = url
        .query_pairs()
        .filter(|(name, _)| SERVERS.contains(&name.as_ref()))
        .map(|(_, value)| value.into_owned());
    let is_here = |name: &str| is_here(name.trim_start_matches('[').trim_end_matches(']'));
    url.fragment().is_some()
        || std::iter::once(host)
            .chain(asked)
            .any(|names| !names.split(',').all(is_here))
}

/// Whether a name is this machine's: none, a socket's folder, a name or an address of the loopback.
fn is_here(name: &str) -> bool {
    let socket = name.is_empty() || name.starts_with(['/', '@']);
    socket
        || name.to_ascii_lowercase().starts_with("%2f")
        || name == "localhost"
        || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_far_when_any_name_of_it_is() {
        for near in [
            "postgres:///mydata",
            "postgres://u@/mydata",
            "postgres://u:p@/mydata?host=/tmp",
            "postgres://u@localhost/mydata",
            "postgres://u:p@127.0.0.1:5432/mydata?connect_timeout=3",
            "postgresql://u@[::1]:5432/mydata",
            "postgres://u@%2Fvar%2Frun%2Fpostgresql/mydata",
            "postgres:///mydata?host=/var/run/postgresql",
            "postgres:///mydata?host=localhost,127.0.0.2",
        ] {
            assert!(!is_far(&Address::parse(near).unwrap()), "{near}");
        }
        for far in [
            "postgres://u@db.example/mydata",
            "postgres://u@/mydata?host=db.example",
            "postgres://u@localhost/mydata?host=db.example",
            "postgres://u@localhost/mydata?hostaddr=192.0.2.1",
            "postgres://u@/mydata?ho%73t=db.example",
            "postgres://u@localhost,db.example/mydata",
            "postgres://u@localhost:5432,db.example:5432/mydata",
            "postgres://u@/mydata?service=far",
            "postgres://localhost#@db.example/mydata",
            "postgres://u@10.0.0.1/mydata",
        ] {
            assert!(is_far(&Address::parse(far).unwrap()), "{far}");
        }
        assert!(!is_far(&Address::Sqlite("mydata.sqlite".into())));
    }
}
