//! The query options of a call, read and bound to the kind of row that is asked for.

use chrono::{DateTime, FixedOffset};

use super::binding;
use super::expr::Expr;
use super::folding::fold;
use super::function::Function;
use super::lexer;
use super::mistake::Mistake;
use super::model::Entity;
use super::parser::{self, Parser};
use super::paths;

/// The most parts of an order.
const MOST_ORDERS: usize = 10;

/// How rows are to be listed.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// By what.
    pub by: Expr,
    /// The greatest first.
    pub descending: bool,
}

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// Which rows; `None` is all of them.
    pub filter: Option<Expr>,
    /// In which order.
    pub order: Vec<Order>,
    /// Which fields, by their ways; empty is all of them.
    pub select: Vec<Vec<usize>>,
    /// At most so many rows.
    pub top: Option<u64>,
    /// Without the first so many.
    pub skip: u64,
    /// Whether the number of all rows is wanted.
    pub count: bool,
    /// Whether `now()` was asked for, so that the same rows answer differently at another time.
    pub timed: bool,
}

/// An option that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{option}: {why}")]
pub struct CannotRead {
    /// Its name.
    pub option: String,
    /// What is wrong.
    pub why: String,
}

impl CannotRead {
    /// This option cannot be read.
    pub fn new(option: &str, why: impl std::fmt::Display) -> Self {
        Self {
            option: option.to_owned(),
            why: why.to_string(),
        }
    }
}

impl Options {
    /// Reads the options among `pairs` that ask for rows of `entity`; others are left to whoever knows them.
    ///
    /// # Errors
    /// An option that is unknown, comes twice, or cannot be read.
    pub fn read<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
        entity: &'static Entity,
        now: DateTime<FixedOffset>,
    ) -> Result<Self, CannotRead> {
        let mut options = Self::default();
        let mut seen: Vec<String> = Vec::new();
        for (name, text) in pairs {
            let option = name.to_ascii_lowercase();
            if !option.starts_with('$') {
                continue;
            }
            if seen.contains(&option) {
                return Err(CannotRead::new(name, "This option may be given once only"));
            }
            let read = options.take(&option, text, entity, now);
            read.map_err(|why| CannotRead::new(name, why))?;
            seen.push(option);
        }
        Ok(options)
    }

    fn take(
        &mut self,
        option: &str,
        text: &str,
        entity: &'static Entity,
        now: DateTime<FixedOffset>,
    ) -> Result<(), Mistake> {
        match option {
            "$filter" => {
                let node = parser::parse(text)?;
                self.filter = Some(fold(binding::bind_condition(&node, entity, now)?));
                self.timed |= lexer::names(text, Function::Now)?;
            }
            "$orderby" => {
                self.order = order(text, entity, now)?;
                self.timed |= lexer::names(text, Function::Now)?;
            }
            "$select" => self.select = select(text, entity)?,
            "$top" => self.top = Some(number(text)?),
            "$skip" => self.skip = number(text)?,
            "$count" => self.count = boolean(text)?,
            "$format" | "$spatialfilter" => {}
            _ => return Err(Mistake::new(0, "This query option is not supported")),
        }
        Ok(())
    }
}

fn number(text: &str) -> Result<u64, Mistake> {
    let text = text.trim();
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let read = plain.then(|| text.parse::<i64>().ok()).flatten();
    read.and_then(|number| u64::try_from(number).ok())
        .ok_or_else(|| {
            Mistake::new(
                0,
                format!("Expected a non-negative integer, found '{text}'"),
            )
        })
}

fn boolean(text: &str) -> Result<bool, Mistake> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(Mistake::new(0, "Expected true or false")),
    }
}

fn order(
    text: &str,
    entity: &'static Entity,
    now: DateTime<FixedOffset>,
) -> Result<Vec<Order>, Mistake> {
    let mut parser = Parser::new(text)?;
    let mut orders = Vec::new();
    loop {
        let (at, node) = (parser.place(), parser.expression(0)?);
        if orders.len() == MOST_ORDERS {
            let what = format!("An order has at most {MOST_ORDERS} parts; another stands");
            return Err(Mistake::new(at, what));
        }
        let (by, _) = binding::bind(&node, entity, now)?;
        let descending = parser.word_of(&["asc", "desc"]) == Some("desc");
        // Whatever is the same for all rows is no order.
        match fold(by) {
            Expr::Literal(_) => {}
            by => orders.push(Order { by, descending }),
        }
        if !parser.sign(',') {
            break;
        }
    }
    parser.end()?;
    Ok(orders)
}

/// `A, B/C, *`
fn select(text: &str, entity: &'static Entity) -> Result<Vec<Vec<usize>>, Mistake> {
    let mut ways = Vec::new();
    let mut at = 0;
    for item in text.split(',') {
        let blanks = item.chars().take_while(|c| c.is_whitespace()).count();
        let name = item.trim();
        if name.is_empty() {
            return Err(Mistake::new(at + blanks, "Expected a property"));
        }
        if name == "*" {
            ways.extend((0..entity.fields.len()).map(|field| vec![field]));
        } else {
            let path: Vec<String> = name.split('/').map(str::to_owned).collect();
            ways.push(paths::walk(at + blanks, entity, &path)?.1);
        }
        at += item.chars().count() + 1;
    }
    ways.sort_unstable();
    ways.dedup();
    Ok(ways)
}
