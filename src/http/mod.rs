//! What every door shares: who visits, sessions, forms, htmx, the frame of a page, error pages, limits.
//!
//! Deliberately absent: rules (they belong to `domain`) and pages (they belong to a portal).

pub mod arrival;
pub mod assets;
pub mod barcode;
pub mod chrome;
pub mod csrf;
#[cfg(test)]
mod example;
pub mod fields;
pub mod form;
mod frame;
#[cfg(test)]
pub mod gallery;
pub mod headers;
pub mod htmx;
pub mod page_error;
pub mod paths;
pub mod screen;
pub mod session;
pub mod visitor;
pub mod visits;
