//! Operands one after another. A long row of `and` or of `or` becomes a tree that is as shallow as it can be, because
//! whoever walks through it does so by recursion; what it means does not depend on where it is cut.

use super::ast::{Node, Operator, What};

/// Operands, and the `and` or `or` between them.
pub(super) struct Chain {
    operator: Option<Operator>,
    operands: Vec<Node>,
}

impl Chain {
    /// One operand.
    pub(super) fn of(node: Node) -> Self {
        Self {
            operator: None,
            operands: vec![node],
        }
    }

    /// One more operand.
    pub(super) fn join(mut self, operator: Operator, right: Node) -> Self {
        if self.operator == Some(operator) {
            self.operands.push(right);
            return self;
        }
        let left = self.close();
        if matches!(operator, Operator::And | Operator::Or) {
            return Self {
                operator: Some(operator),
                operands: vec![left, right],
            };
        }
        Self::of(pair(operator, left, right))
    }

    /// The whole as one expression.
    pub(super) fn close(self) -> Node {
        let Self { operator, operands } = self;
        balanced(operator.unwrap_or(Operator::And), operands)
    }
}

fn balanced(operator: Operator, mut operands: Vec<Node>) -> Node {
    let half = operands.split_off(operands.len() / 2);
    match (operands.is_empty(), half.len()) {
        (true, 1) => half.into_iter().next().unwrap_or(NOTHING),
        (true, _) => NOTHING,
        _ => pair(
            operator,
            balanced(operator, operands),
            balanced(operator, half),
        ),
    }
}

/// A chain has at least one operand, so this is never seen.
const NOTHING: Node = Node {
    at: 0,
    what: What::Literal(super::value::Value::Null),
};

fn pair(operator: Operator, left: Node, right: Node) -> Node {
    Node {
        at: left.at,
        what: What::Binary(operator, Box::new(left), Box::new(right)),
    }
}
