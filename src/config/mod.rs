//! What the operator decides, read from the environment once, refused at start when it is wrong.
//!
//! One small struct per concern. Zero settings are enough to run in development; in production each gap
//! stops the start with a sentence that says what to set. Only this room reads the environment.

mod address;
mod database;
mod environment;
mod identity;
mod keys;
mod mail;
mod office;
mod reader;
mod sandbox;
mod server;
mod signature;
mod store;

pub use database::DatabaseConfig;
pub use environment::{Environment, LogForm};
pub use identity::{CARD_COMPONENT, IdentityConfig};
pub use keys::{KeySource, KeysConfig};
pub use mail::{MailConfig, Post};
pub use office::OfficeConfig;
pub use reader::{Mistake, Reader, Variable};
pub use sandbox::SandboxConfig;
pub use server::ServerConfig;
pub use signature::{SignatureConfig, SignatureProfile};
pub use store::{StoreConfig, StoreKind};

/// Whether an address leads to this machine and nowhere else; one without a host is a socket of this machine.
fn is_here(url: &url::Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    matches!(host, "" | "localhost" | "127.0.0.1" | "[::1]")
}

/// Everything the operator decides.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where and how the server listens.
    pub server: ServerConfig,
    /// Where the rows are.
    pub database: DatabaseConfig,
    /// Where the master keys come from.
    pub keys: KeysConfig,
    /// Where the packages are.
    pub store: StoreConfig,
    /// How letters leave.
    pub mail: MailConfig,
    /// Whom we trust when somebody proves an identity or signs a package.
    pub identity: IdentityConfig,
    /// How refused signatures of the park data API are answered.
    pub signature: SignatureConfig,
    /// When the office works.
    pub office: OfficeConfig,
    /// The strangers played for development.
    pub sandbox: SandboxConfig,
}

impl Config {
    /// Reads everything from the environment of the process.
    ///
    /// # Errors
    /// Every mistake that was found, each as one sentence that says what to set.
    pub fn from_env() -> Result<Self, Vec<Mistake>> {
        Self::read(&Reader::of_process())
    }

    /// Reads everything from `reader`.
    ///
    /// # Errors
    /// Every mistake that was found.
    pub fn read(reader: &Reader) -> Result<Self, Vec<Mistake>> {
        let server = ServerConfig::read(reader);
        let config = Self {
            database: DatabaseConfig::read(reader, &server),
            keys: KeysConfig::read(reader, &server),
            store: StoreConfig::read(reader, &server),
            mail: MailConfig::read(reader, &server),
            identity: IdentityConfig::read(reader, &server),
            signature: SignatureConfig::read(reader),
            office: OfficeConfig::read(reader),
            sandbox: SandboxConfig::read(reader, &server),
            server,
        };
        let mistakes = reader.mistakes();
        if mistakes.is_empty() {
            Ok(config)
        } else {
            Err(mistakes)
        }
    }

    /// Every variable, in the order of the README's table.
    pub fn variables() -> impl Iterator<Item = &'static Variable> {
        [
            ServerConfig::VARIABLES,
            DatabaseConfig::VARIABLES,
            KeysConfig::VARIABLES,
            StoreConfig::VARIABLES,
            MailConfig::VARIABLES,
            IdentityConfig::VARIABLES,
            SignatureConfig::VARIABLES,
            OfficeConfig::VARIABLES,
            SandboxConfig::VARIABLES,
        ]
        .into_iter()
        .flatten()
    }
}

#[cfg(test)]
mod tests;
