//! What is at least true of a row where a condition holds: it narrows the rows that the evaluator is asked about.

use super::ast::Comparison;
use super::comparing::text_of;
use super::condition::{Condition, Words};
use super::expr::Expr;
use super::function::Function;
use super::sql::say;
use super::value::Value;

/// A condition that holds wherever `expr` does, and may hold elsewhere; `None` where nothing is known.
pub(super) fn outline(expr: &Expr, words: Words) -> Option<Condition> {
    if let Some(said) = say(expr, words) {
        return Some(said);
    }
    match expr {
        Expr::And(one, two) => match (outline(one, words), outline(two, words)) {
            (Some(one), Some(two)) => Some(Condition::of("({0} AND {1})", &[&one, &two])),
            (one, two) => one.or(two),
        },
        Expr::Or(one, two) => {
            let (one, two) = (outline(one, words)?, outline(two, words)?);
            Some(Condition::of("({0} OR {1})", &[&one, &two]))
        }
        Expr::Some {
            list,
            all: false,
            asked,
        } => {
            let column = Condition::plain(list.column?);
            match asked.as_deref().and_then(needed) {
                Some(part) => {
                    let part = Condition::value(Value::Text(part.to_owned()));
                    let pattern = format!("({}({{0}}, {{1}}) > 0)", words.find());
                    Some(Condition::of(&pattern, &[&column, &part]))
                }
                None => Some(Condition::of("(length({0}) > 0)", &[&column])),
            }
        }
        _ => None,
    }
}

/// A text that stands in an item of which this is true, and with it in the column of the list.
fn needed(asked: &Expr) -> Option<&str> {
    match asked {
        Expr::And(one, two) => needed(one).or_else(|| needed(two)),
        Expr::Compare(Comparison::Eq, one, two) => in_item(one, two).or_else(|| in_item(two, one)),
        Expr::Call(Function::Contains | Function::StartsWith | Function::EndsWith, given) => {
            match given.as_slice() {
                [field, text] => in_item(field, text),
                _ => None,
            }
        }
        _ => None,
    }
}

fn in_item<'a>(field: &Expr, text: &'a Expr) -> Option<&'a str> {
    let is_of_item = matches!(field, Expr::Field(place) if place.out == 0);
    text_of(text).filter(|text| is_of_item && !text.is_empty())
}
