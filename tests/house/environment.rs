//! Only `config/`, and the command line through clap, reads the environment.

use crate::finding::{self, Finding};
use crate::tree::Tree;

/// Who may, beside `config/`.
const MAY: &[(&str, &str)] = &[
    (
        "src/build.rs",
        "a build script is told where things are by the environment",
    ),
    ("src/main.rs", "the command line is read there"),
];

/// Functions of `std::env` whose answer whoever starts the process decides.
const READS: &[&str] = &[
    "*",
    "home_dir",
    "remove_var",
    "set_var",
    "temp_dir",
    "var",
    "var_os",
    "vars",
    "vars_os",
];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.rust("src/") {
        if file.path.starts_with("src/config/") || MAY.iter().any(|(path, _)| *path == file.path) {
            continue;
        }
        for named in file.names.iter().filter(|named| !named.test) {
            let words: Vec<&str> = named.segments.iter().map(String::as_str).collect();
            let reads = words.last().is_some_and(|last| READS.contains(last));
            if reads && words.iter().rev().nth(1) == Some(&"env") {
                findings.push(Finding::at(
                    &file.path,
                    named.line,
                    format!(
                        "`{}`: read it in config/ and hand the value on",
                        words.join("::")
                    ),
                ));
            }
        }
    }
    findings
}

#[test]
fn only_the_configuration_reads_the_environment() {
    finding::none(check(Tree::read()));
}

#[test]
fn reading_it_elsewhere_is_caught() {
    let tree = Tree::of(&[
        (
            "src/http/limits.rs",
            "use std::env::{var, consts};\nfn f() { env::var(\"X\"); }\nconst A: &str = env!(\"CARGO_PKG_NAME\");",
        ),
        ("src/config/mod.rs", "use std::env;"),
    ]);
    let found = check(&tree);
    finding::caught(&found, "src/http/limits.rs", 1, "std::env::var");
    finding::caught(&found, "src/http/limits.rs", 2, "env::var");
    assert_eq!(found.len(), 2, "{found:#?}");
}
