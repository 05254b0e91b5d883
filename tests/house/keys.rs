//! Every key that is named has its sentence, and every sentence is named.
//!
//! A key is a text between quotes, in `src` outside tests or in the braces of a template, whose first word is
//! the name of a locale file: `counter-opening-sent`. A key that depends on a value is written with its fixed
//! beginning and end, as `format!("citizen-method-{}", …)` or `"citizen-method-" ~ word`, with at least two
//! fixed words at the beginning; every sentence that fits counts as named, and at least one must fit. Where a
//! text only looks like a key, the line says `no key` in a comment.

use std::collections::BTreeSet;

use crate::finding::{self, Finding};
use crate::locales;
use crate::tree::{Tree, has_ending};

/// The functions whose first argument is a key.
const ASKING: &[&str] = &["t", "t1", "t2", "text", "text_with", "notice"];

/// A key as it is named: its fixed beginning and end, equal when nothing is open.
#[derive(Debug)]
struct Named {
    path: String,
    line: usize,
    begin: String,
    end: Option<String>,
}

impl Named {
    /// Reads `value` as a key, if it looks like one; `asked` when it stands where a key must stand.
    fn read(
        path: &str,
        line: usize,
        value: &str,
        asked: bool,
        stems: &BTreeSet<&str>,
    ) -> Option<Self> {
        let (begin, end) = match (value.split_once('{'), value.rsplit_once('}')) {
            (Some((begin, _)), Some((_, end))) => (begin, Some(end)),
            _ if value.ends_with('-') => (value, Some("")),
            _ => (value, None),
        };
        let shaped = begin.contains('-')
            && begin.starts_with(|c: char| c.is_ascii_lowercase())
            && !begin.contains("--")
            && (end.is_some() || !begin.ends_with('-'))
            && begin
                .chars()
                .chain(end.unwrap_or_default().chars())
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        let ours = asked
            || begin
                .split('-')
                .next()
                .is_some_and(|stem| stems.contains(stem));
        (shaped && ours).then(|| Self {
            path: path.to_owned(),
            line,
            begin: begin.to_owned(),
            end: end.map(str::to_owned),
        })
    }

    fn fits(&self, key: &str) -> bool {
        match &self.end {
            None => key == self.begin,
            Some(end) => {
                key.len() > self.begin.len() + end.len()
                    && key.starts_with(&self.begin)
                    && key.ends_with(end.as_str())
            }
        }
    }

    fn is_too_wide(&self) -> bool {
        self.end.is_some() && self.begin.matches('-').count() < 2
    }
}

fn check(tree: &Tree) -> Vec<Finding> {
    let (sentences, _) = locales::read(tree, locales::TAGS[0]);
    let stems: BTreeSet<&str> = tree
        .below("locales/")
        .filter_map(|(path, _)| path.rsplit('/').next()?.strip_suffix(".ftl"))
        .collect();
    let mut named = in_rust(tree, &stems);
    named.extend(in_templates(tree, &stems));
    let mut findings = Vec::new();
    for key in &named {
        let open = if key.end.is_some() { "…" } else { "" };
        if key.is_too_wide() {
            findings.push(Finding::at(
                &key.path,
                key.line,
                format!("`{}{open}` fits too much: fix two words", key.begin),
            ));
        } else if !sentences.keys().any(|known| key.fits(known)) {
            findings.push(Finding::at(
                &key.path,
                key.line,
                format!("`{}{open}` has no sentence in locales/", key.begin),
            ));
        }
    }
    let parts: BTreeSet<&String> = sentences
        .values()
        .flat_map(|sentence| &sentence.parts)
        .collect();
    for (key, sentence) in &sentences {
        if !parts.contains(key) && !named.iter().any(|named| named.fits(key)) {
            findings.push(Finding::at(
                &sentence.path,
                sentence.line,
                format!("`{key}` is named nowhere: take it out of both languages"),
            ));
        }
    }
    findings
}

fn in_rust(tree: &Tree, stems: &BTreeSet<&str>) -> Vec<Named> {
    let mut named = Vec::new();
    for file in tree.rust("src/").filter(|file| file.path != "src/build.rs") {
        let lines: Vec<&str> = file.text.lines().collect();
        for text in file.texts.iter().filter(|text| !text.test) {
            let line = text
                .line
                .checked_sub(1)
                .and_then(|line| lines.get(line))
                .unwrap_or(&"");
            let argument = text
                .argument
                .as_ref()
                .is_some_and(|(callee, place)| *place == 0 && ASKING.contains(&callee.as_str()));
            let function = text
                .function
                .as_ref()
                .is_some_and(|name| name == "key" || name.ends_with("_key"));
            if !line.contains("// no key") {
                named.extend(Named::read(
                    &file.path,
                    text.line,
                    &text.value,
                    argument || function,
                    stems,
                ));
            }
        }
    }
    named
}

/// Texts between quotes inside `{{ }}` and `{% %}`.
fn in_templates(tree: &Tree, stems: &BTreeSet<&str>) -> Vec<Named> {
    let mut named = Vec::new();
    for (path, text) in tree
        .below("templates/")
        .filter(|(path, _)| has_ending(path, &["html", "txt", "xml", "svg"]))
    {
        for (line, text) in (1..).zip(text.lines()) {
            if text.contains("no key #}") {
                continue;
            }
            for (before, value) in quoted_in_braces(text) {
                let asked = ASKING.iter().any(|ask| {
                    before
                        .strip_suffix('(')
                        .and_then(|before| before.strip_suffix(ask))
                        .is_some_and(|before| {
                            !before.ends_with(|c: char| c.is_alphanumeric() || c == '_')
                        })
                });
                named.extend(Named::read(path, line, value, asked, stems));
            }
        }
    }
    named
}

/// Each text between quotes in the braces of `line`, and what stands before it there. A line that is inside
/// braces opened above has no opening sign of its own and counts as a whole.
fn quoted_in_braces(line: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = if line.contains("{{") || line.contains("{%") || line.contains('<') {
        line.find("{{")
            .into_iter()
            .chain(line.find("{%"))
            .min()
            .and_then(|start| line.get(start..))
    } else {
        Some(line)
    };
    while let Some(inside) = rest {
        let end = inside
            .find("}}")
            .into_iter()
            .chain(inside.find("%}"))
            .min()
            .unwrap_or(inside.len());
        let (code, after) = inside.split_at(end);
        let parts: Vec<&str> = code.split('"').collect();
        found.extend(
            parts
                .chunks_exact(2)
                .map(|pair| (pair[0].trim_end(), pair[1])),
        );
        rest = after
            .find("{{")
            .into_iter()
            .chain(after.find("{%"))
            .min()
            .and_then(|start| after.get(start..));
    }
    found
}

#[test]
fn every_key_has_a_sentence_and_every_sentence_a_key() {
    finding::none(check(Tree::read()));
}

#[test]
fn missing_and_unused_keys_are_caught() {
    let tree = Tree::of(&[
        (
            "locales/zh-Hant-TW/counter.ftl",
            "counter-a = 甲\ncounter-b = 乙\ncounter-state-one = 一\ncounter-old = 舊\ncounter-part = 部\ncounter-sum = { counter-part }\n",
        ),
        ("locales/en/counter.ftl", ""),
        (
            "src/portals/counter/a.rs",
            "fn key(self) -> &str { match self { A => \"counter-a\", B => \"countr-b\" } }\nfn f() { x.t(\"counter-gone\"); format!(\"counter-state-{}\", s);\ng(\"counter-form\"); // no key\n}\nfn h() { format!(\"counter-{x}\"); }\n#[test]\nfn t() { t(\"counter-test\"); }",
        ),
        (
            "templates/counter/a.html",
            "<p id=\"counter-id\">{{ chrome.t(\"counter-b\") }} {{ c.t(\"counter-sum\") }}</p>\n{{ chrome.t1(\"counter-none\", \"n\", 1) }}",
        ),
    ]);
    let found = check(&tree);
    finding::caught(
        &found,
        "src/portals/counter/a.rs",
        1,
        "`countr-b` has no sentence",
    );
    finding::caught(&found, "src/portals/counter/a.rs", 2, "`counter-gone`");
    finding::caught(&found, "src/portals/counter/a.rs", 5, "too much");
    finding::caught(&found, "templates/counter/a.html", 2, "`counter-none`");
    assert_eq!(found.len(), 4, "{found:#?}");
}

#[test]
fn an_unused_sentence_is_caught() {
    let tree = Tree::of(&[
        (
            "locales/zh-Hant-TW/counter.ftl",
            "counter-a = 甲\ncounter-old = 舊\n",
        ),
        ("src/portals/counter/a.rs", "fn f() { x.t(\"counter-a\"); }"),
    ]);
    let found = check(&tree);
    finding::caught(&found, "locales/zh-Hant-TW/counter.ftl", 2, "named nowhere");
    assert_eq!(found.len(), 1, "{found:#?}");
}
