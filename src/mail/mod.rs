//! Letters: one file per letter, each as HTML and as plain text.
//!
//! Deliberately absent: when a letter is sent, which the rules promise through the outbox.

pub mod frame;
