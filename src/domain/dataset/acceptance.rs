//! By which proofs of identity a data set may be fetched.

pub use crate::domain::identity::method::Method as VerificationCode;
