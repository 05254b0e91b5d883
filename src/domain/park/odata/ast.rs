//! An expression as it was written: names without meaning yet.

use super::value::Value;

/// An expression and the character at which it begins, counted from 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where.
    pub at: usize,
    /// What.
    pub what: What,
}

/// A kind of expression.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A value.
    Literal(Value),
    /// `A/B/C`
    Path(Vec<String>),
    /// `name(…)`
    Call(String, Vec<Node>),
    /// `not x`
    Not(Box<Node>),
    /// `-x`
    Minus(Box<Node>),
    /// `x and y` and the like.
    Binary(Operator, Box<Node>, Box<Node>),
    /// `x in (a, b)`
    In(Box<Node>, Vec<Node>),
    /// `A/any(v: …)`, `A/all(v: …)`, `A/any()`
    Lambda {
        /// The list.
        path: Vec<String>,
        /// `all` instead of `any`.
        all: bool,
        /// The item's name and what is asked of it.
        asked: Option<(String, Box<Node>)>,
    },
}

/// What stands between two expressions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `or`
    Or,
    /// `and`
    And,
    /// `eq`, `ne`, …
    Compare(Comparison),
    /// `add`, `sub`, …
    Compute(Computation),
}

/// A comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `eq`
    Eq,
    /// `ne`
    Ne,
    /// `gt`
    Gt,
    /// `ge`
    Ge,
    /// `lt`
    Lt,
    /// `le`
    Le,
}

/// A computation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Computation {
    /// `add`
    Add,
    /// `sub`
    Sub,
    /// `mul`
    Mul,
    /// `div`
    Div,
    /// `mod`
    Mod,
}

impl Operator {
    /// The operator of this name, in any case, and how tightly it binds: the higher, the tighter.
    #[must_use]
    pub fn named(word: &str) -> Option<(Self, u8)> {
        use Comparison::{Eq, Ge, Gt, Le, Lt, Ne};
        use Computation::{Add, Div, Mod, Mul, Sub};
        Some(match word.to_ascii_lowercase().as_str() {
            "or" => (Self::Or, 1),
            "and" => (Self::And, 2),
            "eq" => (Self::Compare(Eq), 3),
            "ne" => (Self::Compare(Ne), 3),
            "gt" => (Self::Compare(Gt), 4),
            "ge" => (Self::Compare(Ge), 4),
            "lt" => (Self::Compare(Lt), 4),
            "le" => (Self::Compare(Le), 4),
            "add" => (Self::Compute(Add), 5),
            "sub" => (Self::Compute(Sub), 5),
            "mul" => (Self::Compute(Mul), 6),
            "div" => (Self::Compute(Div), 6),
            "mod" => (Self::Compute(Mod), 6),
            _ => return None,
        })
    }
}

impl Comparison {
    /// The comparison with its sides exchanged.
    #[must_use]
    pub const fn turned(self) -> Self {
        match self {
            Self::Eq => Self::Eq,
            Self::Ne => Self::Ne,
            Self::Gt => Self::Lt,
            Self::Ge => Self::Le,
            Self::Lt => Self::Gt,
            Self::Le => Self::Ge,
        }
    }
}
