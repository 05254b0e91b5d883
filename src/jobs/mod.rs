//! Doors for the clock: what transactions have promised, and what runs by itself. One file per kind of job.

pub mod fetch;
pub mod housekeeping;
pub mod letters;
pub mod mail;
pub mod periodic;
pub mod revocation;
pub mod schedule;
pub mod sweep;
pub mod worker;
