//! JSON as tables: fields as facts, equal records as rows, and what lies deeper as sections of its own.

pub use super::cell::Cell;
use super::tree::Tree;

/// The most cells that a page shows; the rest is in the file.
const MOST_CELLS: usize = 5_000;
/// Between the names of a section's path.
const WITHIN: &str = " › ";
/// The tables of one JSON file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tables {
    /// In the order of the file.
    pub sections: Vec<Section>,
    /// Whether something was left out because it is too much for a page.
    pub cut: bool,
}

/// One table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Where it lies in the file; empty at the top.
    pub title: String,
    /// What it holds.
    pub body: Body,
}

/// The shapes of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Names and values.
    Facts(Vec<(String, Cell)>),
    /// Records with the same kind of fields.
    Grid {
        /// The names of the fields.
        columns: Vec<String>,
        /// One record each; as long as the columns.
        rows: Vec<Vec<Cell>>,
    },
    /// Values without names.
    List(Vec<Cell>),
}

/// The tables of `json`; `None` when it is no JSON.
pub(super) fn of(json: &[u8]) -> Option<Tables> {
    let tree = Tree::read(json)?;
    let mut drawing = Drawing::default();
    drawing.draw(String::new(), tree);
    Some(drawing.tables)
}

#[derive(Default)]
struct Drawing {
    tables: Tables,
    cells: usize,
}

impl Drawing {
    fn draw(&mut self, title: String, tree: Tree) {
        if self.cells >= MOST_CELLS {
            self.tables.cut = true;
            return;
        }
        match tree {
            Tree::Fields(fields) => self.fields(&title, fields),
            Tree::List(values) => self.list(title, values),
            leaf => self.push(title, Body::List(vec![Cell::of(leaf)]), 1),
        }
    }

    fn fields(&mut self, title: &str, fields: Vec<(String, Tree)>) {
        let (deep, flat): (Vec<_>, Vec<_>) =
            fields.into_iter().partition(|(_, value)| is_deep(value));
        if !flat.is_empty() {
            let facts: Vec<_> = flat
                .into_iter()
                .map(|(name, value)| (name, Cell::of(value)))
                .collect();
            let count = facts.len();
            self.push(title.to_owned(), Body::Facts(facts), count);
        }
        for (name, value) in deep {
            self.draw(within(title, &name), value);
        }
    }

    fn list(&mut self, title: String, values: Vec<Tree>) {
        if values.iter().all(|value| !is_deep(value)) {
            let count = values.len();
            let cells = values.into_iter().map(Cell::of).collect();
            self.push(title, Body::List(cells), count);
        } else if values.iter().all(is_record) {
            let (columns, rows) = grid(values, (MOST_CELLS - self.cells).max(1));
            let count = columns.len() * rows.len().max(1);
            self.push(title, Body::Grid { columns, rows }, count);
        } else {
            for (value, number) in values.into_iter().zip(1..) {
                self.draw(within(&title, &format!("{number}")), value);
            }
        }
    }

    fn push(&mut self, title: String, body: Body, cells: usize) {
        self.cells += cells.max(1);
        self.tables.cut |= self.cells > MOST_CELLS;
        self.tables.sections.push(Section {
            title,
            body: body.cut_to(MOST_CELLS),
        });
    }
}

impl Body {
    fn cut_to(self, most: usize) -> Self {
        match self {
            Self::Facts(facts) => Self::Facts(facts.into_iter().take(most).collect()),
            Self::List(cells) => Self::List(cells.into_iter().take(most).collect()),
            Self::Grid { columns, rows } => {
                let most = most / columns.len().max(1);
                let rows = rows.into_iter().take(most).collect();
                Self::Grid { columns, rows }
            }
        }
    }
}

/// The columns of these records, in the order in which they first occur, and a row for each; at most `most` columns.
fn grid(records: Vec<Tree>, most: usize) -> (Vec<String>, Vec<Vec<Cell>>) {
    let mut columns: Vec<String> = Vec::new();
    for record in &records {
        let Tree::Fields(fields) = record else {
            continue;
        };
        for (name, _) in fields {
            if columns.len() < most && !columns.contains(name) {
                columns.push(name.clone());
            }
        }
    }
    let row = |record: Tree| {
        let Tree::Fields(mut fields) = record else {
            return Vec::new();
        };
        let mut take = |column: &String| {
            let place = fields.iter().position(|(name, _)| name == column)?;
            Some(Cell::of(fields.swap_remove(place).1))
        };
        columns
            .iter()
            .map(|column| take(column).unwrap_or(Cell::Nothing))
            .collect()
    };
    let rows = records.into_iter().map(row).collect();
    (columns, rows)
}

fn within(title: &str, name: &str) -> String {
    if title.is_empty() {
        name.to_owned()
    } else {
        format!("{title}{WITHIN}{name}")
    }
}

const fn is_deep(tree: &Tree) -> bool {
    matches!(tree, Tree::List(_) | Tree::Fields(_))
}

fn is_record(tree: &Tree) -> bool {
    matches!(tree, Tree::Fields(fields) if fields.iter().all(|(_, value)| !is_deep(value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn fields_keep_their_order_and_records_become_rows() {
        let json = br#"{"z":"1","a":2,"list":[{"n":"x","d":true},{"d":false,"m":null}],"deep":{"p":["q"]}}"#;
        let tables = of(json).unwrap();
        let titles: Vec<_> = tables
            .sections
            .iter()
            .map(|section| section.title.as_str())
            .collect();
        assert_eq!(titles, ["", "list", "deep › p"]);
        let facts = vec![("z".to_owned(), text("1")), ("a".to_owned(), text("2"))];
        assert_eq!(tables.sections[0].body, Body::Facts(facts));
        let grid = Body::Grid {
            columns: vec!["n".to_owned(), "d".to_owned(), "m".to_owned()],
            rows: vec![
                vec![text("x"), Cell::Truth(true), Cell::Nothing],
                vec![Cell::Nothing, Cell::Truth(false), Cell::Nothing],
            ],
        };
        assert_eq!(tables.sections[1].body, grid);
        assert!(!tables.cut);
    }

    #[test]
    fn too_much_for_a_page_is_cut_and_says_so() {
        let json = serde_json::to_vec(&vec!["x"; 6_000]).unwrap();
        let tables = of(&json).unwrap();
        assert!(tables.cut);
        assert!(matches!(&tables.sections[0].body, Body::List(cells) if cells.len() == MOST_CELLS));
        assert_eq!(of(b"{"), None);
    }
}
