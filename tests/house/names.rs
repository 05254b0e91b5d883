//! Words that say nothing are no names.

use crate::finding::{self, Finding};
use crate::tree::Tree;

const EMPTY: &[&str] = &[
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "manager",
    "processor",
    "info",
    "misc",
    "new2",
];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let files = ["src/", "tests/", "benches/"]
        .into_iter()
        .flat_map(|folder| tree.rust(folder));
    for file in files {
        for part in file.path.split('/') {
            let stem = part.trim_end_matches(".rs");
            if let Some(word) = empty_word(stem) {
                findings.push(Finding::at(
                    &file.path,
                    0,
                    format!("`{word}` says nothing: name the file for what it does"),
                ));
            }
        }
        for item in &file.items {
            if let Some(word) = empty_word(&item.name) {
                findings.push(Finding::at(
                    &file.path,
                    item.line,
                    format!(
                        "`{word}` in `{} {}` says nothing: name it for what it does",
                        item.kind, item.name
                    ),
                ));
            }
        }
    }
    findings
}

fn empty_word(name: &str) -> Option<String> {
    words(name)
        .into_iter()
        .find(|word| EMPTY.contains(&word.as_str()))
}

/// `userInfo_page` is `user`, `info`, `page`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut lower_before = false;
    for c in name.chars() {
        if c == '_' || c == '-' || (c.is_uppercase() && lower_before) {
            words.push(String::new());
        }
        lower_before = c.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
    }
    words
}

#[test]
fn names_say_something() {
    finding::none(check(Tree::read()));
}

#[test]
fn empty_words_are_caught() {
    let tree = Tree::of(&[
        (
            "src/http/helpers.rs",
            "pub struct KeyManager;\nfn userinfo() {}\nconst MISC_TEXTS: u8 = 1;",
        ),
        ("src/mailbox.rs", "enum Information {}"),
    ]);
    let found = check(&tree);
    finding::caught(&found, "src/http/helpers.rs", 0, "helpers");
    finding::caught(&found, "src/http/helpers.rs", 1, "manager");
    finding::caught(&found, "src/http/helpers.rs", 3, "misc");
    assert_eq!(found.len(), 3, "{found:#?}");
}
