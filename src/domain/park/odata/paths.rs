//! What a path of names means: a field of the row, or of the item of a list that is being looked through.

use super::mistake::Mistake;
use super::model::{self, Entity, Field, Shape};
use super::value::Type;

/// A field that an expression names.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// How many lists further out the row is: 0 is the row or item at hand.
    pub out: usize,
    /// The way through the fields.
    pub steps: Vec<usize>,
    /// Its column, if it stands in the row itself.
    pub column: Option<&'static str>,
    /// Its type.
    pub kind: Type,
}

/// What is at hand: the row, and inside `any` and `all` the items by their names, the innermost last.
#[derive(Debug, Clone)]
pub(super) struct Scope {
    pub(super) entity: &'static Entity,
    pub(super) items: Vec<(String, &'static Entity)>,
}

/// A field and the way to it.
struct Found {
    field: &'static Field,
    steps: Vec<usize>,
    out: usize,
}

impl Scope {
    pub(super) const fn of(entity: &'static Entity) -> Self {
        Self {
            entity,
            items: Vec::new(),
        }
    }

    /// The value that the path names. A name in several languages stands for its first one.
    pub(super) fn value(&self, at: usize, path: &[String]) -> Result<Place, Mistake> {
        let mut found = self.field(at, path)?;
        if let Shape::Complex([first, ..]) = found.field.shape
            && first.name == "Zh_tw"
        {
            found.field = first;
            found.steps.push(0);
        }
        match found.field.shape {
            Shape::Leaf(kind, column) => Ok(Place {
                column: (found.out == self.items.len()).then_some(column),
                out: found.out,
                steps: found.steps,
                kind,
            }),
            _ => {
                let what = format!("'{}' is no single value", path.join("/"));
                Err(Mistake::new(at, what))
            }
        }
    }

    /// The list that the path names, and the kind of its items.
    pub(super) fn list(
        &self,
        at: usize,
        path: &[String],
    ) -> Result<(Place, &'static Entity), Mistake> {
        let found = self.field(at, path)?;
        let Shape::List(item, column) = found.field.shape else {
            return Err(Mistake::new(
                at,
                format!("'{}' is no collection", path.join("/")),
            ));
        };
        let place = Place {
            column: (found.out == self.items.len()).then_some(column),
            out: found.out,
            steps: found.steps,
            kind: Type::Null,
        };
        Ok((place, item))
    }

    fn field(&self, at: usize, path: &[String]) -> Result<Found, Mistake> {
        let innermost_first = self.items.iter().rev().enumerate();
        let named = path.first().and_then(|first| {
            innermost_first
                .filter(|(_, (name, _))| name == first)
                .map(|(out, (_, entity))| (out, *entity))
                .next()
        });
        let (out, entity, rest) = match named {
            Some((out, entity)) => (out, entity, path.get(1..).unwrap_or_default()),
            None => (self.items.len(), self.entity, path),
        };
        let (field, steps) = walk(at, entity, rest)?;
        Ok(Found { field, steps, out })
    }
}

/// The field at the end of a path, and the way to it.
pub(super) fn walk(
    at: usize,
    entity: &'static Entity,
    path: &[String],
) -> Result<(&'static Field, Vec<usize>), Mistake> {
    let (mut fields, mut kind) = (entity.fields, entity.name);
    let mut steps = Vec::new();
    let mut reached = None;
    for name in path {
        let (step, field) = model::find(fields, name).ok_or_else(|| {
            Mistake::new(
                at,
                format!("Could not find a property named '{name}' on type '{kind}'"),
            )
        })?;
        steps.push(step);
        reached = Some(field);
        (fields, kind) = match field.shape {
            Shape::Complex(fields) => (fields, field.name),
            _ => (&[] as &[Field], field.name),
        };
    }
    let what = "The item has properties, but is no value itself";
    let field = reached.ok_or_else(|| Mistake::new(at, what))?;
    Ok((field, steps))
}
