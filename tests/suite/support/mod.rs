//! What every test of the suite stands on: a database of its own, and a visitor who reads pages.
//!
//! Nothing here knows the application: whoever can answer an [`door::Ask`] is a door.

pub mod control;
pub mod database;
pub mod door;
mod form;
mod jar;
pub mod page;
pub mod visitor;
pub mod wire;

mod tests;
