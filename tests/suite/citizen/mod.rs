//! The citizen's rooms, as a citizen walks through them.

mod download;
mod identity;
mod kept;
mod redirect;
