//! MyData.

pub mod api;
pub mod app;
pub mod clients;
pub mod commands;
pub mod config;
pub mod db;
pub mod domain;
pub mod http;
pub mod jobs;
pub mod kit;
pub mod mail;
pub mod portals;
pub mod routes;
pub mod sandbox;
pub mod text;
