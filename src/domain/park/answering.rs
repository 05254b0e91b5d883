//! Finding the rows of a question: the database does what it can say, the evaluator the rest.
//!
//! What is left to the evaluator is asked of the rows one after the other ([`super::looking`]).

use super::catalogue::{Service, Within};
use super::looking::{Patience, count, look};
use super::nearby::Circle;
use super::odata::condition::{Condition, Words};
use super::odata::evaluate;
use super::odata::sql;
use super::odata::{Expr, Options, Order, Value};
use super::queries::{self, Limits};
use crate::db::{self, Conn};

/// Rows of one answer.
pub const PAGE: u64 = 1_000;

/// A question to a service.
#[derive(Debug, Clone)]
pub struct Question {
    /// Which service.
    pub service: &'static Service,
    /// The year or the park of the path.
    pub within: Option<Value>,
    /// The options.
    pub options: Options,
    /// Only rows in this circle.
    pub near: Option<Circle>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The rows, each in the order of the entity's fields.
    pub rows: Vec<Vec<Value>>,
    /// How many there are on all pages, when it was asked.
    pub total: Option<u64>,
    /// Whether another page follows that was asked for.
    pub more: bool,
}

/// Why a question is not answered.
#[derive(Debug, thiserror::Error)]
pub enum CannotAnswer {
    /// Too many rows would have to be looked at.
    #[error(
        "too many rows would have to be looked at: narrow $filter by a comparison of a property with a value, such as City \
         eq '\u{2026}', joined by and"
    )]
    TooBroad,
    /// Looking at the rows takes too long.
    #[error(
        "looking at the rows takes too long: narrow $filter by a comparison of a property with a value, such as City eq \
         '\u{2026}', joined by and, and order by properties alone"
    )]
    TooLong,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Answers a question.
///
/// # Errors
/// When it is too broad, or looking at rows takes longer than `patience`; a fault of the database.
pub fn answer(
    conn: &mut Conn,
    patience: Patience<'_>,
    question: &Question,
) -> Result<Answer, CannotAnswer> {
    let options = &question.options;
    let (conditions, left) = conditions(question, queries::words(conn));
    let ordered: Option<Vec<(&str, bool)>> = options.order.iter().map(by_column).collect();
    let top = options.top.unwrap_or(u64::MAX);
    let simple = left.is_empty() && question.near.is_none();
    if let Some(order) = ordered.as_ref().filter(|_| simple) {
        let total = if options.count {
            Some(queries::count(conn, question.service, &conditions)?)
        } else {
            None
        };
        let limits = Limits {
            skip: options.skip,
            take: top.min(PAGE + 1),
        };
        let rows = queries::list(conn, question.service, &conditions, order, limits)?;
        return Ok(page(rows, top, total));
    }
    let take = top.min(PAGE + 1);
    let known = ordered.filter(|_| !options.count);
    let enough = match known {
        Some(_) => options.skip.saturating_add(take),
        None => u64::MAX,
    };
    let order = known.as_deref().unwrap_or_default();
    let asked = (&*conditions, &*left);
    let mut rows = look(conn, patience, question, asked, (order, enough))?;
    if known.is_none() {
        rows = sorted(rows, &options.order, patience)?;
    }
    let total = count(&rows);
    let rows = rows
        .into_iter()
        .skip(places(options.skip))
        .take(places(take));
    Ok(page(rows.collect(), top, options.count.then_some(total)))
}

fn page(mut rows: Vec<Vec<Value>>, top: u64, total: Option<u64>) -> Answer {
    let most = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = rows.len() > most && top > PAGE;
    rows.truncate(most);
    Answer { rows, total, more }
}

fn places(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

fn sorted(
    rows: Vec<Vec<Value>>,
    order: &[Order],
    patience: Patience<'_>,
) -> Result<Vec<Vec<Value>>, CannotAnswer> {
    let mut keyed: Vec<(Vec<Value>, Vec<Value>)> = Vec::with_capacity(rows.len());
    for (place, row) in rows.into_iter().enumerate() {
        patience.look(place)?;
        let keys = order.iter().map(|one| evaluate::value(&one.by, &row));
        keyed.push((keys.collect(), row));
    }
    keyed.sort_by(|(one, _), (two, _)| {
        let sides = one.iter().zip(two).zip(order);
        let orders = sides.map(|((one, two), order)| {
            let ascending = one.order(two);
            if order.descending {
                ascending.reverse()
            } else {
                ascending
            }
        });
        orders.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
    });
    Ok(keyed.into_iter().map(|(_, row)| row).collect())
}

/// The column that an order is by, if it is by one.
fn by_column(order: &Order) -> Option<(&'static str, bool)> {
    match &order.by {
        Expr::Field(place) => place.column.map(|column| (column, order.descending)),
        _ => None,
    }
}

/// What is said to the database, and what is left.
fn conditions(question: &Question, words: Words) -> (Vec<Condition>, Vec<Expr>) {
    let mut said = Vec::new();
    if let (Some(within), Some(value)) = (question.service.within, &question.within) {
        let column = match within {
            Within::Year => "year",
            Within::Park => "park_id",
        };
        said.push(Condition {
            text: format!("({column} = ?)"),
            values: vec![value.clone()],
        });
    }
    if let (Some(circle), Some((latitude, longitude))) = (question.near, question.service.place) {
        let bounds = circle.bounds();
        for (column, (least, greatest)) in
            [(latitude, bounds.latitude), (longitude, bounds.longitude)]
        {
            said.push(Condition {
                text: format!("({column} BETWEEN ? AND ?)"),
                values: vec![Value::Real(least), Value::Real(greatest)],
            });
        }
    }
    let (more, left) = match &question.options.filter {
        Some(filter) => sql::divide(filter, words),
        None => (Vec::new(), Vec::new()),
    };
    said.extend(more);
    (said, left)
}
