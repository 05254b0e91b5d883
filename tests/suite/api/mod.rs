//! The park data API as real programs answer it, several of them on the same rows.

mod caller;
mod quota;
