//! Doors for the clock.

pub mod schedule;
