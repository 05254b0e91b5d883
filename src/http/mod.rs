//! What every door shares: who visits, sessions, forms, htmx, the frame of a page, error pages, limits.
//!
//! Deliberately absent: rules (they belong to `domain`) and pages (they belong to a portal).

pub mod arrival;
pub mod chrome;
pub mod csrf;
pub mod form;
pub mod headers;
pub mod htmx;
pub mod page_error;
pub mod paths;
pub mod session;
pub mod visitor;
pub mod visits;
