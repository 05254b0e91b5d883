//! Passwords that everybody thinks of: a list of more than 30,000, and what is made of them by habit.
//!
//! A password of twelve characters is seldom on a list by itself. What people do to reach the length is put
//! digits around a common word, join two of them, repeat a short one, or run along the keyboard.

use std::collections::HashSet;
use std::sync::OnceLock;

/// Lower case, one a line; where it comes from stands at its head.
const LIST: &str = include_str!("popular_passwords.txt");
/// So many characters before and after a common word do not make it uncommon.
const DECORATION: usize = 6;
/// A repeated part shorter than this is no better than the part.
const REPEATED: usize = 12;
/// Runs that are on average at least this long are typed without thinking.
const RUN: usize = 4;
/// The shortest entry of the list.
const SHORTEST: usize = 4;

fn list() -> &'static HashSet<&'static str> {
    static SET: OnceLock<HashSet<&'static str>> = OnceLock::new();
    SET.get_or_init(|| {
        LIST.lines()
            .filter(|line| *line != "#" && !line.starts_with("# "))
            .collect()
    })
}

/// Whether `folded`, which is lower case, is common or made of what is common.
pub(super) fn is_popular(folded: &str) -> bool {
    let plain: String = folded.chars().map(unmasked).collect();
    [folded, plain.as_str()]
        .into_iter()
        .any(|text| is_listed(text) || is_decorated(text) || is_joined(text))
        || is_repeated(folded)
        || is_run(folded)
}

fn is_listed(text: &str) -> bool {
    list().contains(text)
}

/// A common word with a few digits or signs around it.
fn is_decorated(text: &str) -> bool {
    let core = text.trim_matches(|c: char| !c.is_alphabetic());
    let around = text.chars().count() - core.chars().count();
    !core.is_empty() && around <= DECORATION && (is_listed(core) || is_joined(core))
}

/// Two common words one after the other.
fn is_joined(text: &str) -> bool {
    text.char_indices()
        .filter_map(|(place, _)| text.split_at_checked(place))
        .any(|(one, two)| {
            one.len() >= SHORTEST && two.len() >= SHORTEST && is_listed(one) && is_listed(two)
        })
}

/// A short part again and again.
fn is_repeated(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    (1..REPEATED.min(chars.len() / 2 + 1)).any(|unit| {
        chars
            .iter()
            .zip(chars.iter().skip(unit))
            .all(|(one, next)| one == next)
    })
}

/// Runs along the alphabet, the digits or the keyboard.
fn is_run(text: &str) -> bool {
    let chars: Vec<char> = text.chars().map(unshifted).collect();
    let mut runs = 1;
    let mut going: Option<Step> = None;
    for (from, to) in chars.iter().zip(chars.iter().skip(1)) {
        let step = Step::between(*from, *to);
        going = match going {
            None => Some(step),
            Some(before) => before.shared(step),
        };
        if going.is_none_or(|step| !step.is_one()) {
            runs += 1;
            going = None;
        }
    }
    chars.len() >= RUN && runs * RUN <= chars.len()
}

/// How one character follows another.
#[derive(Clone, Copy)]
struct Step {
    alphabet: Option<i32>,
    keyboard: Option<(i32, i32)>,
}

impl Step {
    fn between(from: char, to: char) -> Self {
        let alphabet = match (from.to_digit(10), to.to_digit(10)) {
            (Some(9), Some(0)) => 1,
            (Some(0), Some(9)) => -1,
            _ => i32::try_from(i64::from(u32::from(to)) - i64::from(u32::from(from)))
                .unwrap_or(i32::MAX),
        };
        let keyboard = key(from).zip(key(to)).map(|(a, b)| (b.0 - a.0, b.1 - a.1));
        Self {
            alphabet: Some(alphabet).filter(|step| step.abs() <= 1),
            keyboard: keyboard.filter(|(x, y)| x.abs() <= 1 && y.abs() <= 1),
        }
    }

    const fn is_one(self) -> bool {
        self.alphabet.is_some() || self.keyboard.is_some()
    }

    /// What both steps have in common.
    fn shared(self, next: Self) -> Option<Self> {
        let shared = Self {
            alphabet: self.alphabet.filter(|step| next.alphabet == Some(*step)),
            keyboard: self.keyboard.filter(|step| next.keyboard == Some(*step)),
        };
        shared.is_one().then_some(shared)
    }
}

/// Column and row of a key.
fn key(c: char) -> Option<(i32, i32)> {
    const ROWS: [&str; 4] = ["1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"];
    (0_i32..).zip(ROWS).find_map(|(y, row)| {
        let x = row.chars().position(|known| known == c)?;
        Some((i32::try_from(x).ok()?, y))
    })
}

/// The key without Shift.
const fn unshifted(c: char) -> char {
    match c {
        '!' => '1',
        '@' => '2',
        '#' => '3',
        '$' => '4',
        '%' => '5',
        '^' => '6',
        '&' => '7',
        '*' => '8',
        '(' => '9',
        ')' => '0',
        '_' => '-',
        '+' => '=',
        '<' => ',',
        '>' => '.',
        '?' => '/',
        ':' => ';',
        _ => c,
    }
}

/// The letter behind a sign that is written for it.
const fn unmasked(c: char) -> char {
    match c {
        '@' | '4' => 'a',
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '$' | '5' => 's',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_long_and_knows_the_phonetic_keyboard() {
        assert!(list().len() > 30_000);
        for known in [
            "password",
            "ji32k7au4a83",
            "1qaz2wsx",
            "woaini1314",
            "5201314",
        ] {
            assert!(is_listed(known), "{known}");
        }
        assert!(list().iter().all(|entry| entry.len() >= SHORTEST));
    }

    #[test]
    fn habits_are_popular() {
        for popular in [
            "password1234",
            "p@ssw0rd1234",
            "ji32k7au4a83",
            "2026dragon!!",
            "passwordqwerty",
            "password123password",
            "abcabcabcabc",
            "xk7!xk7!xk7!xk7!",
            "123456789012",
            "987654321098",
            "abcdefghijkl",
            "qwertyuiop[]",
            "1qaz2wsx3edc",
            "1qaz2wsx3edc4rfv",
            "!qaz@wsx#edc",
            "aaaaaaaaaaaa",
            "aaaabbbbcccc",
        ] {
            assert!(is_popular(popular), "{popular}");
        }
    }

    #[test]
    fn what_somebody_thought_of_is_not_popular() {
        for own in [
            "correct horse battery staple",
            "correcthorsebatterystaple",
            "tr0ub4dor&3-xyzzy",
            "紅茶半糖少冰不要吸管謝謝",
            "k7#mq2!vzr9w",
            "829105736418",
        ] {
            assert!(!is_popular(own), "{own}");
        }
    }
}
