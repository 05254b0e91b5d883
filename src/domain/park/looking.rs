//! Looking at rows one after the other, for what the database cannot say.
//!
//! At most [`MOST_LOOKED_AT`] rows are looked at for one question; where the database knows the order, no more than the
//! answer needs.

use super::answering::{CannotAnswer, Question};
use super::odata::condition::Condition;
use super::odata::{Expr, Value, evaluate};
use super::queries::{self, Limits};
use crate::db::Conn;

/// Rows that the evaluator looks at for one question.
pub const MOST_LOOKED_AT: u64 = 100_000;
/// Rows of the first look, where an answer may need no more; each look is twice as long as the one before.
const FIRST_LOOK: u64 = 1_000;

/// The rows of the conditions of which the rest holds, in this order and then in that of their keys: the first ones, up to
/// those that are `enough` or some more.
///
/// # Errors
/// When more than [`MOST_LOOKED_AT`] would have to be looked at; a fault of the database.
pub fn look(
    conn: &mut Conn,
    question: &Question,
    (conditions, left): (&[Condition], &[Expr]),
    (order, enough): (&[(&str, bool)], u64),
) -> Result<Vec<Vec<Value>>, CannotAnswer> {
    let (mut found, mut skip) = (Vec::new(), 0);
    let mut length = match enough {
        u64::MAX => MOST_LOOKED_AT + 1,
        _ => FIRST_LOOK,
    };
    while count(&found) < enough {
        let take = length.min(MOST_LOOKED_AT + 1 - skip);
        let limits = Limits { skip, take };
        let rows = queries::list(conn, question.service, conditions, order, limits)?;
        skip += count(&rows);
        if skip > MOST_LOOKED_AT {
            return Err(CannotAnswer::TooBroad);
        }
        let is_last = count(&rows) < take;
        let holds = |row: &Vec<Value>| {
            left.iter().all(|condition| evaluate::holds(condition, row)) && is_near(question, row)
        };
        found.extend(rows.into_iter().filter(holds));
        if is_last {
            break;
        }
        length *= 2;
    }
    Ok(found)
}

/// How many there are.
#[must_use]
pub fn count(rows: &[Vec<Value>]) -> u64 {
    u64::try_from(rows.len()).unwrap_or(u64::MAX)
}

fn is_near(question: &Question, row: &[Value]) -> bool {
    let Some(circle) = &question.near else {
        return true;
    };
    row.iter().any(|value| match value {
        Value::Complex(place) => match place.as_slice() {
            [Value::Real(longitude), Value::Real(latitude), _] => {
                circle.contains(*latitude, *longitude)
            }
            _ => false,
        },
        _ => false,
    })
}
