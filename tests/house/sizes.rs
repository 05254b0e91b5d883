//! Small rooms: files, templates and handlers that hurt to scroll are missing a noun.

use crate::finding::{self, Finding};
use crate::tree::{Tree, has_ending};

/// Lines of a Rust file without its tests.
const FILE: usize = 200;
/// Lines of a template.
const TEMPLATE: usize = 100;
/// Lines between the braces of a handler.
const HANDLER: usize = 35;

/// Files with a ceiling of their own, and why.
const HIGHER: &[(&str, usize, &str)] = &[
    (
        "src/db/schema.rs",
        2000,
        "one list of all tables, written by the rules of the migrations; nobody reads it from the top",
    ),
    (
        "src/routes.rs",
        600,
        "the table of contents: every path with its guard, in one file, which grows by a line with each path",
    ),
];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.rust("src/") {
        let ceiling = HIGHER
            .iter()
            .find(|(path, _, _)| *path == file.path)
            .map_or(FILE, |(_, ceiling, _)| *ceiling);
        let lines = file.lines_without_tests();
        if lines > ceiling {
            findings.push(Finding::at(
                &file.path,
                0,
                format!("{lines} lines without tests, more than {ceiling}: a noun is missing"),
            ));
        }
        let door = file.path.starts_with("src/portals/") || file.path.starts_with("src/api/");
        for function in file
            .functions
            .iter()
            .filter(|function| door && function.public_async && !function.test)
        {
            if function.body > HANDLER {
                findings.push(Finding::at(
                    &file.path,
                    function.line,
                    format!("the handler `{}` has {} lines, more than {HANDLER}: move the rule to `domain`", function.name, function.body),
                ));
            }
        }
    }
    for (path, text) in tree
        .below("templates/")
        .filter(|(path, _)| has_ending(path, &["html", "txt", "xml"]))
    {
        let lines = text.lines().count();
        if lines > TEMPLATE {
            findings.push(Finding::at(
                path,
                0,
                format!("{lines} lines, more than {TEMPLATE}: move a part to templates/parts"),
            ));
        }
    }
    findings
}

#[test]
fn rooms_are_small() {
    finding::none(check(Tree::read()));
}

#[test]
fn what_is_too_long_is_caught() {
    let long = format!("//! Long.\n{}", "fn f() {}\n".repeat(FILE));
    let tested = format!(
        "//! Tested.\n#[cfg(test)]\nmod tests {{\n{}}}\n",
        "fn f() {}\n".repeat(FILE)
    );
    let handler = format!(
        "pub async fn open() {{\n{}}}\n",
        "f();\n".repeat(HANDLER + 1)
    );
    let template = "<p>\n".repeat(TEMPLATE + 1);
    let tree = Tree::of(&[
        ("src/kit/long.rs", &long),
        ("src/kit/tested.rs", &tested),
        ("src/portals/counter/opening.rs", &handler),
        ("templates/a.html", &template),
    ]);
    let found = check(&tree);
    finding::caught(&found, "src/kit/long.rs", 0, "201 lines");
    finding::caught(
        &found,
        "src/portals/counter/opening.rs",
        1,
        "`open` has 36 lines",
    );
    finding::caught(&found, "templates/a.html", 0, "101 lines");
    assert_eq!(found.len(), 3, "{found:#?}");
}
