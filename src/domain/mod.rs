//! What is true whoever asks. Synchronous; knows no HTTP, HTML or mail transport.

pub mod audit;
pub mod bilingual;
pub mod citizen;
pub mod consent;
pub mod dataset;
pub mod identity;
pub mod ids;
pub mod limit;
pub mod outbox;
pub mod package;
pub mod request;
pub mod session;
#[cfg(test)]
pub mod trial;
