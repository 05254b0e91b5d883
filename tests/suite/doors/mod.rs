//! All doors at once: who may pass which, where every link leads.

mod crawl;
mod encoding;
mod forms;
mod matrix;
mod misspelt;
mod passing;
mod pauses;
mod roles;
mod table;
mod twice;
mod unasked;
