//! An expression whose names and types are in order.

use super::ast::{Comparison, Computation};
use super::function::Function;
use super::paths::Place;
use super::value::Value;

/// An expression whose names and types are in order.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// A value.
    Literal(Value),
    /// A field.
    Field(Place),
    /// A function of these.
    Call(Function, Vec<Expr>),
    /// `not x`
    Not(Box<Expr>),
    /// `-x`
    Minus(Box<Expr>),
    /// `x and y`
    And(Box<Expr>, Box<Expr>),
    /// `x or y`
    Or(Box<Expr>, Box<Expr>),
    /// `x eq y` and the like.
    Compare(Comparison, Box<Expr>, Box<Expr>),
    /// `x add y` and the like.
    Compute(Computation, Box<Expr>, Box<Expr>),
    /// `x in (a, b)`
    In(Box<Expr>, Vec<Expr>),
    /// Whether one item of a list, or every one, is as asked; without a question: whether there is one.
    Some {
        /// The list.
        list: Place,
        /// Every one.
        all: bool,
        /// What is asked of the item.
        asked: Option<Box<Expr>>,
    },
}
