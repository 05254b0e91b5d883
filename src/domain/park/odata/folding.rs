//! What needs no row is worked out once, before any row is looked at.

use super::evaluate;
use super::expr::Expr;

/// The expression with its value in place of each part that no row can change.
#[must_use]
pub fn fold(expr: Expr) -> Expr {
    let folded = |part: Box<Expr>| Box::new(fold(*part));
    let expr = match expr {
        Expr::Literal(_) | Expr::Field(_) => return expr,
        Expr::Some { list, all, asked } => {
            let asked = asked.map(folded);
            return Expr::Some { list, all, asked };
        }
        Expr::Call(function, arguments) => {
            Expr::Call(function, arguments.into_iter().map(fold).collect())
        }
        Expr::Not(inner) => Expr::Not(folded(inner)),
        Expr::Minus(inner) => Expr::Minus(folded(inner)),
        Expr::And(one, two) => Expr::And(folded(one), folded(two)),
        Expr::Or(one, two) => Expr::Or(folded(one), folded(two)),
        Expr::Compare(comparison, one, two) => Expr::Compare(comparison, folded(one), folded(two)),
        Expr::Compute(computation, one, two) => {
            Expr::Compute(computation, folded(one), folded(two))
        }
        Expr::In(one, items) => Expr::In(folded(one), items.into_iter().map(fold).collect()),
    };
    if is_settled(&expr) {
        return Expr::Literal(evaluate::value(&expr, &[]));
    }
    expr
}

/// Whether all its parts, which are folded, are values.
fn is_settled(expr: &Expr) -> bool {
    let is_value = |part: &Expr| matches!(part, Expr::Literal(_));
    match expr {
        Expr::Literal(_) => true,
        Expr::Field(_) | Expr::Some { .. } => false,
        Expr::Call(_, arguments) => arguments.iter().all(is_value),
        Expr::Not(inner) | Expr::Minus(inner) => is_value(inner),
        Expr::And(one, two)
        | Expr::Or(one, two)
        | Expr::Compare(_, one, two)
        | Expr::Compute(_, one, two) => is_value(one) && is_value(two),
        Expr::In(one, items) => is_value(one) && items.iter().all(is_value),
    }
}
