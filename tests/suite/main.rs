//! The suite: the real application in process, a real database for each test, and visitors who read pages.
//!
//! It runs on SQLite, and on PostgreSQL when `MYDATA_TEST_DATABASE=postgres` and `MYDATA_TEST_POSTGRES` holds the
//! address of a server on which databases may be created. `tests/run` does both.
#![cfg(test)]

mod api;
mod applicant;
mod citizen;
mod counter;
mod doors;
mod jobs;
mod member;
mod package;
mod participant;
mod reviewer;
mod settings;
mod support;
mod timers;
mod town;
