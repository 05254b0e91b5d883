//! Comparisons of values as both databases say them.
//!
//! Nothing known equals nothing known and nothing else, and has no order: a comparison is never unknown.

use chrono::{DateTime, Datelike as _, FixedOffset};

use super::ast::Comparison;
use super::condition::{Condition, Words};
use super::expr::Expr;
use super::scalar::{self, as_long, say_beside};
use super::sql;
use super::value::{Type, Value};

pub(super) const fn is_null(expr: &Expr) -> bool {
    matches!(expr, Expr::Literal(Value::Null))
}

/// The text of a literal one.
pub(super) fn text_of(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Literal(Value::Text(text)) => Some(text),
        _ => None,
    }
}

/// A literal as it stands beside a value of this type; `None` when no such value is like it.
pub(super) fn literal(expr: &Expr, kind: Type) -> Option<Condition> {
    let Expr::Literal(value) = expr else {
        return None;
    };
    let value = match (kind, value) {
        (Type::Real, Value::Integer(_)) => value.as_real().map(Value::Real),
        (Type::Instant, Value::Instant(at)) if !is_kept_exactly(at) => None,
        _ if value.kind() == Some(kind) => Some(value.clone()),
        _ => None,
    };
    value.map(Condition::value)
}

/// Columns keep microseconds, and years of four digits.
fn is_kept_exactly(at: &DateTime<FixedOffset>) -> bool {
    at.timestamp_subsec_nanos().is_multiple_of(1_000)
        && (1..=9_999).contains(&at.naive_utc().year())
}

/// The comparison of two sides, of which only the second is ever a literal.
pub(super) fn say(
    comparison: Comparison,
    (one, two): (&Expr, &Expr),
    words: Words,
) -> Option<Condition> {
    match two {
        Expr::Literal(Value::Null) => with_null(comparison, one, words),
        Expr::Literal(Value::Boolean(known)) => with_boolean(comparison, one, *known, words),
        Expr::Literal(_) => with_literal(comparison, (one, two), words),
        _ => with_another(comparison, (one, two), words),
    }
}

fn with_null(comparison: Comparison, one: &Expr, words: Words) -> Option<Condition> {
    let pattern = match comparison {
        Comparison::Eq => "({0} IS NULL)",
        Comparison::Ne => "({0} IS NOT NULL)",
        _ => return Some(Condition::plain("(1 = 0)")),
    };
    let value = scalar::say(as_long(one), words).map(|said| said.piece);
    let said = value.or_else(|| sql::say(one, words))?;
    Some(Condition::of(pattern, &[&said]))
}

fn with_boolean(
    comparison: Comparison,
    one: &Expr,
    known: bool,
    words: Words,
) -> Option<Condition> {
    let pattern = match (comparison, known) {
        (Comparison::Eq, true) => "({0} IS TRUE)",
        (Comparison::Eq, false) => "({0} IS FALSE)",
        (Comparison::Ne, true) => "({0} IS NOT TRUE)",
        (Comparison::Ne, false) => "({0} IS NOT FALSE)",
        _ => return None,
    };
    Some(Condition::of(pattern, &[&sql::say(one, words)?]))
}

fn with_literal(
    comparison: Comparison,
    (one, two): (&Expr, &Expr),
    words: Words,
) -> Option<Condition> {
    let is_order = !matches!(comparison, Comparison::Eq | Comparison::Ne);
    let said = match text_of(two).filter(|_| !is_order) {
        Some(text) => say_beside(one, text, words)?,
        None => scalar::say(one, words)?,
    };
    let pattern = match comparison {
        Comparison::Ne => "({0} IS NULL OR {0} <> {1})".to_owned(),
        _ => format!("({{0}} IS NOT NULL AND {{0}} {} {{1}})", sign(comparison)),
    };
    let value = literal(two, said.kind)?;
    Some(Condition::of(&pattern, &[&said.piece, &value]))
}

fn with_another(
    comparison: Comparison,
    (one, two): (&Expr, &Expr),
    words: Words,
) -> Option<Condition> {
    let (one, two) = (scalar::say(one, words)?, scalar::say(two, words)?);
    if one.kind != two.kind {
        return None;
    }
    let known = format!(
        "({{0}} IS NOT NULL AND {{1}} IS NOT NULL AND {{0}} {} {{1}})",
        match comparison {
            Comparison::Ne => "=",
            _ => sign(comparison),
        }
    );
    let same = format!("({known} OR ({{0}} IS NULL AND {{1}} IS NULL))");
    let pattern = match comparison {
        Comparison::Eq => same,
        Comparison::Ne => format!("(NOT {same})"),
        _ => known,
    };
    Some(Condition::of(&pattern, &[&one.piece, &two.piece]))
}

const fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Eq => "=",
        Comparison::Ne => "<>",
        Comparison::Gt => ">",
        Comparison::Ge => ">=",
        Comparison::Lt => "<",
        Comparison::Le => "<=",
    }
}
