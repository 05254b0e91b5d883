//! Packages: every way of being malformed is refused with its own reason, and honest packages pass.

mod archive;
mod authority;
mod command;
mod contents;
mod hostile;
mod large;
mod listing;
mod naming;
mod paper;
mod parcel;
mod quine;
mod reader;
mod signing;
mod skeleton;
mod tools;
