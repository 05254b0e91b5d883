//! What every door shares: who visits, sessions, forms, htmx, the frame of a page, error pages, limits.
//!
//! Deliberately absent: rules (they belong to `domain`) and pages (they belong to a portal).

pub mod chrome;
