//! The top level of the package is fixed; what serves a tool is a hidden file.

use crate::finding::{self, Finding};
use crate::tree::Tree;

const FIXED: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "benches",
    "locales",
    "migrations",
    "src",
    "static",
    "templates",
    "tests",
];
/// Made by building and running; git ignores them.
const MADE: &[&str] = &["target", "var"];

fn check(tree: &Tree) -> Vec<Finding> {
    tree.top()
        .iter()
        .filter(|name| {
            !name.starts_with('.')
                && !FIXED.contains(&name.as_str())
                && !MADE.contains(&name.as_str())
        })
        .map(|name| {
            Finding::at(
                name,
                0,
                "the top level is fixed: move it into one of its folders",
            )
        })
        .collect()
}

#[test]
fn the_top_level_holds_what_it_should() {
    finding::none(check(Tree::read()));
}

#[test]
fn a_stray_file_is_caught() {
    let found = check(&Tree::of(&[
        ("docs/a.md", ""),
        (".ci/run", ""),
        ("src/a.rs", ""),
    ]));
    finding::caught(&found, "docs", 0, "fixed");
    assert_eq!(found.len(), 1, "{found:#?}");
}
