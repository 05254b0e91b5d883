//! Applying for keys and looking after them, as members do.

mod applying;
mod clients;
mod keys;

pub use clients::ask;
