//! Looking at rows one after the other, for what the database cannot say.
//!
//! At most [`MOST_LOOKED_AT`] rows are looked at for one question, and for [`LONGEST`] at most; where the database knows
//! the order, no more than the answer needs.

use super::answering::{CannotAnswer, Question};
use super::odata::condition::Condition;
use super::odata::{Expr, Value, evaluate};
use super::queries::{self, Limits};
use crate::db::Conn;
use crate::kit::clock::{Clock, Span, Timestamp, seconds};

/// Rows that the evaluator looks at for one question.
pub const MOST_LOOKED_AT: u64 = 100_000;
/// How long rows are looked at for one question.
pub const LONGEST: Span = seconds(5);
/// Rows of the first look, since an answer may need no more; each look is twice as long as the one before.
const FIRST_LOOK: u64 = 1_000;
/// Rows of the longest look.
const LONGEST_LOOK: u64 = 16_000;
/// Each so many rows the clock is looked at.
const ROWS_BETWEEN: usize = 256;

/// The time that one question has for looking at rows.
#[derive(Clone, Copy)]
pub struct Patience<'a> {
    clock: &'a dyn Clock,
    end: Timestamp,
}

impl<'a> Patience<'a> {
    /// It begins now.
    #[must_use]
    pub fn of(clock: &'a dyn Clock) -> Self {
        let end = clock.now().plus(LONGEST);
        Self { clock, end }
    }

    /// Looks at the clock before some of the rows: this is the row at `place`.
    ///
    /// # Errors
    /// When the time is over.
    pub(super) fn look(self, place: usize) -> Result<(), CannotAnswer> {
        if place.is_multiple_of(ROWS_BETWEEN) && self.clock.now() > self.end {
            return Err(CannotAnswer::TooLong);
        }
        Ok(())
    }
}

/// The rows of the conditions of which the rest holds, in this order and then in that of their keys: the first ones, up to
/// those that are `enough` or some more.
///
/// # Errors
/// When more than [`MOST_LOOKED_AT`] would have to be looked at, or it takes longer than [`LONGEST`]; a fault of the
/// database.
pub fn look(
    conn: &mut Conn,
    patience: Patience<'_>,
    question: &Question,
    (conditions, left): (&[Condition], &[Expr]),
    (order, enough): (&[(&str, bool)], u64),
) -> Result<Vec<Vec<Value>>, CannotAnswer> {
    let (mut found, mut skip, mut length) = (Vec::new(), 0, FIRST_LOOK);
    while count(&found) < enough {
        let take = length.min(MOST_LOOKED_AT + 1 - skip);
        let limits = Limits { skip, take };
        let rows = queries::list(conn, question.service, conditions, order, limits)?;
        skip += count(&rows);
        if skip > MOST_LOOKED_AT {
            return Err(CannotAnswer::TooBroad);
        }
        let is_last = count(&rows) < take;
        for (place, row) in rows.into_iter().enumerate() {
            patience.look(place)?;
            if holds(question, left, &row) {
                found.push(row);
            }
        }
        if is_last {
            break;
        }
        length = LONGEST_LOOK.min(length * 2);
    }
    Ok(found)
}

fn holds(question: &Question, left: &[Expr], row: &[Value]) -> bool {
    left.iter().all(|condition| evaluate::holds(condition, row)) && is_near(question, row)
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
