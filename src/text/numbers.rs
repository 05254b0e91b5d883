//! Numbers as people read them, alike in both languages.

/// Bytes of a kibibyte.
const KILO: u64 = 1024;

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

/// How large a file is, rounded up so that nothing is called empty: 812 B, 121 KB, 1.2 MB.
#[must_use]
pub fn size(bytes: u64) -> String {
    if bytes < KILO {
        return format!("{bytes} B");
    }
    if bytes <= (KILO - 1) * KILO {
        return format!("{} KB", bytes.div_ceil(KILO));
    }
    let tenths = (bytes * 10).div_ceil(KILO * KILO);
    format!("{}.{} MB", tenths / 10, tenths % 10)
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

    #[test]
    fn a_size_is_told_in_the_unit_that_fits() {
        for (bytes, words) in [
            (0, "0 B"),
            (1_023, "1023 B"),
            (1_024, "1 KB"),
            (1_025, "2 KB"),
            (1_047_552, "1023 KB"),
            (1_047_553, "1.0 MB"),
            (1_048_577, "1.1 MB"),
            (10_485_760, "10.0 MB"),
        ] {
            assert_eq!(size(bytes), words);
        }
    }
}
