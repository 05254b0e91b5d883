//! What a command of the operator works with.

use crate::commands::said::Said;
use crate::config::ServerConfig;
use crate::db::Db;
use crate::kit::clock::Timestamp;
use crate::kit::random::Random;
use crate::kit::seal::Vault;

/// The operator's desk.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// The rows.
    pub db: &'a Db,
    /// Seals, opens, looks up.
    pub vault: &'a Vault,
    /// Chance.
    pub random: &'a dyn Random,
    /// When it is done.
    pub now: Timestamp,
    /// Knows the address that people type.
    pub server: &'a ServerConfig,
}

impl Desk<'_> {
    /// Fills the link to `path` into the last sentence; one more says when its address is only assumed, because the server
    /// may run with settings that this process does not have.
    pub(super) fn with_link(&self, said: Said, path: &str) -> Said {
        let said = said.with("link", self.server.link(path));
        if self.server.assumes_base_url {
            said.and("admin-link-assumed")
                .with("address", self.server.link(""))
        } else {
            said
        }
    }
}
