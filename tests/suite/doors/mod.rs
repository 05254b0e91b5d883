//! All doors at once: who may pass which, where every link leads.

mod crawl;
mod matrix;
mod roles;
mod table;
