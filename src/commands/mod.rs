//! What the program does when it is called with a word after its name. One file per command.

pub mod verify;
