//! MyData.

pub mod app;
pub mod config;
pub mod db;
pub mod domain;
pub mod http;
pub mod kit;
pub mod sandbox;
pub mod text;
