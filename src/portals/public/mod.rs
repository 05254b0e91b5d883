//! Pages for everybody: the landing page, help and policies.
//!
//! Deliberately absent: anything that needs to know who asks.

pub mod about;
pub mod accessibility;
pub mod contact;
pub mod faq;
mod faq_questions;
pub mod home;
pub mod open_data;
pub mod privacy;
pub mod security;
pub mod sitemap;

#[cfg(test)]
mod tests;
