//! One value of a JSON file, as a cell of a table shows it.

use super::tree::Tree;

/// Pictures that a browser draws and that can hold no script.
const PICTURES: [&str; 4] = [
    "data:image/png;base64,",
    "data:image/jpeg;base64,",
    "data:image/gif;base64,",
    "data:image/webp;base64,",
];

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Null, an empty text, or a field that this record does not have.
    Nothing,
    /// True or false.
    Truth(bool),
    /// A text or a number.
    Text(String),
    /// A picture, as a `data:` address.
    Picture(String),
}

impl Cell {
    /// The value of a leaf; what lies deeper has no cell.
    pub(super) fn of(tree: Tree) -> Self {
        match tree {
            Tree::Truth(value) => Self::Truth(value),
            Tree::Text(text) if text.trim().is_empty() => Self::Nothing,
            Tree::Text(text) if PICTURES.iter().any(|kind| text.starts_with(kind)) => {
                Self::Picture(text)
            }
            Tree::Text(text) => Self::Text(text),
            Tree::Nothing | Tree::List(_) | Tree::Fields(_) => Self::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_that_hold_no_script_are_pictures() {
        let of_text = |value: &str| Cell::of(Tree::Text(value.to_owned()));
        assert!(matches!(
            of_text("data:image/png;base64,iVBO"),
            Cell::Picture(_)
        ));
        assert!(matches!(
            of_text("data:image/svg+xml;base64,PHN2"),
            Cell::Text(_)
        ));
        assert_eq!(of_text(" "), Cell::Nothing);
    }
}
