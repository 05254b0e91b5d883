//! The reviewers' desk, and what members notice of it.

mod coming;
mod deciding;
