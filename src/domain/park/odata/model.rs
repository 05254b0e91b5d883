//! How the rows of a service are described: their fields, and in which column each stands.

use super::value::{Type, Value};

/// A kind of row.
#[derive(Debug)]
pub struct Entity {
    /// Its name in mistakes and in XML.
    pub name: &'static str,
    /// Its fields, in the order in which they are answered.
    pub fields: &'static [Field],
}

/// A field.
#[derive(Debug)]
pub struct Field {
    /// As callers name it.
    pub name: &'static str,
    /// What stands in it.
    pub shape: Shape,
}

/// What stands in a field.
#[derive(Debug)]
pub enum Shape {
    /// A value of this type, from this column.
    Leaf(Type, &'static str),
    /// Fields that belong together.
    Complex(&'static [Field]),
    /// Items of this kind, all of texts, from this column.
    List(&'static Entity, &'static str),
}

impl Field {
    /// A value of this type, from this column.
    #[must_use]
    pub const fn leaf(name: &'static str, kind: Type, column: &'static str) -> Self {
        Self {
            name,
            shape: Shape::Leaf(kind, column),
        }
    }

    /// A text, from this column.
    #[must_use]
    pub const fn text(name: &'static str, column: &'static str) -> Self {
        Self::leaf(name, Type::Text, column)
    }
}

impl Entity {
    /// The place and the field of this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<(usize, &'static Field)> {
        find(self.fields, name)
    }

    /// A row of the values that `give` gives to each field of a single value, with two items in each list.
    #[must_use]
    pub fn row(&self, give: &dyn Fn(&'static str, Type) -> Value) -> Vec<Value> {
        row(self.fields, give)
    }

    /// Every column with the type that is read from it, in the order of the fields; a list is read as a text.
    #[must_use]
    pub fn columns(&self) -> Vec<(Type, &'static str)> {
        let mut columns = Vec::new();
        gather(self.fields, &mut columns);
        columns
    }
}

/// The place and the field of this name among `fields`.
#[must_use]
pub fn find(fields: &'static [Field], name: &str) -> Option<(usize, &'static Field)> {
    fields
        .iter()
        .enumerate()
        .find(|(_, field)| field.name == name)
}

fn row(fields: &'static [Field], give: &dyn Fn(&'static str, Type) -> Value) -> Vec<Value> {
    let value = |field: &'static Field| match field.shape {
        Shape::Leaf(kind, _) => give(field.name, kind),
        Shape::Complex(fields) => Value::Complex(row(fields, give)),
        Shape::List(item, _) => Value::List(vec![row(item.fields, give); 2]),
    };
    fields.iter().map(value).collect()
}

fn gather(fields: &'static [Field], columns: &mut Vec<(Type, &'static str)>) {
    for field in fields {
        match field.shape {
            Shape::Leaf(kind, column) => columns.push((kind, column)),
            Shape::Complex(fields) => gather(fields, columns),
            Shape::List(_, column) => columns.push((Type::Text, column)),
        }
    }
}
