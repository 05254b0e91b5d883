//! 資料集: what a data provider hands out, under which category, to whom it is open, and how it is attached.
//!
//! Deliberately absent: asking the provider (a client's work) and checking what comes back (`domain::package`).

pub mod acceptance;
pub mod asking;
pub mod category;
pub mod connection;
pub mod parameter;
pub mod signer;

pub use crate::domain::ids::ResourceId;
pub use acceptance::VerificationCode;
pub use category::Category;
