//! 服務異動: whoever called a data service lately is told by letter when it is suspended or retired, and whoever was
//! promised that letter also when it is open again.
//!
//! The change promises a job, and the job the letters, batch by batch: of a closing, one for each member who holds a pair and
//! whose calls were answered within [`LOOKED_BACK`]; of an opening, one for each whose last promised letter told of a closing. It
//! concerns what runs, so nobody orders it and nobody ends it. Deliberately absent: refusing the calls (`park::closing`),
//! and telling of new services (`announcement`).

mod queries;
pub mod telling;
#[cfg(test)]
mod tests;

pub use queries::delete_for_account;

use crate::kit::clock::{Span, days};

/// Whose calls are as old as this, or older, hears nothing.
pub const LOOKED_BACK: Span = days(30);
/// Letters that one transaction promises at most: it holds the only right to write of the embedded database.
pub const BATCH: i64 = 50;
