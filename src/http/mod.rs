//! What every door shares: who visits, sessions, forms, htmx, the frame of a page, error pages, limits.
//!
//! Deliberately absent: rules (they belong to `domain`) and pages (they belong to a portal).

pub mod access;
pub mod agent;
pub mod arrival;
pub mod assets;
mod back;
pub mod barcode;
pub mod body;
pub mod choice;
pub mod chrome;
pub mod csrf;
pub mod document;
pub mod doors;
pub mod draft;
pub mod encoding;
pub mod error_page;
#[cfg(test)]
mod example;
pub mod fields;
pub mod form;
mod frame;
#[cfg(test)]
pub mod gallery;
pub mod hasher;
pub mod head;
pub mod headers;
pub mod health;
pub mod htmx;
pub mod inquiry;
pub mod kept_file;
pub mod licence;
pub mod machinery;
pub mod metrics;
pub mod mishaps;
pub mod moment;
pub mod notice;
pub mod once;
pub mod own_account;
pub mod page_error;
pub mod paging;
pub mod paths;
pub mod pause;
pub mod picture;
pub mod preferences;
pub mod redirect;
pub mod screen;
pub mod session;
pub mod signing;
pub mod staff;
pub mod tries;
pub mod turns;
pub mod turnstile;
pub mod typed;
pub mod upload;
pub mod visitor;
pub mod visits;
