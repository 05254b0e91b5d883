//! Calls we make: to strangers over the network, and to processes of our own.
//!
//! Registered strangers are reached through [`egress`] only. Mail, object store and database are the operator's own.
//! Mail, object store and database are the operator's own.

pub mod address;
pub mod breaker;
pub mod data_provider;
pub mod egress;
pub mod ownership;
pub mod package_store;
pub mod pdf_reader;
pub mod revocation;
mod sealed_object;

/// Makes ring the cryptography of all TLS in this process. Idempotent; call it before the first connection.
pub fn install_crypto() {
    // The error says that somebody was here before, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
}
