//! Tests are sentences, run always, and do not sleep.

use crate::finding::{self, Finding};
use crate::tree::Tree;

/// Tests that wait for another program, or play a slow one: nobody's clock can be moved there.
const WAITING: &[&str] = &["src/clients/egress/tests.rs", "tests/suite/jobs/program.rs"];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let files = ["src/", "tests/"]
        .into_iter()
        .flat_map(|folder| tree.rust(folder));
    for file in files {
        for function in file.functions.iter().filter(|function| function.is_test) {
            let words = function
                .name
                .split('_')
                .filter(|word| !word.is_empty())
                .count();
            if words < 3 || function.name.starts_with("test_") {
                findings.push(Finding::at(
                    &file.path,
                    function.line,
                    format!("`{}` is no sentence: say what happens", function.name),
                ));
            }
        }
        for (line, text) in (1..).zip(file.text.lines()) {
            if text.trim_start().starts_with("#[ignore") {
                findings.push(Finding::at(
                    &file.path,
                    line,
                    "an ignored test is no test: mend it or take it out",
                ));
            }
        }
        // The browser ring waits for pages and processes; nothing else has to.
        for named in file.names.iter().filter(|named| {
            named.test
                && !WAITING.contains(&file.path.as_str())
                && !file.path.starts_with("tests/browser/")
        }) {
            if named.segments.last().is_some_and(|last| last == "sleep") {
                findings.push(Finding::at(
                    &file.path,
                    named.line,
                    "a test does not sleep: move the clock, or wait for what is to happen",
                ));
            }
        }
    }
    findings
}

#[test]
fn every_test_is_a_sentence() {
    finding::none(check(Tree::read()));
}

#[test]
fn a_test_that_is_none_is_caught() {
    let tree = Tree::of(&[(
        "tests/suite/a.rs",
        "#[test]\nfn works() {}\n#[tokio::test]\nasync fn test_it_all_works() { std::thread::sleep(x); }\n#[test]\n#[ignore]\nfn a_clerk_signs_in() {}",
    )]);
    let found = check(&tree);
    finding::caught(&found, "tests/suite/a.rs", 2, "no sentence");
    finding::caught(&found, "tests/suite/a.rs", 4, "no sentence");
    finding::caught(&found, "tests/suite/a.rs", 4, "sleep");
    finding::caught(&found, "tests/suite/a.rs", 6, "ignored");
    assert_eq!(found.len(), 4, "{found:#?}");
}
