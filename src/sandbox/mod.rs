//! Strangers played for development and tests: each speaks its real protocol on a loopback port of its own.
//!
//! Nothing here holds a real person's data, and nothing here is reachable in production.

pub mod authenticator;
pub mod card_component;
pub mod content_sample;
pub mod crl_server;
pub mod data_provider;
pub mod hierarchy;
pub mod mailbox;
pub mod member;
pub mod ownership_register;
pub mod park_sample;
pub mod participation;
pub mod people;
mod sheet;
pub mod staff;
pub mod stranger;
pub mod town;

#[cfg(test)]
mod trials;
