//! The citizen's rooms, as a citizen walks through them.

mod choosing;
mod confirming;
mod contact;
mod download;
mod identity;
mod kept;
mod progress;
mod redirect;
mod sessions;
mod shapes;
