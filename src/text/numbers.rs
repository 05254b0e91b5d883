//! Numbers as people read them, alike in both languages.

/// The number with its thousands set apart: 1,234,567.
#[must_use]
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        text.push('-');
    }
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        let written = [0, 7, 802, 1_000, 1_255_802, -52_000, i64::MIN].map(grouped);
        let expected = [
            "0",
            "7",
            "802",
            "1,000",
            "1,255,802",
            "-52,000",
            "-9,223,372,036,854,775,808",
        ];
        assert_eq!(written, expected);
    }
}
