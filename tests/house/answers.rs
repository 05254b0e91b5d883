//! Whoever asks whether a guard held looks at the answer.
//!
//! A function that answers `Result<bool>` says whether the row was still as it had to be. `?;` takes the fault and drops
//! the answer. Where it truly does not matter, `let _had_one = …?;` says by its name what is not asked, and why.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::finding::{self, Finding};
use crate::paths::{is_punct, line, word};
use crate::tree::Tree;

/// Answers that may be dropped: file, function, reason.
const DROPPED: &[(&str, &str, &str)] = &[
    (
        "src/http/session.rs",
        "replace_state",
        "a session that ended meanwhile stays ended, with what it held",
    ),
    (
        "src/http/session.rs",
        "touch",
        "a session that ended meanwhile is not seen any more",
    ),
];

/// The functions that answer `Result<bool>`, wherever one of their name is declared.
fn asked(tree: &Tree) -> BTreeSet<String> {
    let mut answers = BTreeMap::new();
    for file in tree.rust("src/") {
        declared(&tokens(&file.text), &mut answers);
    }
    let always = answers.into_iter().filter(|(_, is_bool)| *is_bool);
    always.map(|(name, _)| name).collect()
}

fn declared(trees: &[TokenTree], answers: &mut BTreeMap<String, bool>) {
    for (at, tree) in trees.iter().enumerate() {
        if let TokenTree::Group(group) = tree {
            declared(&tokens_of(group.stream()), answers);
        }
        let (Some("fn"), Some(name)) = (word(trees, at).as_deref(), word(trees, at + 1)) else {
            continue;
        };
        let answer: Vec<_> = trees
            .iter()
            .skip(at)
            .take_while(|tree| {
                !is_punct(Some(tree), ';')
                    && !matches!(tree, TokenTree::Group(body) if body.delimiter() == Delimiter::Brace)
            })
            .filter_map(|tree| match tree {
                TokenTree::Ident(word) => Some(word.to_string()),
                _ => None,
            })
            .collect();
        let is_bool = answer
            .windows(2)
            .any(|pair| matches!(pair, [result, bool] if result == "Result" && bool == "bool"));
        let known = answers.entry(name).or_insert(true);
        *known &= is_bool;
    }
}

fn check(tree: &Tree) -> Vec<Finding> {
    let asked = asked(tree);
    let mut findings = Vec::new();
    for file in tree.rust("src/") {
        let mut dropped = Vec::new();
        drops(&tokens(&file.text), &asked, &mut dropped);
        for (line, name) in dropped {
            let excepted = DROPPED
                .iter()
                .any(|(path, function, _)| *path == file.path && *function == name);
            if !excepted && !file.is_test_line(line) {
                findings.push(Finding::at(
                    &file.path,
                    line,
                    format!(
                        "the answer of `{name}` is dropped: refuse, fail, or name what is not asked"
                    ),
                ));
            }
        }
    }
    findings
}

/// Statements that end in `?;` and are a call of one of `asked`, or of a closure without braces that ends in one.
fn drops(trees: &[TokenTree], asked: &BTreeSet<String>, found: &mut Vec<(usize, String)>) {
    let mut start = 0;
    for (at, tree) in trees.iter().enumerate() {
        if let TokenTree::Group(group) = tree {
            drops(&tokens_of(group.stream()), asked, found);
            if group.delimiter() == Delimiter::Brace && !goes_on(trees.get(at + 1)) {
                start = at + 1;
            }
        }
        if is_punct(Some(tree), ';') {
            if let Some(statement) = trees.get(start..at) {
                found.extend(dropped(statement, asked));
            }
            start = at + 1;
        }
    }
}

/// Whether what stands before goes on behind a brace: `match … {}?`, `Row { … }.insert()`.
fn goes_on(next: Option<&TokenTree>) -> bool {
    is_punct(next, '.') || is_punct(next, '?')
}

fn dropped(statement: &[TokenTree], asked: &BTreeSet<String>) -> Option<(usize, String)> {
    let keeps = |tree: &TokenTree| {
        is_punct(Some(tree), '=') || matches!(tree, TokenTree::Ident(word) if *word == "return")
    };
    let (last, call) = statement.split_last()?;
    if !is_punct(Some(last), '?') || statement.iter().any(keeps) {
        return None;
    }
    let awaited = word(call, call.len().wrapping_sub(1)).as_deref() == Some("await");
    let call = if awaited {
        call.get(..call.len().saturating_sub(2))?
    } else {
        call
    };
    let (TokenTree::Group(arguments), callee) = call.split_last()? else {
        return None;
    };
    let name = word(callee, callee.len().wrapping_sub(1))?;
    if asked.contains(&name) {
        return Some((line(callee.last()?), name));
    }
    if !matches!(name.as_str(), "write" | "write_now") {
        return None;
    }
    let inner = tokens_of(arguments.stream());
    let (_, callee) = inner.split_last()?;
    let name = word(callee, callee.len().wrapping_sub(1))?;
    asked
        .contains(&name)
        .then(|| callee.last().map(|tree| (line(tree), name)))
        .flatten()
}

fn tokens(text: &str) -> Vec<TokenTree> {
    tokens_of(text.parse().unwrap_or_default())
}

fn tokens_of(stream: TokenStream) -> Vec<TokenTree> {
    stream.into_iter().collect()
}

#[test]
fn no_answer_of_a_guard_is_dropped() {
    finding::none(check(Tree::read()));
}

#[test]
fn a_dropped_answer_is_caught() {
    let tree = Tree::of(&[
        (
            "src/domain/opening/queries.rs",
            "pub fn mark_used(tx: &mut Tx<'_>) -> db::Result<bool> { x }\npub fn insert(tx: &mut Tx<'_>) -> db::Result<()> { x }",
        ),
        (
            "src/domain/opening/mod.rs",
            "fn a() {\n    queries::insert(tx)?;\n    queries::mark_used(tx)?;\n    let _had_one = queries::mark_used(tx)?;\n    if queries::mark_used(tx)? { b() }\n    queries::mark_used(tx)\n}",
        ),
        (
            "src/jobs/sweep.rs",
            "async fn a() {\n    app.db.write(move |tx| mark_used(tx)).await?;\n    let held = app.db.write(move |tx| mark_used(tx)).await?;\n}\n#[cfg(test)]\nmod tests {\n    fn b() { mark_used(tx)?; }\n}",
        ),
    ]);
    let found = check(&tree);
    finding::caught(&found, "src/domain/opening/mod.rs", 3, "`mark_used`");
    finding::caught(&found, "src/jobs/sweep.rs", 2, "`mark_used`");
    assert_eq!(found.len(), 2, "{found:#?}");
}
