//! Applying for keys and looking after them, as members do.

mod applying;
mod clients;
mod keys;
mod quota_letters;

pub use clients::ask;
