//! Letters: one file per letter, each as HTML and as plain text, and the transport that carries them.
//!
//! A letter names nobody by number: whom it goes to is on the envelope, and the one secret that some deliver stands
//! nowhere else. Deliberately absent: when a letter is sent, which the rules promise through the outbox.

pub mod contact_changed;
pub mod contact_code;
pub mod content;
pub mod course_told;
pub mod frame;
pub mod inquiry_answer;
pub mod interruption;
pub mod licence_decision;
pub mod licence_key;
pub mod member_known;
pub mod member_link;
pub mod member_notice;
pub mod new_service;
pub mod one_time_password;
pub mod package_opened;
pub mod quota_reached;
pub mod return_code;
pub mod transport;

#[cfg(test)]
mod gallery;

pub use content::Content;
