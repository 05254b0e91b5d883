//! 園區資料: what the park data API answers: parks, agencies, factories, land, assistance, facilities.
//!
//! [`odata`] is the language in which a question is asked; [`catalogue`] lists the services with their fields;
//! [`answering`] finds the rows of a question, [`looking`] at one after the other where it has to; [`nearby`] narrows
//! it to a circle; [`import`] takes over the official files; [`listing`] is how readers find the services; [`closing`]
//! tells which of them do not answer.

pub mod answering;
pub mod catalogue;
pub mod closing;
mod geohash;
pub mod import;
pub mod listing;
pub mod looking;
pub mod made_up;
pub mod nearby;
pub mod odata;
pub mod queries;
pub mod register;
pub mod year;

#[cfg(test)]
mod tests;
