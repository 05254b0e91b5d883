//! What an expression means of a row. This is the norm: SQL has to agree with it.
//!
//! Nothing known makes an order false, an equality with something false, and everything else unknown; a row of which
//! the condition is unknown is left out. `any` and `all` are never unknown: they count the items of which it is true.

use std::cmp::Ordering;

use super::ast::{Comparison, Computation};
use super::expr::Expr;
use super::value::Value;

/// Whether a row is asked for.
#[must_use]
pub fn holds(condition: &Expr, row: &[Value]) -> bool {
    value(condition, row) == Value::Boolean(true)
}

/// What an expression gives of a row.
#[must_use]
pub fn value(expr: &Expr, row: &[Value]) -> Value {
    give(expr, &Rows { row, outer: None })
}

/// The row or item at hand, and those around it.
#[derive(Clone, Copy)]
struct Rows<'a> {
    row: &'a [Value],
    outer: Option<&'a Rows<'a>>,
}

impl<'a> Rows<'a> {
    fn find(&self, out: usize, steps: &[usize]) -> Option<&'a Value> {
        if out > 0 {
            return self.outer?.find(out - 1, steps);
        }
        let (last, way) = steps.split_last()?;
        let mut fields = self.row;
        for step in way {
            match fields.get(*step)? {
                Value::Complex(inner) => fields = inner,
                _ => return None,
            }
        }
        fields.get(*last)
    }
}

fn give(expr: &Expr, rows: &Rows<'_>) -> Value {
    match expr {
        Expr::Literal(value) => value.clone(),
        Expr::Field(place) => rows
            .find(place.out, &place.steps)
            .cloned()
            .unwrap_or(Value::Null),
        Expr::Call(function, arguments) => {
            let arguments: Vec<Value> = arguments.iter().map(|one| give(one, rows)).collect();
            function.apply(&arguments)
        }
        Expr::Not(inner) => match give(inner, rows) {
            Value::Boolean(known) => Value::Boolean(!known),
            _ => Value::Null,
        },
        Expr::Minus(inner) => match give(inner, rows) {
            Value::Integer(whole) => whole.checked_neg().map_or(Value::Null, Value::Integer),
            Value::Real(number) => Value::Real(-number),
            _ => Value::Null,
        },
        Expr::And(one, two) => decided(false, one, two, rows),
        Expr::Or(one, two) => decided(true, one, two, rows),
        Expr::Compare(comparison, one, two) => {
            Value::Boolean(compare(*comparison, &give(one, rows), &give(two, rows)))
        }
        Expr::Compute(computation, one, two) => {
            compute(*computation, &give(one, rows), &give(two, rows))
        }
        Expr::In(one, items) => {
            let one = give(one, rows);
            let equal = |item: &Expr| compare(Comparison::Eq, &one, &give(item, rows));
            Value::Boolean(items.iter().any(equal))
        }
        Expr::Some { list, all, asked } => {
            let Some(Value::List(items)) = rows.find(list.out, &list.steps) else {
                return Value::Boolean(*all);
            };
            among(items, *all, asked.as_deref(), rows)
        }
    }
}

/// `and` is decided by one false, `or` by one true; otherwise one unknown leaves it unknown.
fn decided(by: bool, one: &Expr, two: &Expr, rows: &Rows<'_>) -> Value {
    let first = give(one, rows);
    if first == Value::Boolean(by) {
        return first;
    }
    let second = give(two, rows);
    if second == Value::Boolean(by) || first == Value::Boolean(!by) {
        return second;
    }
    Value::Null
}

/// `any` is true when it is true of an item, `all` when it is true of every one (OData 4.01, part 2, 5.1.1.13).
fn among(items: &[Vec<Value>], all: bool, asked: Option<&Expr>, rows: &Rows<'_>) -> Value {
    let Some(asked) = asked else {
        return Value::Boolean(!items.is_empty());
    };
    let is_true = |row: &Vec<Value>| {
        let outer = Some(rows);
        give(asked, &Rows { row, outer }) == Value::Boolean(true)
    };
    Value::Boolean(if all {
        items.iter().all(is_true)
    } else {
        items.iter().any(is_true)
    })
}

fn compare(comparison: Comparison, one: &Value, two: &Value) -> bool {
    if *one == Value::Null || *two == Value::Null {
        let same = one == two;
        return match comparison {
            Comparison::Eq => same,
            Comparison::Ne => !same,
            _ => false,
        };
    }
    let Some(order) = one.compare(two) else {
        return false;
    };
    match comparison {
        Comparison::Eq => order == Ordering::Equal,
        Comparison::Ne => order != Ordering::Equal,
        Comparison::Gt => order == Ordering::Greater,
        Comparison::Ge => order != Ordering::Less,
        Comparison::Lt => order == Ordering::Less,
        Comparison::Le => order != Ordering::Greater,
    }
}

/// Null when a number is unknown, the result is none, or it does not fit.
fn compute(computation: Computation, one: &Value, two: &Value) -> Value {
    if let (Value::Integer(one), Value::Integer(two)) = (one, two) {
        let whole = match computation {
            Computation::Add => one.checked_add(*two),
            Computation::Sub => one.checked_sub(*two),
            Computation::Mul => one.checked_mul(*two),
            Computation::Div => one.checked_div(*two),
            Computation::Mod => one.checked_rem(*two),
        };
        return whole.map_or(Value::Null, Value::Integer);
    }
    let (Some(one), Some(two)) = (one.as_real(), two.as_real()) else {
        return Value::Null;
    };
    Value::real(match computation {
        Computation::Add => one + two,
        Computation::Sub => one - two,
        Computation::Mul => one * two,
        Computation::Div => one / two,
        Computation::Mod => one % two,
    })
}
