//! Every page hangs in the gallery: it has samples, and a test renders them in both languages.

use crate::finding::{self, Finding};
use crate::tree::Tree;

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.rust("src/") {
        let door = file.path.strip_prefix("src/portals/");
        let door = door.and_then(|path| path.split_once('/'));
        if door.is_none() && !file.path.starts_with("src/http/") {
            continue;
        }
        for (line, page) in pages(&file.text) {
            let (hall, called) = match door {
                Some((portal, name)) => {
                    let module = name.trim_end_matches(".rs").replace('/', "::");
                    (
                        format!("src/portals/{portal}/tests.rs"),
                        format!("{module}::{page}::samples"),
                    )
                }
                None => ("src/http/".to_owned(), format!("{page}::samples(")),
            };
            let mut halls = tree.rust(&hall);
            if !halls.any(|other| other.text.contains(&called)) {
                findings.push(Finding::at(
                    &file.path,
                    line,
                    format!("{page} hangs in no gallery: render `{called}` in {hall}"),
                ));
            }
        }
    }
    findings
}

/// The pages of a file: public structs that are templates, and where each stands.
fn pages(text: &str) -> Vec<(usize, &str)> {
    let mut pages = Vec::new();
    let mut template = false;
    for (line, text) in (1..).zip(text.lines()) {
        if text.starts_with("#[derive(") {
            template = text
                .trim_end_matches(")]")
                .split(['(', ','])
                .any(|derived| derived.trim() == "Template");
        } else if let Some(name) = text.strip_prefix("pub struct ") {
            let name = name.split(|c: char| !c.is_alphanumeric()).next();
            pages.extend(name.filter(|_| template).map(|name| (line, name)));
            template = false;
        }
    }
    pages
}

#[test]
fn every_page_hangs_in_the_gallery() {
    let tree = Tree::read();
    let seen: usize = tree
        .rust("src/portals/")
        .map(|file| pages(&file.text).len())
        .sum();
    assert!(seen > 20, "the pages are not found any more: {seen}");
    finding::none(check(tree));
}

#[test]
fn a_page_that_nobody_renders_is_caught() {
    let page =
        "//! A page.\n#[derive(Debug, Template)]\n#[template(path = \"x\")]\npub struct XPage {}";
    let tree = Tree::of(&[
        ("src/portals/public/one.rs", page),
        ("src/portals/public/two.rs", page),
        (
            "src/portals/public/tests.rs",
            "//! T.\nfn f() { check(one::XPage::samples); }",
        ),
        ("src/http/three.rs", page),
    ]);
    let found = check(&tree);
    finding::caught(
        &found,
        "src/portals/public/two.rs",
        4,
        "two::XPage::samples",
    );
    finding::caught(&found, "src/http/three.rs", 4, "XPage::samples(");
    assert_eq!(found.len(), 2, "{found:#?}");
}
