//! What a command of the operator works with.

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
