//! What a rule finds, and how it is told.

use std::fmt::Write as _;

/// One breach of a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, relative to the package.
    pub path: String,
    /// The line, from 1; 0 when the file as a whole is meant.
    pub line: usize,
    /// What is wrong and what to do.
    pub what: String,
}

impl Finding {
    /// A breach at `line` of `path`.
    pub fn at(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            what: what.into(),
        }
    }
}

/// Fails with the list of `findings`, unless there are none.
pub fn none(mut findings: Vec<Finding>) {
    findings.sort();
    findings.dedup();
    let mut list = String::new();
    for finding in &findings {
        let _ = match finding.line {
            0 => writeln!(list, "  {}: {}", finding.path, finding.what),
            line => writeln!(list, "  {}:{line}: {}", finding.path, finding.what),
        };
    }
    assert!(findings.is_empty(), "{} found:\n{list}", findings.len());
}

/// Fails unless a finding in `path` at `line` says `part`.
pub fn caught(findings: &[Finding], path: &str, line: usize, part: &str) {
    let is_it = |finding: &&Finding| {
        finding.path == path && finding.line == line && finding.what.contains(part)
    };
    assert!(
        findings.iter().any(|finding| is_it(&finding)),
        "nothing at {path}:{line} about {part:?}, but {findings:#?}"
    );
}
