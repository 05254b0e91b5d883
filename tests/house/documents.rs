//! Every file of Rust begins with a sentence that says what it is.

use crate::finding::{self, Finding};
use crate::tree::Tree;

/// Words by which a comment speaks of work to do: an issue is the place for that.
const LEFT_OVER: &[&str] = &["TODO", "FIXME", "XXX", "HACK"];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let files = ["src/", "tests/", "benches/"]
        .into_iter()
        .flat_map(|folder| tree.rust(folder));
    for file in files {
        let unit_tests = file.path.starts_with("src/") && file.path.ends_with("/tests.rs");
        let words: Vec<&str> = file
            .text
            .lines()
            .map_while(|line| line.strip_prefix("//!"))
            .map(str::trim)
            .take_while(|line| !line.is_empty())
            .collect();
        let sentence = words.join(" ");
        if !unit_tests && !sentence.contains(['.', ':', '?']) {
            findings.push(Finding::at(
                &file.path,
                1,
                "begin with a sentence `//! …` that says what this is",
            ));
        }
        for (line, text) in (1..).zip(file.text.lines()) {
            let Some((_, comment)) = text.split_once("//") else {
                continue;
            };
            if let Some(word) = LEFT_OVER.iter().find(|word| {
                comment
                    .split(|c: char| !c.is_alphanumeric())
                    .any(|said| said == **word)
            }) {
                findings.push(Finding::at(
                    &file.path,
                    line,
                    format!("{word} in a comment: do it, or file an issue"),
                ));
            }
        }
    }
    findings
}

#[test]
fn every_file_says_what_it_is() {
    // The rule's own words would be found in this very file.
    let found = check(Tree::read());
    finding::none(
        found
            .into_iter()
            .filter(|found| found.path != "tests/house/documents.rs")
            .collect(),
    );
}

#[test]
fn silence_is_caught() {
    let tree = Tree::of(&[
        ("src/a.rs", "fn f() {}"),
        ("src/b.rs", "//! Begs a\n//! question.\n// TODO later"),
        ("src/c/tests.rs", "fn f() {}"),
    ]);
    let found = check(&tree);
    finding::caught(&found, "src/a.rs", 1, "begin with");
    finding::caught(&found, "src/b.rs", 3, "TODO");
    assert_eq!(found.len(), 2, "{found:#?}");
}
