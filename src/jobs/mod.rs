//! Doors for the clock: what runs by itself.

pub mod revocation;
pub mod schedule;
