//! What runs by itself, and what is deleted when.

pub use crate::domain::retention::RETENTION;
