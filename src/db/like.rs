//! Patterns of `LIKE … ESCAPE '\\'`, in which what a person types stands for itself.

/// The most characters of a word that are looked for.
const LONGEST_WORD: usize = 40;

/// A pattern that finds `word` anywhere in a text in small letters.
#[must_use]
pub fn anywhere(word: &str) -> String {
    let mut pattern = String::from("%");
    for c in word.chars().take(LONGEST_WORD).flat_map(char::to_lowercase) {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_like_takes_for_a_joker_is_escaped() {
        assert_eq!(anywhere("A_b%c\\"), "%a\\_b\\%c\\\\%");
        assert_eq!(anywhere("\u{505c}\u{8eca}"), "%\u{505c}\u{8eca}%");
    }
}
