//! What the program does when it is called with a word after its name. One file per command.

pub mod admin;
pub mod files;
pub mod import;
pub mod keys;
pub mod logs;
pub mod migrate;
pub mod said;
pub mod sandbox;
pub mod serve;
pub mod start;
pub mod verify;
pub mod wiring;
