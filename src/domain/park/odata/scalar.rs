//! The part of values that both databases work out alike: columns, literals, and functions of them.
//!
//! A piece gives null exactly where [`super::evaluate`] gives nothing known.

use super::casing;
use super::condition::{Condition, Words};
use super::expr::Expr;
use super::function::Function;
use super::paths::Place;
use super::value::{Type, Value};

/// More characters than any text has; the databases count them in 32 bits.
const MOST_CHARS: i64 = 1_000_000_000;

/// Behind this character none is blank.
const LAST_BLANK: char = '\u{3000}';

/// A value as a database works it out.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scalar {
    pub(super) piece: Condition,
    pub(super) kind: Type,
}

impl Scalar {
    fn of(kind: Type, pattern: &str, pieces: &[&Condition]) -> Self {
        Self {
            piece: Condition::of(pattern, pieces),
            kind,
        }
    }
}

/// A column of the row that is no further out, or what functions make of one.
pub(super) fn say(expr: &Expr, words: Words) -> Option<Scalar> {
    match expr {
        Expr::Field(Place {
            column: Some(column),
            kind,
            ..
        }) => Some(Scalar {
            piece: Condition::plain(*column),
            kind: *kind,
        }),
        Expr::Call(function, arguments) => call(*function, arguments, words),
        _ => None,
    }
}

/// As [`say`], where only the comparison with a known text matters: then it may be `tolower` or `toupper`, too.
pub(super) fn say_beside(expr: &Expr, known: &str, words: Words) -> Option<Scalar> {
    let Expr::Call(function @ (Function::ToLower | Function::ToUpper), arguments) = expr else {
        return say(expr, words);
    };
    let text = text(arguments.first()?, words)?;
    let piece = casing::say((*function, &text), known, words)?;
    let kind = Type::Text;
    Some(Scalar { piece, kind })
}

/// What has as many characters as the expression, and is null where it is.
pub(super) fn as_long(expr: &Expr) -> &Expr {
    match expr {
        Expr::Call(Function::ToLower | Function::ToUpper, arguments) => {
            arguments.first().map_or(expr, as_long)
        }
        _ => expr,
    }
}

fn call(function: Function, arguments: &[Expr], words: Words) -> Option<Scalar> {
    match (function, arguments) {
        (Function::Length, [one]) => {
            let text = text(as_long(one), words)?;
            Some(Scalar::of(Type::Integer, "length({0})", &[&text]))
        }
        (Function::IndexOf, [one, Expr::Literal(Value::Text(part))]) if !part.is_empty() => {
            let one = say_beside(one, part, words)?.piece;
            let part = Condition::value(Value::Text(part.clone()));
            let pattern = format!("({}({{0}}, {{1}}) - 1)", words.find());
            Some(Scalar::of(Type::Integer, &pattern, &[&one, &part]))
        }
        (Function::Trim, [one]) => {
            let (text, blank) = (text(one, words)?, Condition::value(blanks()));
            let pattern = "ltrim(rtrim({0}, {1}), {1})";
            Some(Scalar::of(Type::Text, pattern, &[&text, &blank]))
        }
        (Function::Concat, [one, two]) => {
            let (one, two) = (text(one, words)?, text(two, words)?);
            Some(Scalar::of(Type::Text, "({0} || {1})", &[&one, &two]))
        }
        (Function::Substring, [one, rest @ ..]) => substring(&text(one, words)?, rest),
        (Function::Date, [one]) => {
            let moment = moment(one, words)?;
            let pattern = match words {
                Words::Sqlite => "date({0})",
                Words::Postgres => "CAST({0} AS date)",
            };
            Some(Scalar::of(Type::Date, pattern, &[&moment]))
        }
        (_, [one]) => part(function, &moment(one, words)?, words),
        _ => None,
    }
}

/// A text: a literal one, or one that is worked out.
fn text(expr: &Expr, words: Words) -> Option<Condition> {
    if let Expr::Literal(value @ Value::Text(_)) = expr {
        return Some(Condition::value(value.clone()));
    }
    let said = say(expr, words)?;
    (said.kind == Type::Text).then_some(said.piece)
}

/// What lies before the beginning is not there.
fn substring(text: &Condition, rest: &[Expr]) -> Option<Scalar> {
    let count = |expr: &Expr, more: i64| match expr {
        Expr::Literal(Value::Integer(number)) => Some(Condition::value(Value::Integer(
            number.clamp(&0, &MOST_CHARS) + more,
        ))),
        _ => None,
    };
    match rest {
        [from] => {
            let pattern = "substr({0}, CAST({1} AS integer))";
            Some(Scalar::of(Type::Text, pattern, &[text, &count(from, 1)?]))
        }
        [from, length] => {
            let pattern = "substr({0}, CAST({1} AS integer), CAST({2} AS integer))";
            let pieces = [text, &count(from, 1)?, &count(length, 0)?];
            Some(Scalar::of(Type::Text, pattern, &pieces))
        }
        _ => None,
    }
}

/// Everything that the evaluator trims.
fn blanks() -> Value {
    let blanks = ('\0'..=LAST_BLANK).filter(|c| c.is_whitespace());
    Value::Text(blanks.collect())
}

/// A day, or an instant as clocks show it in the offset in which rows are told, without what lies below a second.
fn moment(expr: &Expr, words: Words) -> Option<Condition> {
    let said = say(expr, words)?;
    let pattern = match (said.kind, words) {
        (Type::Date, _) => return Some(said.piece),
        (Type::Instant, Words::Sqlite) => "datetime(substr({0}, 1, 19), '+8 hours')",
        (Type::Instant, Words::Postgres) => "({0} + INTERVAL '8 hours')",
        _ => return None,
    };
    Some(Condition::of(pattern, &[&said.piece]))
}

fn part(function: Function, moment: &Condition, words: Words) -> Option<Scalar> {
    // Where it stands in `2026-11-20 14:00:00`, counted from 1.
    let (place, word) = match function {
        Function::Year => ("1, 4", "YEAR"),
        Function::Month => ("6, 2", "MONTH"),
        Function::Day => ("9, 2", "DAY"),
        Function::Hour => ("12, 2", "HOUR"),
        Function::Minute => ("15, 2", "MINUTE"),
        Function::Second => ("18, 2", "SECOND"),
        _ => return None,
    };
    let pattern = match words {
        Words::Sqlite => format!("CAST(substr({{0}}, {place}) AS INTEGER)"),
        Words::Postgres => format!("CAST(FLOOR(EXTRACT({word} FROM {{0}})) AS bigint)"),
    };
    Some(Scalar::of(Type::Integer, &pattern, &[moment]))
}
