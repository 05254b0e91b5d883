//! The part of a condition that both databases understand alike, with bound values only.
//!
//! Said are comparisons of a column with a value, `in`, the three questions about parts of a text, `and`, `or`, `not`.
//! A piece gives true, false or null exactly where [`super::evaluate`] gives true, false or unknown.

use chrono::{DateTime, Datelike as _, FixedOffset};

use super::ast::Comparison;
use super::condition::{Condition, Words};
use super::expr::Expr;
use super::function::Function;
use super::paths::Place;
use super::value::{Type, Value};

/// Divides a condition: what is said in SQL, and what is left to be asked of each row.
#[must_use]
pub fn divide(condition: &Expr, words: Words) -> (Vec<Condition>, Vec<Expr>) {
    let (mut said, mut left) = (Vec::new(), Vec::new());
    let mut waiting = vec![condition];
    while let Some(expr) = waiting.pop() {
        if let Expr::And(one, two) = expr {
            waiting.extend([two.as_ref(), one.as_ref()]);
            continue;
        }
        match say(expr, words) {
            Some(piece) => said.push(piece),
            None => left.push(expr.clone()),
        }
    }
    (said, left)
}

/// A column of the row that is no further out.
fn column(expr: &Expr) -> Option<(&'static str, Type)> {
    match expr {
        Expr::Field(Place {
            column: Some(column),
            kind,
            ..
        }) => Some((column, *kind)),
        _ => None,
    }
}

/// A value as the column holds it; `None` when the column cannot hold it.
fn literal(expr: &Expr, kind: Type) -> Option<Value> {
    let Expr::Literal(value) = expr else {
        return None;
    };
    match (kind, value) {
        (Type::Real, Value::Integer(_)) => value.as_real().map(Value::Real),
        (Type::Instant, Value::Instant(at)) if !is_kept_exactly(at) => None,
        _ if value.kind() == Some(kind) => Some(value.clone()),
        _ => None,
    }
}

/// Columns keep microseconds, and years of four digits.
fn is_kept_exactly(at: &DateTime<FixedOffset>) -> bool {
    at.timestamp_subsec_nanos().is_multiple_of(1_000)
        && (1..=9_999).contains(&at.naive_utc().year())
}

const fn is_null(expr: &Expr) -> bool {
    matches!(expr, Expr::Literal(Value::Null))
}

fn say(expr: &Expr, words: Words) -> Option<Condition> {
    match expr {
        Expr::Literal(Value::Boolean(known)) => {
            Some(Condition::plain(if *known { "(1 = 1)" } else { "(1 = 0)" }))
        }
        Expr::Literal(Value::Null) => Some(Condition::plain("(1 = NULL)")),
        Expr::Not(inner) => {
            let inner = say(inner, words)?;
            Some(Condition {
                text: format!("(NOT {})", inner.text),
                ..inner
            })
        }
        Expr::And(one, two) => Some(say(one, words)?.join("AND", say(two, words)?)),
        Expr::Or(one, two) => Some(say(one, words)?.join("OR", say(two, words)?)),
        Expr::Compare(comparison, one, two) => match column(one) {
            Some(found) => say_comparison(*comparison, found, two),
            None => say_comparison(comparison.turned(), column(two)?, one),
        },
        Expr::In(one, items) => say_in(column(one)?, items),
        Expr::Call(function, arguments) => match arguments.as_slice() {
            [text, part] => say_part(*function, column(text)?, part, words),
            _ => None,
        },
        _ => None,
    }
}

fn say_comparison(
    comparison: Comparison,
    (column, kind): (&str, Type),
    value: &Expr,
) -> Option<Condition> {
    if is_null(value) {
        return Some(Condition::plain(match comparison {
            Comparison::Eq => format!("({column} IS NULL)"),
            Comparison::Ne => format!("({column} IS NOT NULL)"),
            _ => "(1 = 0)".to_owned(),
        }));
    }
    let value = literal(value, kind)?;
    let known = |sign: &str| format!("({column} IS NOT NULL AND {column} {sign} ?)");
    let text = match comparison {
        Comparison::Eq => known("="),
        Comparison::Ne => format!("({column} IS NULL OR {column} <> ?)"),
        Comparison::Gt => known(">"),
        Comparison::Ge => known(">="),
        Comparison::Lt => known("<"),
        Comparison::Le => known("<="),
    };
    Some(Condition {
        text,
        values: vec![value],
    })
}

fn say_in((column, kind): (&str, Type), items: &[Expr]) -> Option<Condition> {
    let (nulls, values): (Vec<&Expr>, Vec<&Expr>) = items.iter().partition(|item| is_null(item));
    let values: Option<Vec<Value>> = values.iter().map(|item| literal(item, kind)).collect();
    let values = values?;
    let mut text = if values.is_empty() {
        "(1 = 0)".to_owned()
    } else {
        let marks = vec!["?"; values.len()].join(", ");
        format!("({column} IS NOT NULL AND {column} IN ({marks}))")
    };
    if !nulls.is_empty() {
        text = format!("({text} OR {column} IS NULL)");
    }
    Some(Condition { text, values })
}

/// An empty part lies in every text, and each database finds it elsewhere: it is left to the evaluator.
fn say_part(
    function: Function,
    (column, kind): (&str, Type),
    part: &Expr,
    words: Words,
) -> Option<Condition> {
    let Value::Text(part) = literal(part, kind).filter(|_| kind == Type::Text)? else {
        return None;
    };
    let length = part.chars().count();
    if length == 0 {
        return None;
    }
    let text = match function {
        Function::Contains => format!("({}({column}, ?) > 0)", words.find),
        Function::StartsWith => format!("(substr({column}, 1, {length}) = ?)"),
        Function::EndsWith => {
            let start = format!("length({column}) - {length} + 1");
            format!("(length({column}) >= {length} AND substr({column}, {start}) = ?)")
        }
        _ => return None,
    };
    Some(Condition {
        text,
        values: vec![Value::Text(part)],
    })
}
