//! Every sentence that a person reads stands in `locales`: no Chinese text in `src` or `templates`.
//!
//! Excepted are doc comments, tests, `sandbox/` and the `samples` of a page (made-up people have names), comments
//! of askama, and constants of a protocol or an official file format. Those are marked: a line that ends in `// protocol: why`, or the
//! item right below a line `// protocol: why`.

use crate::finding::{self, Finding};
use crate::rust::Rust;
use crate::tree::{Tree, has_ending};

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree
        .rust("src/")
        .filter(|file| !file.path.starts_with("src/sandbox/"))
    {
        for line in han_lines(file) {
            findings.push(Finding::at(
                &file.path,
                line,
                "Chinese text: put it into locales/, or mark a protocol's constant with `// protocol: why`",
            ));
        }
    }
    for (path, text) in tree
        .below("templates/")
        .filter(|(path, _)| has_ending(path, &["html", "txt", "svg", "xml"]))
    {
        let text = without_comments(text);
        for (line, text) in (1..).zip(text.lines()) {
            if text.contains(is_han) {
                findings.push(Finding::at(
                    path,
                    line,
                    "Chinese text: put it into locales/ and name its key",
                ));
            }
        }
    }
    findings
}

fn han_lines(file: &Rust) -> Vec<usize> {
    let mut found = Vec::new();
    let mut protocol = false;
    for (number, line) in (1..).zip(file.text.lines()) {
        let trimmed = line.trim();
        protocol |= trimmed.starts_with("// protocol: ");
        let excepted = protocol
            || line.contains(" // protocol: ")
            || trimmed.starts_with("///")
            || trimmed.starts_with("//!")
            || file.is_test_line(number)
            || file.is_sample_line(number);
        if line.contains(is_han) && !excepted {
            found.push(number);
        }
        if protocol && (trimmed.ends_with(';') || trimmed == "}" || trimmed.is_empty()) {
            protocol = false;
        }
    }
    found
}

/// Han characters, their punctuation and full-width forms.
pub fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3001..=0x303F | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0xFF01..=0xFF60 | 0x2_0000..=0x3_FFFF)
}

/// The template with askama's comments blanked, line by line.
fn without_comments(text: &str) -> String {
    let mut inside = false;
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        inside |= rest.starts_with("{#");
        if !inside || c == '\n' {
            kept.push(c);
        }
        if inside && rest.starts_with("#}") {
            inside = false;
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    kept
}

#[test]
fn no_chinese_outside_the_locales() {
    finding::none(check(Tree::read()));
}

#[test]
fn chinese_in_the_sources_is_caught() {
    let tree = Tree::of(&[
        (
            "src/portals/a.rs",
            "//! 說明\n/// 中文\nconst A: &str = \"甲\";\nconst B: &str = \"乙\"; // protocol: an official file name\n// protocol: folder names\nconst C: [&str; 2] = [\n    \"丙\",\n];\nconst D: &str = \"丁\";\n// 註解\n#[cfg(test)]\nmod tests { const E: &str = \"戊\"; }\nfn samples() { f(\"己\"); }",
        ),
        ("src/sandbox/people.rs", "const A: &str = \"王小明\";"),
        ("templates/a.html", "{# 說明\n說明 #}\n<p>{{ t }}，</p>"),
    ]);
    let found = check(&tree);
    finding::caught(&found, "src/portals/a.rs", 3, "Chinese");
    finding::caught(&found, "src/portals/a.rs", 9, "Chinese");
    finding::caught(&found, "src/portals/a.rs", 10, "Chinese");
    finding::caught(&found, "templates/a.html", 3, "Chinese");
    assert_eq!(found.len(), 4, "{found:#?}");
}
