//! The OData query options that the park data API understands, from their text to their meaning.
//!
//! `lexer` and `parser` make a tree of names ([`ast`]); `binding` gives the names and types their meaning against a
//! [`model`]; `folding` works out what needs no row; [`evaluate`] says what an expression means of a row, and is the
//! norm; [`sql`] says the same to a database as far as both databases say it alike, with bound values only (`comparing`
//! comparisons, `scalar` the values in it, `casing` texts without their case). What it cannot say is left to [`evaluate`], and `outline` says to the
//! database at least what follows from it.
//!
//! Two crates were looked at for the grammar: `odata-params` 0.4 has neither lambdas nor positions, `odatav4-parser`
//! 0.0.3 writes SQL for four databases by itself, with values in its text. Neither passes our cases.
//!
//! Deliberately absent: `$expand`, `$search`, `$apply`, aliases, and the format of answers (`api/`).

mod apply;
pub mod ast;
pub mod binding;
mod casing;
mod chain;
mod comparing;
pub mod condition;
pub mod evaluate;
pub mod expr;
mod folding;
mod function;
mod lexer;
mod literal;
mod mistake;
pub mod model;
pub mod options;
mod outline;
mod parser;
mod paths;
mod primary;
mod scalar;
pub mod sql;
pub mod value;

pub use expr::Expr;
pub use mistake::Mistake;
pub use options::{Options, Order};
pub use parser::parse;
pub use value::Value;
