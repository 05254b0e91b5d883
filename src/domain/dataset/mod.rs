//! 資料集: what a data provider hands out, under which category, to whom it is open, and how it is attached.
//!
//! Deliberately absent: asking the provider (a client's work) and checking what comes back (`domain::package`).

pub mod asking;
pub mod caller;
pub mod catalogue;
pub mod category;
pub mod connecting;
pub mod connection;
pub mod parameter;
pub mod queries;
pub mod signer;
pub mod suspension;

pub use crate::domain::ids::ResourceId;
pub use catalogue::{Dataset, Zone};
pub use category::Category;
