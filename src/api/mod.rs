//! Doors for machines. Callers carry credentials of their own: no session, no CSRF token, no page.
//!
//! Every answer is JSON and is kept by nobody; mistakes are told by the stable words of [`problem`].

pub mod connect;
pub mod gathering;
pub mod oauth;
pub mod problem;
mod question;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod throttle_tests;
#[cfg(test)]
mod trial;
