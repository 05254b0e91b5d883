//! Only `kit/clock.rs` reads the time of day, only `kit/random.rs` makes randomness.
//!
//! The lints say so too; this rule also sees SQL, types that only have one use, and crates that the lints do
//! not list. `Instant` is allowed: it measures how long something took and knows no time of day.

use crate::finding::{self, Finding};
use crate::tree::{Tree, has_ending};

const CLOCK: &str = "src/kit/clock.rs";
const CHANCE: &str = "src/kit/random.rs";

/// Who else may throw dice: a stranger is a program of its own.
const STRANGERS: &str = "src/sandbox/";

/// Endings of paths that read the time of day.
const TIMES: &[&[&str]] = &[
    &["Utc", "now"],
    &["Local", "now"],
    &["SystemTime"],
    &["SystemTime", "now"],
    &["OffsetDateTime", "now_utc"],
    &["dsl", "now"],
];

/// Words of paths that make randomness.
const CHANCES: &[&str] = &[
    "OsRng",
    "SystemRandom",
    "ThreadRng",
    "fastrand",
    "getrandom",
    "new_v4",
    "now_v7",
    "rand",
    "rand_core",
    "thread_rng",
];

/// What makes a database read its own clock or throw its own dice.
const IN_SQL: &[&str] = &[
    "CURRENT_TIMESTAMP",
    "CURRENT_DATE",
    "CURRENT_TIME",
    "NOW()",
    "CLOCK_TIMESTAMP(",
    "STRFTIME(",
    "RANDOM()",
    "RANDOMBLOB(",
    "GEN_RANDOM_UUID(",
];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.rust("src/") {
        for named in file.names.iter().filter(|named| !named.test) {
            let words: Vec<&str> = named.segments.iter().map(String::as_str).collect();
            if file.path != CLOCK && TIMES.iter().any(|ending| words.ends_with(ending)) {
                findings.push(Finding::at(
                    &file.path,
                    named.line,
                    "reads the time: take `now: Timestamp` as an argument",
                ));
            }
            let kit = words.starts_with(&["crate", "kit"]);
            if file.path != CHANCE
                && !file.path.starts_with(STRANGERS)
                && !kit
                && words.iter().any(|word| CHANCES.contains(word))
            {
                findings.push(Finding::at(
                    &file.path,
                    named.line,
                    "makes randomness: take `random: &dyn Random` as an argument",
                ));
            }
        }
        for text in file.texts.iter().filter(|text| !text.test) {
            findings.extend(in_sql(&file.path, text.line, &text.value));
        }
    }
    for (path, text) in tree
        .below("migrations/")
        .filter(|(path, _)| has_ending(path, &["sql"]))
    {
        for (line, text) in (1..).zip(text.lines()) {
            findings.extend(in_sql(path, line, text));
        }
    }
    findings
}

fn in_sql(path: &str, line: usize, text: &str) -> Option<Finding> {
    let upper = text.to_ascii_uppercase();
    let what = IN_SQL.iter().find(|what| upper.contains(**what))?;
    Some(Finding::at(
        path,
        line,
        format!("{what} asks the database for time or chance: bind a value that was given"),
    ))
}

#[test]
fn time_and_chance_are_given() {
    finding::none(check(Tree::read()));
}

#[test]
fn taking_them_is_caught() {
    let tree = Tree::of(&[
        (
            "src/domain/a.rs",
            "fn f() { chrono::Utc::now(); }\nuse std::time::SystemTime;\nuse rsa::rand_core::OsRng;\nfn g() { uuid::Uuid::new_v4(); q(\"select now()\"); }\nuse std::time::Instant;\nuse crate::kit::random::Random;",
        ),
        (
            "migrations/sqlite/1_a/up.sql",
            "CREATE TABLE a (\n at TIMESTAMP DEFAULT CURRENT_TIMESTAMP);",
        ),
    ]);
    let found = check(&tree);
    finding::caught(&found, "src/domain/a.rs", 1, "time");
    finding::caught(&found, "src/domain/a.rs", 2, "time");
    finding::caught(&found, "src/domain/a.rs", 3, "randomness");
    finding::caught(&found, "src/domain/a.rs", 4, "randomness");
    finding::caught(&found, "src/domain/a.rs", 4, "NOW()");
    finding::caught(
        &found,
        "migrations/sqlite/1_a/up.sql",
        2,
        "CURRENT_TIMESTAMP",
    );
    assert_eq!(found.len(), 6, "{found:#?}");
}
