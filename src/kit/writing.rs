//! What people type, without what nobody sees of it: the one way of cleaning it, whatever the form.

/// Whether it is one: what turns the direction of writing, joins, parts or hides without being seen. Line breaks and other
/// control characters are not among them.
#[must_use]
pub const fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
    )
}

/// What was typed as one line: blanks, control characters and line breaks part words, and one blank stands between two.
#[must_use]
pub fn line(typed: &str) -> String {
    let seen: String = typed.chars().filter(|c| !is_unseen(*c)).collect();
    seen.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// What was typed in lines: they end in one way only and without blanks, at most one of two that follow each other is empty,
/// and other control characters are blanks.
#[must_use]
pub fn prose(typed: &str) -> String {
    let mut text = String::new();
    for line in typed.replace("\r\n", "\n").split(['\n', '\r']) {
        let seen = line.chars().filter(|c| !is_unseen(*c));
        let seen: String = seen.map(|c| if c.is_control() { ' ' } else { c }).collect();
        let seen = seen.trim_end();
        if !(seen.is_empty() && text.ends_with("\n\n")) {
            text.push_str(seen);
            text.push('\n');
        }
    }
    text.trim().to_owned()
}

/// What is wrong with a name that somebody typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misspelt {
    /// There is none.
    Empty,
    /// It has too many characters.
    TooLong,
    /// Some of it cannot be seen.
    Unseen,
}

/// What is wrong with a name without blanks around it, which may have so many characters.
#[must_use]
pub fn misspelt(name: &str, longest: usize) -> Option<Misspelt> {
    if name.is_empty() {
        Some(Misspelt::Empty)
    } else if name.chars().count() > longest {
        Some(Misspelt::TooLong)
    } else if name.chars().any(|c| c.is_control() || is_unseen(c)) {
        Some(Misspelt::Unseen)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_seen_and_what_turns_or_hides_it_is_not() {
        assert!("\u{202e}\u{2066}\u{200b}\u{feff}".chars().all(is_unseen));
        assert!(!"A1 -\u{3000}\u{1f600}\u{5e8}\n".chars().any(is_unseen));
    }

    #[test]
    fn a_line_is_words_with_one_blank_between_them() {
        for (typed, cleaned) in [
            (" a\u{200b}  b\r\n c\u{0} ", "a b c"),
            ("a\tb\u{7}c\u{3000}d", "a b c d"),
            (" \u{202e} \u{0}", ""),
            ("\u{202e}王\u{200b}明", "王明"),
        ] {
            assert_eq!(line(typed), cleaned, "{typed:?}");
        }
    }

    #[test]
    fn lines_stay_lines_and_paragraphs_are_one_empty_line_apart() {
        for (typed, cleaned) in [
            ("a \r\nb\r\n\r\n\r\n\r\nc\t\r\n", "a\nb\n\nc"),
            (" \u{202e}a\r\nb\u{7}\u{200b} ", "a\nb"),
            ("a\rb\u{0}\tc", "a\nb  c"),
            ("a\n  - b", "a\n  - b"),
            ("\u{200b}\n \n\u{0}", ""),
        ] {
            assert_eq!(prose(typed), cleaned, "{typed:?}");
        }
    }
}
