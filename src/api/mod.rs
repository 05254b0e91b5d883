//! Doors for machines. Callers carry credentials of their own: no session, no CSRF token, no page.
//!
//! What providers are told is JSON, kept by nobody, its mistakes the stable words of [`problem`]. The park data API
//! ([`park`]) has callers of its own, who sign each call ([`signed`]) and are refused in the words of [`refusal`].

pub mod connect;
pub mod oauth;
pub mod openapi;
pub mod park;
pub mod problem;
mod question;
pub mod received;
pub mod refusal;
pub mod signature;
pub mod signed;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod throttle_tests;
#[cfg(test)]
mod trial;
