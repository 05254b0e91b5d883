//! What is true whoever asks. Synchronous; knows no HTTP, HTML or mail transport.

pub mod account;
pub mod audit;
pub mod barcode;
pub mod bilingual;
pub mod citizen;
pub mod consent;
pub mod credential;
pub mod dataset;
pub mod errand;
pub mod identity;
pub mod ids;
pub mod keys;
pub mod limit;
pub mod one_time_password;
pub mod opening;
pub mod organization;
pub mod outbox;
pub mod package;
pub mod request;
pub mod retention;
pub mod sealed;
pub mod session;
pub mod token;
pub mod transfer;
#[cfg(test)]
pub mod trial;
pub mod visit;
pub mod wish;

/// The day in Taiwan (UTC+8, all year) at `now`.
#[must_use]
pub fn today(now: crate::kit::clock::Timestamp) -> chrono::NaiveDate {
    now.plus(crate::kit::clock::hours(8)).utc().date()
}
