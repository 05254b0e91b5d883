//! Calls we make: to strangers over the network, and to processes of our own.

pub mod ownership;
pub mod pdf_reader;
pub mod revocation;
