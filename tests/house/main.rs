//! The rules of the house as tests: the sources are read, and what breaks a rule is named with file, line and what to do.
//!
//! One file per rule. Each rule is a function from the tree of files to findings, so that it is tried on a
//! small tree that breaks it before it is believed about the real one. What a rule excepts stands, with the
//! reason, in a table at the top of its file.
#![cfg(test)]

mod finding;
mod paths;
mod rust;
mod tree;

mod answers;
mod calls;
mod clock_and_chance;
mod directions;
mod documents;
mod environment;
mod gallery;
mod han;
mod keys;
mod locales;
mod migrations;
mod names;
mod queries;
mod questions;
mod sizes;
mod tables;
mod templates;
mod test_names;
mod top_level;
