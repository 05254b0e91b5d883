//! 資料條碼: eight characters that stand for a package for twenty minutes.
//!
//! A package has at most one living barcode; the next one kills it at once, and so does the clock. The barcode
//! opens nothing by itself: at a counter it begins an `opening`, which asks for a one-time password.
//!
//! Deliberately absent: drawing it as Code 128 or QR (`http::barcode`).

pub mod queries;
pub mod rotation;
pub mod symbols;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub mod trial;

pub use rotation::{Barcode, CannotReplace, Holder, LIFETIME, current_for, issue, replace};
pub use symbols::Symbols;
