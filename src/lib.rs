//! MyData.

pub mod db;
pub mod domain;
pub mod http;
pub mod kit;
pub mod text;
