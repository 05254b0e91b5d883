//! Characters that show nothing themselves and change how others are read.

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
}
