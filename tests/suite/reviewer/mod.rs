//! The reviewers' desk, and what members notice of it.

mod account;
mod coming;
mod content;
mod deciding;
