//! Both languages say the same things: the same files, keys and arguments, each key named for its file.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use crate::finding::{self, Finding};
use crate::tree::Tree;

/// The languages, the first one first.
pub const TAGS: [&str; 2] = ["zh-Hant-TW", "en"];

/// One sentence.
#[derive(Debug)]
pub struct Sentence {
    /// Its file.
    pub path: String,
    /// Where.
    pub line: usize,
    /// The arguments it asks for.
    pub arguments: BTreeSet<String>,
    /// The other sentences it is made of.
    pub parts: BTreeSet<String>,
}

/// The sentences of one language by their keys, and what is wrong with its files.
pub fn read(tree: &Tree, tag: &str) -> (BTreeMap<String, Sentence>, Vec<Finding>) {
    let mut sentences = BTreeMap::new();
    let mut findings = Vec::new();
    let folder = format!("locales/{tag}/");
    for (path, text) in tree.below(&folder) {
        let stem = path
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .trim_end_matches(".ftl");
        let (resource, broken) = match fluent_syntax::parser::parse(text) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, broken)) => (resource, broken),
        };
        for why in broken {
            let line = text
                .get(..why.pos.start)
                .unwrap_or_default()
                .lines()
                .count();
            findings.push(Finding::at(
                path,
                line,
                format!("Fluent cannot read this: {why}"),
            ));
        }
        for entry in resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let key = message.id.name.to_owned();
            let line = line_of(text, &key);
            if !key.starts_with(&format!("{stem}-")) {
                findings.push(Finding::at(
                    path,
                    line,
                    format!("`{key}` stands in {stem}.ftl: begin it with `{stem}-`"),
                ));
            }
            let mut sentence = Sentence {
                path: path.to_owned(),
                line,
                arguments: BTreeSet::new(),
                parts: BTreeSet::new(),
            };
            match &message.value {
                Some(pattern) => gather(pattern, &mut sentence),
                None => findings.push(Finding::at(path, line, format!("`{key}` says nothing"))),
            }
            if sentences.insert(key.clone(), sentence).is_some() {
                findings.push(Finding::at(path, line, format!("`{key}` stands twice")));
            }
        }
    }
    (sentences, findings)
}

fn line_of(text: &str, key: &str) -> usize {
    let begins = |line: &str| {
        line.strip_prefix(key)
            .is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    text.lines().position(begins).map_or(0, |line| line + 1)
}

fn gather(pattern: &Pattern<&str>, into: &mut Sentence) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_of(expression, into);
        }
    }
}

fn expression_of(expression: &Expression<&str>, into: &mut Sentence) {
    match expression {
        Expression::Inline(inline) => inline_of(inline, into),
        Expression::Select { selector, variants } => {
            inline_of(selector, into);
            for variant in variants {
                gather(&variant.value, into);
            }
        }
    }
}

fn inline_of(inline: &InlineExpression<&str>, into: &mut Sentence) {
    match inline {
        InlineExpression::VariableReference { id } => {
            into.arguments.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, .. } => {
            into.parts.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                inline_of(argument, into);
            }
        }
        InlineExpression::Placeable { expression } => expression_of(expression, into),
        _ => {}
    }
}

fn check(tree: &Tree) -> Vec<Finding> {
    let [(one, mut findings), (two, more)] = TAGS.map(|tag| read(tree, tag));
    findings.extend(more);
    for (here, there, tag) in [(&one, &two, TAGS[1]), (&two, &one, TAGS[0])] {
        for (key, sentence) in here {
            match there.get(key) {
                None => findings.push(Finding::at(
                    &sentence.path,
                    sentence.line,
                    format!("`{key}` is missing in {tag}"),
                )),
                Some(other) if tag == TAGS[1] && other.arguments != sentence.arguments => findings
                    .push(Finding::at(
                        &other.path,
                        other.line,
                        format!(
                            "`{key}` takes {:?}, but {:?} in {}",
                            other.arguments, sentence.arguments, TAGS[0]
                        ),
                    )),
                Some(_) => {}
            }
        }
    }
    findings
}

#[test]
fn both_languages_say_the_same() {
    finding::none(check(Tree::read()));
}

#[test]
fn what_one_language_lacks_is_caught() {
    let tree = Tree::of(&[
        (
            "locales/zh-Hant-TW/counter.ftl",
            "counter-a = 甲{ $n }\ncounter-b = 乙\ncounter-n =\n    { $n ->\n       *[other] { $m }\n    }\n",
        ),
        (
            "locales/en/counter.ftl",
            "counter-a = A\ncitizen-c = C\nbroken\ncounter-n = { $n } { $m }\n",
        ),
    ]);
    let found = check(&tree);
    finding::caught(&found, "locales/zh-Hant-TW/counter.ftl", 2, "missing in en");
    finding::caught(&found, "locales/en/counter.ftl", 1, "takes {}");
    finding::caught(&found, "locales/en/counter.ftl", 2, "begin it with");
    finding::caught(&found, "locales/en/counter.ftl", 2, "missing in zh-Hant-TW");
    assert!(
        found.iter().any(|found| found.what.contains("cannot read")),
        "{found:#?}"
    );
    assert_eq!(found.len(), 5, "{found:#?}");
}
