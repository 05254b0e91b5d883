//! Where the rows are.

use super::{Reader, ServerConfig, Variable, is_here};
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

/// Whether the database is a server beyond this machine. The bundled client library has no TLS.
fn is_far(address: &Address) -> bool {
    let Address::Postgres(text) = address else {
        return false;
    };
    url::Url::parse(text).is_ok_and(|url| !is_here(&url))
}
