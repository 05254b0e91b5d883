//! The card component.

pub mod signing;
