//! Doors for people: one folder per audience, one file per page.

pub mod applicant;
pub mod citizen;
pub mod counter;
pub mod member;
pub mod participant;
pub mod public;
pub mod reviewer;
