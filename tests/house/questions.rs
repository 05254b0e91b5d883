//! What cannot be undone is asked about once: a dangerous button stands behind `parts::sure`, which works without script.

use crate::finding::{self, Finding};
use crate::tree::Tree;

/// Where a dangerous button stands open, and why.
const OPEN: &[(&str, &str)] = &[
    (
        "templates/citizen/barcodes.html",
        "stopping an opening protects; it must not wait for a second press",
    ),
    (
        "templates/member/deletion.html",
        "the page itself asks, and wants the password",
    ),
    (
        "templates/reviewer/proofs.html",
        "wants a reason in words, and another proof may be handed in",
    ),
    (
        "templates/reviewer/training.html",
        "wants a reason in words, and the member may enrol again",
    ),
];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.below("templates/") {
        if OPEN.iter().any(|(open, _)| *open == path) {
            continue;
        }
        let mut asked = false;
        for (line, text) in (1..).zip(text.lines()) {
            for part in text.split_inclusive("%}") {
                asked |= part.contains("call parts::sure(");
                let is_dangerous =
                    part.contains("\"danger\"") || part.contains("class=\"button danger\"");
                if is_dangerous && !asked && !part.contains("macro ") {
                    findings.push(Finding::at(
                        path,
                        line,
                        "this acts at the first press: put its form behind `parts::sure`",
                    ));
                }
                asked &= !part.contains("endcall");
            }
        }
    }
    findings
}

#[test]
fn what_cannot_be_undone_is_asked_about() {
    finding::none(check(Tree::read()));
}

#[test]
fn what_stands_open_stands_there_still() {
    let tree = Tree::read();
    for (path, _) in OPEN {
        let found = tree.below(path).any(|(_, text)| text.contains("danger"));
        assert!(found, "{path} holds no dangerous button");
    }
}

#[test]
fn a_button_that_acts_at_once_is_caught() {
    let tree = Tree::of(&[(
        "templates/counter/a.html",
        "{% call parts::sure(\"a\", \"b\") %}<form>{{ fields::button(\"a\", kind=\"danger\") }}</form>{% endcall %}\n<button class=\"button danger\">\n{{ fields::button(\"a\", \"danger\") }}\n{% macro a(kind=\"danger\") %}",
    )]);
    let found = check(&tree);
    for line in [2, 3] {
        finding::caught(&found, "templates/counter/a.html", line, "first press");
    }
    assert_eq!(found.len(), 2, "{found:#?}");
}
