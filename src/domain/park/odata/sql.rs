//! The part of a condition that both databases understand alike, with bound values only.
//!
//! Said are comparisons of [`super::scalar`]s with each other and with values, `in`, the three questions about parts of a
//! text, `and`, `or`, `not`. A piece gives true, false or null exactly where [`super::evaluate`] gives true, false or
//! unknown.

use super::comparing::{self, is_null, literal, text_of};
use super::condition::{Condition, Words};
use super::expr::Expr;
use super::function::Function;
use super::outline::outline;
use super::scalar::say_beside;
use super::value::{Type, Value};

/// Divides a condition: what is said in SQL, and what is left to be asked of each row. Of what is left SQL says at least
/// what follows from it.
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
            None => {
                said.extend(outline(expr, words));
                left.push(expr.clone());
            }
        }
    }
    (said, left)
}

/// A whole condition; `None` where the databases cannot say it alike.
pub(super) fn say(expr: &Expr, words: Words) -> Option<Condition> {
    match expr {
        Expr::Literal(Value::Boolean(known)) => {
            Some(Condition::plain(if *known { "(1 = 1)" } else { "(1 = 0)" }))
        }
        Expr::Literal(Value::Null) => Some(Condition::plain("(1 = NULL)")),
        Expr::Not(inner) => Some(Condition::of("(NOT {0})", &[&say(inner, words)?])),
        Expr::And(one, two) => {
            let (one, two) = (say(one, words)?, say(two, words)?);
            Some(Condition::of("({0} AND {1})", &[&one, &two]))
        }
        Expr::Or(one, two) => {
            let (one, two) = (say(one, words)?, say(two, words)?);
            Some(Condition::of("({0} OR {1})", &[&one, &two]))
        }
        Expr::Compare(comparison, one, two) => match one.as_ref() {
            Expr::Literal(_) => comparing::say(comparison.turned(), (two, one), words),
            _ => comparing::say(*comparison, (one, two), words),
        },
        Expr::In(one, items) => say_in(one, items, words),
        Expr::Call(function, arguments) => match arguments.as_slice() {
            [text, part] => say_part(*function, text, part, words),
            _ => None,
        },
        _ => None,
    }
}

fn say_in(one: &Expr, items: &[Expr], words: Words) -> Option<Condition> {
    let (nulls, items): (Vec<&Expr>, Vec<&Expr>) = items.iter().partition(|item| is_null(item));
    let texts = items.iter().filter_map(|item| text_of(item));
    let one = say_beside(one, &texts.collect::<String>(), words)?;
    let values: Option<Vec<Condition>> = items.iter().map(|item| literal(item, one.kind)).collect();
    let values = values?;
    let mut said = if values.is_empty() {
        Condition::plain("(1 = 0)")
    } else {
        let places: Vec<String> = (1..=values.len())
            .map(|place| format!("{{{place}}}"))
            .collect();
        let pattern = format!("({{0}} IS NOT NULL AND {{0}} IN ({}))", places.join(", "));
        let pieces: Vec<&Condition> = std::iter::once(&one.piece).chain(&values).collect();
        Condition::of(&pattern, &pieces)
    };
    if !nulls.is_empty() {
        said = Condition::of("({0} OR {1} IS NULL)", &[&said, &one.piece]);
    }
    Some(said)
}

/// An empty part lies in every text, at its beginning and at its end; each database finds it elsewhere.
fn say_part(function: Function, text: &Expr, part: &Expr, words: Words) -> Option<Condition> {
    if is_null(part) {
        return Some(Condition::plain("(1 = NULL)"));
    }
    let part = text_of(part)?;
    let count = part.chars().count();
    let pattern = match function {
        Function::Contains | Function::StartsWith | Function::EndsWith if count == 0 => {
            "(length({0}) >= 0)".to_owned()
        }
        Function::Contains => format!("({}({{0}}, {{1}}) > 0)", words.find()),
        Function::StartsWith => format!("(substr({{0}}, 1, {count}) = {{1}})"),
        Function::EndsWith => {
            let start = format!("length({{0}}) - {count} + 1");
            format!("(length({{0}}) >= {count} AND substr({{0}}, {start}) = {{1}})")
        }
        _ => return None,
    };
    let text = say_beside(text, part, words).filter(|text| text.kind == Type::Text)?;
    let part = Condition::value(Value::Text(part.to_owned()));
    Some(Condition::of(&pattern, &[&text.piece, &part]))
}
