//! Doors for the clock: what transactions have promised, and what runs by itself. One file per job.

pub mod announce;
pub mod fetch;
pub mod housekeeping;
pub mod mail;
pub mod periodic;
pub mod revocation;
pub mod schedule;
pub mod sweep;
pub mod tell_callers;
pub mod worker;
