//! 臨櫃核驗: one opening of a citizen's package at a counter, from the barcode to 「結束本案」.
//!
//! The clerk presents a barcode, tells the reason and the case number, and enters the one-time password that
//! went to the citizen. Until the reason is told the opening ends with its barcode; from then on it holds the package
//! itself: a barcode that is replaced meanwhile changes nothing, but the package's eight hours and its deletion end everything. A clerk has one opening
//! of a package that runs at a counter: whoever presents its barcode again comes back to it.
//!
//! What may happen in which state (`·`: it cannot):
//!
//! | | asked | asked-again | accepted | used-up | ended | stopped | ran-out | went |
//! | --- | --- | --- | --- | --- | --- | --- | --- | --- |
//! | **presented** | waiting | · | · | · | ended | stopped | failed | failed |
//! | **waiting** | · | waiting | open | failed | ended | stopped | failed | failed |
//! | **open** | · | · | · | · | ended | stopped | ended | failed |
//! | **ended** | · | · | · | · | · | · | · | · |
//! | **stopped** | · | · | · | · | · | · | · | · |
//! | **failed** | · | · | · | · | · | · | · | · |
//!
//! Deliberately absent: reading the package (`clients::package_store`) and showing it (`http::document`).

pub mod case;
pub mod clear;
mod clerk;
pub mod ending;
pub mod letters;
pub mod password;
pub mod presentation;
pub mod purpose;
pub mod queries;
mod row;
pub mod seen;
pub mod stage;
pub mod state;
#[cfg(test)]
mod tests;

pub use case::{CannotFind, Case, Clerk, Opening};
pub use purpose::Purpose;
pub use stage::{Event, Failure, Stage};
pub use state::{OPEN_FOR, PATIENCE, Past, State, UNANSWERED};
