//! Templates hold structure: no script, no style, no sentence of their own, and nothing of another portal's.

use std::collections::BTreeSet;

use crate::finding::{self, Finding};
use crate::tree::{Tree, has_ending};

/// Folders that every template may use.
const SHARED: [&str; 2] = ["layout", "parts"];
/// Attributes that people read or hear.
const SPOKEN: [&str; 5] = ["title", "alt", "aria-label", "placeholder", "content"];
/// How identifiers of data sets begin, and attributes that a macro hands to a tag.
const NO_WORDS: [&str; 2] = ["API.", "aria-"];
/// Names that are the same in every language.
const NAMES: &[&str] = &["MyData", "HiCOS", "QR", "TOTP", "API", "SHA", "utf"];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in templates(tree) {
        for (line, text) in (1..).zip(text.lines()) {
            findings.extend(inline(path, text).map(|what| Finding::at(path, line, what)));
            findings.extend(foreign(path, text).map(|what| Finding::at(path, line, what)));
        }
        for (line, word) in spoken_words(text) {
            findings.push(Finding::at(
                path,
                line,
                format!("`{word}` is read by people: put the sentence into locales/"),
            ));
        }
    }
    findings.extend(of_other_portals(tree));
    findings.extend(unused(tree));
    findings
}

fn templates(tree: &Tree) -> impl Iterator<Item = (&str, &str)> {
    tree.below("templates/")
        .filter(|(path, _)| has_ending(path, &["html", "txt", "xml"]))
}

/// The content security policy is strict. Letters are excepted: mail programs know no style sheets.
fn inline(path: &str, line: &str) -> Option<&'static str> {
    let lower = line.to_ascii_lowercase();
    if path.starts_with("templates/mail/") || path.starts_with("templates/layout/mail") {
        return lower.contains("<script").then_some("no script in a letter");
    }
    let script = lower
        .split("<script")
        .skip(1)
        .any(|rest| !rest.split('>').next().unwrap_or_default().contains("src="));
    if script {
        return Some("inline script: put it into static/");
    }
    if lower.contains("<style") || attributes(&lower).any(|name| name == "style") {
        return Some("inline style: put it into the style sheet");
    }
    if lower.contains("javascript:")
        || attributes(&lower).any(|name| name.starts_with("on") || name.starts_with("hx-on"))
    {
        return Some("inline handler: the policy forbids it; bind it in static/");
    }
    None
}

/// The names of what looks like attributes: a word between a blank and `=`.
fn attributes(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices('=').filter_map(|(at, _)| {
        let before = line.get(..at)?;
        let name = before.rsplit(|c: char| c.is_whitespace()).next()?;
        (name.len() < before.len()
            && name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == ':'))
        .then_some(name)
    })
}

/// Other templates that this one extends, includes or imports.
fn foreign(path: &str, line: &str) -> Option<String> {
    let own = path.split('/').nth(1)?;
    let named = ["extends", "include", "import"]
        .into_iter()
        .find_map(|word| {
            let after = line
                .split(&format!("{{% {word} \""))
                .nth(1)
                .or_else(|| line.split(&format!("{{%- {word} \"")).nth(1))?;
            after.split('"').next()
        })?;
    let folder = named.split('/').next()?;
    let allowed = SHARED.contains(&folder) || folder == own;
    (!allowed).then(|| format!("`{named}` belongs to another portal: move it to templates/parts"))
}

/// The words of a template outside braces, tags and comments, and those in spoken attributes.
fn spoken_words(text: &str) -> Vec<(usize, String)> {
    let bare = blank(
        &without_values(text),
        &[("{#", "#}"), ("{%", "%}"), ("{{", "}}"), ("<!--", "-->")],
    );
    let mut found = Vec::new();
    for (line, text) in (1..).zip(bare.lines()) {
        for name in SPOKEN
            .iter()
            .filter(|name| **name != "content" || text.contains("description"))
        {
            let opening = format!(" {name}=\"");
            let values = text.split(&opening).skip(1);
            found.extend(
                values
                    .filter_map(|rest| word(rest.split('"').next()?))
                    .map(|word| (line, word)),
            );
        }
    }
    let prose = blank(&bare, &[("<", ">"), ("&", ";"), ("=\"", "\"")]);
    for (line, text) in (1..).zip(prose.lines()) {
        found.extend(word(text).map(|word| (line, word)));
    }
    found
}

/// The text without blocks that hand a word to the shell: `{% block portal %}citizen{% endblock %}`.
fn without_values(text: &str) -> String {
    let is_value = |value: &str| {
        value.contains(char::is_alphabetic)
            && value
                .chars()
                .all(|c| c.is_ascii_lowercase() || matches!(c, '/' | '-' | '_'))
    };
    let mut kept = String::with_capacity(text.len());
    for part in text.split_inclusive("{% endblock %}") {
        let inside = part
            .strip_suffix("{% endblock %}")
            .and_then(|block| block.rsplit_once(" %}"));
        match inside {
            Some((block, value)) if is_value(value) => {
                kept.push_str(block);
                kept.push_str(" %}{% endblock %}");
            }
            _ => kept.push_str(part),
        }
    }
    kept
}

/// The first word of two letters or more that is not the same in every language.
fn word(text: &str) -> Option<String> {
    text.split_whitespace()
        .filter(|token| !NO_WORDS.iter().any(|begin| token.starts_with(begin)))
        .flat_map(|token| token.split(|c: char| !c.is_alphabetic()))
        .find(|word| word.chars().count() > 1 && !NAMES.contains(word))
        .map(str::to_owned)
}

/// `text` with everything between these pairs made blank; lines stay lines.
fn blank(text: &str, pairs: &[(&str, &str)]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let pair = pairs.iter().find(|(begin, _)| rest.starts_with(begin));
        let length = match pair {
            Some((begin, end)) => {
                let inside = rest.get(begin.len()..).unwrap_or_default();
                begin.len() + inside.find(end).map_or(inside.len(), |at| at + end.len())
            }
            None => rest.chars().next().map_or(0, char::len_utf8),
        };
        let (taken, after) = rest.split_at(length);
        match pair {
            Some(_) => kept.extend(taken.chars().map(|c| if c == '\n' { c } else { ' ' })),
            None => kept.push_str(taken),
        }
        rest = after;
    }
    kept
}

/// A page of one portal with a template of another.
fn of_other_portals(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.rust("src/portals/") {
        let module = file.module();
        let Some(portal) = module.get(1) else {
            continue;
        };
        for text in file
            .texts
            .iter()
            .filter(|text| has_ending(&text.value, &["html"]))
        {
            let folder = text.value.split('/').next().unwrap_or_default();
            if text.value.contains('/') && folder != *portal && !SHARED.contains(&folder) {
                findings.push(Finding::at(
                    &file.path,
                    text.line,
                    format!(
                        "the portal `{portal}` shows `{}`: one name, five places",
                        text.value
                    ),
                ));
            }
        }
    }
    findings
}

fn unused(tree: &Tree) -> Vec<Finding> {
    let mut named: BTreeSet<String> = tree
        .rust("src/")
        .flat_map(|file| &file.texts)
        .map(|text| text.value.clone())
        .collect();
    for (_, text) in templates(tree) {
        named.extend(text.split('"').map(str::to_owned));
    }
    templates(tree)
        .filter(|(path, _)| !named.contains(path.trim_start_matches("templates/")))
        .map(|(path, _)| Finding::at(path, 0, "no page names this template: take it out"))
        .collect()
}

#[test]
fn templates_hold_structure_only() {
    finding::none(check(Tree::read()));
}

#[test]
fn what_a_template_must_not_hold_is_caught() {
    let tree = Tree::of(&[
        (
            "src/portals/counter/a.rs",
            "#[template(path = \"counter/a.html\")]\nstruct A;\n#[template(path = \"citizen/b.html\")]\nstruct B;",
        ),
        (
            "templates/counter/a.html",
            "{% extends \"layout/base.html\" %}\n{% include \"citizen/b.html\" %}\n<script>x()</script>\n<script src=\"/a.js\"></script>\n<p style=\"color: red\">{{ a }}</p>\n<button onclick=\"f()\" title=\"Press\">{# a note #}&nbsp;{{ b }}</button>\n<p>Hello {{ name }}</p>\n<a href=\"/?step=1&amp;on=2\" data-x=\"{% if a == b %}x{% endif %}\">MyData</a>\n{% block portal %}citizen{% endblock %} aria-describedby=\"{{ x }}-hint\" API.abcdefghij",
        ),
        ("templates/citizen/b.html", ""),
        ("templates/layout/base.html", ""),
        ("templates/citizen/c.html", "<i hx-on:click=\"f()\"></i>"),
    ]);
    let found = check(&tree);
    let page = "templates/counter/a.html";
    finding::caught(&found, "src/portals/counter/a.rs", 3, "five places");
    finding::caught(&found, page, 2, "another portal");
    finding::caught(&found, page, 3, "inline script");
    finding::caught(&found, page, 5, "inline style");
    finding::caught(&found, page, 6, "inline handler");
    finding::caught(&found, page, 6, "`Press`");
    finding::caught(&found, page, 7, "`Hello`");
    finding::caught(&found, "templates/citizen/c.html", 0, "no page");
    finding::caught(&found, "templates/citizen/c.html", 1, "inline handler");
    assert_eq!(found.len(), 9, "{found:#?}");
}
