//! What is true whoever asks. Synchronous; knows no HTTP, HTML or mail transport.

pub mod audit;
pub mod bilingual;
pub mod citizen;
pub mod consent;
pub mod ids;
pub mod outbox;
pub mod request;
pub mod limit;
pub mod session;
pub mod package;
pub mod dataset;
pub mod identity;
#[cfg(test)]
pub mod trial;
