//! Tools that know nothing about us: the clock, chance, identifiers, secrets, sealing.
//!
//! Nothing here names a table, a page or a citizen. Whatever reads the time, makes randomness or
//! encrypts does it through this room, so that tests can hold all three still.

pub mod chain;
pub mod clock;
pub mod host;
pub mod ids;
pub mod keyring;
pub mod once;
pub mod random;
pub mod seal;
pub mod secret;
pub mod taiwan;
pub mod working_days;
pub mod writing;
