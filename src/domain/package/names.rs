//! P05, and of P04 the part about names that are alike.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;

use super::finding::{Findings, is_direction};
use super::folder;
use super::reason::Reason;
use super::structure::{Entry, Kind};

/// P05 for every entry. `names` are theirs as text.
pub(super) fn check(entries: &[Entry<'_>], names: &[String], findings: &mut Findings) {
    for (entry, name) in entries.iter().zip(names) {
        let mut found = Vec::new();
        found.extend(encoding(entry));
        safe(name, &mut found);
        found.extend(kind(entry, name));
        for reason in found {
            findings.add(reason, entry.place().with_offset(entry.record_at));
        }
    }
}

/// ASCII, or UTF-8 with its flag.
fn encoding(entry: &Entry<'_>) -> Option<Reason> {
    match std::str::from_utf8(entry.name) {
        Ok(name) if name.is_ascii() || entry.says_utf8() => None,
        Ok(_) => Some(Reason::Utf8Unflagged),
        Err(_) if entry.says_utf8() => Some(Reason::NameNotUtf8),
        Err(_) if is_big5(entry.name) => Some(Reason::Big5Name),
        Err(_) => Some(Reason::NameEncodingUnknown),
    }
}

/// Whether the bytes read as ASCII mixed with Big5 pairs.
fn is_big5(name: &[u8]) -> bool {
    let mut bytes = name.iter();
    while let Some(&first) = bytes.next() {
        let fits = match first {
            0..=0x7F => true,
            0x81..=0xFE => bytes
                .next()
                .is_some_and(|second| matches!(second, 0x40..=0x7E | 0xA1..=0xFE)),
            _ => false,
        };
        if !fits {
            return false;
        }
    }
    true
}

fn safe(name: &str, found: &mut Vec<Reason>) {
    let mut drive = name.chars();
    if matches!(
        (drive.next(), drive.next()),
        (Some('a'..='z' | 'A'..='Z'), Some(':'))
    ) {
        found.push(Reason::Drive);
    }
    if name.contains('\\') {
        found.push(Reason::Backslash);
    }
    if name.contains(|c: char| c.is_control() || is_direction(c)) {
        found.push(Reason::ControlCharacter);
    }
    let inside = match name.strip_prefix('/') {
        Some(rest) => {
            found.push(Reason::AbsolutePath);
            rest
        }
        None => name,
    };
    let inside = inside.strip_suffix('/').unwrap_or(inside);
    if inside.split('/').any(str::is_empty) {
        found.push(Reason::EmptyName);
    }
    if inside
        .split(['/', '\\'])
        .any(|part| part == "." || part == "..")
    {
        found.push(Reason::DotPart);
    }
}

fn kind(entry: &Entry<'_>, name: &str) -> Option<Reason> {
    match entry.kind() {
        Kind::File => None,
        Kind::Directory if folder::is_permitted_directory(name) && entry.uncompressed == 0 => None,
        Kind::Directory => Some(Reason::DirectoryEntry),
        Kind::Symlink => Some(Reason::Symlink),
        Kind::Special => Some(Reason::SpecialFile),
    }
}

/// P04: no two names are equal after NFC and case folding. Says whether they are all different.
pub(super) fn distinct(entries: &[Entry<'_>], names: &[String], findings: &mut Findings) -> bool {
    let mut seen: HashMap<String, &str> = HashMap::new();
    let mut all = true;
    for (entry, name) in entries.iter().zip(names) {
        let Some(earlier) = seen.insert(folded(name), name) else {
            continue;
        };
        all = false;
        let reason = if earlier == name {
            Reason::Duplicate
        } else if earlier.nfc().eq(name.nfc()) {
            Reason::NormalizationTwins
        } else {
            Reason::CaseTwins
        };
        findings.add(reason, entry.place().with_offset(entry.record_at));
    }
    all
}

/// Upper case first, because it undoes ß, final sigma and the like; then lower, as Unicode folds.
fn folded(name: &str) -> String {
    let folded: String = name
        .nfc()
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase)
        .nfc()
        .collect();
    folded
        .strip_suffix('/')
        .map(str::to_owned)
        .unwrap_or(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_finds_twins_and_keeps_strangers_apart() {
        assert_eq!(folded("Straße.JSON"), folded("STRASSE.json"));
        assert_eq!(folded("e\u{301}.pdf"), folded("É.PDF"));
        assert_ne!(folded("戶籍.json"), folded("戶藉.json"));
    }

    #[test]
    fn big5_is_recognised() {
        assert!(is_big5(b"\xA4\xE1\xC4y.json"));
        assert!(!is_big5(b"\xA4\xE1\xC4"));
        assert!(!is_big5(b"\x80.json"));
    }
}
