//! `tolower(X)` and `toupper(X)` beside a text that is known, said alike on both databases.
//!
//! Neither database maps letters as [`super::apply`] does, except those of ASCII. But beside a known text only the
//! characters that become one of its own matter: those are replaced one after another.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use super::apply::{lower, upper};
use super::condition::{Condition, Words};
use super::function::Function;
use super::value::Value;

/// Characters that are replaced at most.
const MOST: usize = 16;
/// Behind this character none has another case.
const LAST: char = '\u{1ffff}';

/// Which characters outside ASCII become the one that is asked for.
type Sources = HashMap<char, Vec<char>>;

static LOWER: LazyLock<Sources> = LazyLock::new(|| sources(lower));
static UPPER: LazyLock<Sources> = LazyLock::new(|| sources(upper));

fn sources(map: fn(char) -> char) -> Sources {
    let mut sources = Sources::new();
    for c in '\u{80}'..=LAST {
        if map(c) != c {
            sources.entry(map(c)).or_default().push(c);
        }
    }
    sources
}

/// `text` so mapped that it equals, contains, begins or ends with `beside`, in the same places, exactly where the mapped
/// text of the evaluator does. `None` where too much would have to be replaced, or nothing could ever be found.
pub(super) fn say(
    (function, text): (Function, &Condition),
    beside: &str,
    words: Words,
) -> Option<Condition> {
    let (map, known, name): (fn(char) -> char, &Sources, _) = match function {
        Function::ToLower => (lower, &LOWER, "lower"),
        Function::ToUpper => (upper, &UPPER, "upper"),
        _ => return None,
    };
    if beside.chars().any(|c| map(c) != c) {
        return None;
    }
    let ascii = words.of_ascii();
    let mut said = Condition::of(&format!("{name}({{0}}{ascii})"), &[text]);
    let mut replaced = 0;
    for c in beside.chars().collect::<BTreeSet<char>>() {
        for source in known.get(&c).into_iter().flatten() {
            replaced += 1;
            let [from, to] = [*source, c].map(|c| Condition::value(Value::Text(c.to_string())));
            said = Condition::of("replace({0}, {1}, {2})", &[&said, &from, &to]);
        }
    }
    (replaced <= MOST).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_has_another_case_is_overlooked() {
        for c in LAST..=char::MAX {
            assert_eq!((lower(c), upper(c)), (c, c), "{c}");
        }
        for c in '\0'..'\u{80}' {
            let cases = (c.to_ascii_lowercase(), c.to_ascii_uppercase());
            assert_eq!((lower(c), upper(c)), cases, "{c}");
        }
        // What is mapped once is not mapped again: the order of the replacements is all one.
        for (map, known) in [(lower as fn(char) -> char, &LOWER), (upper, &UPPER)] {
            assert!(known.keys().all(|c| map(*c) == *c));
        }
    }

    #[test]
    fn only_what_becomes_one_of_the_characters_is_replaced() {
        let text = Condition::plain("x");
        let say = |function, beside| say((function, &text), beside, Words::Sqlite);
        let said = say(Function::ToLower, "ak鋼").unwrap();
        assert_eq!(said.text, "replace(lower(x), ?, ?)");
        let kelvin = ["\u{212a}", "k"].map(|text| Value::Text(text.to_owned()));
        assert_eq!(said.values, kelvin);
        assert_eq!(say(Function::ToUpper, "ak"), None);
        assert_eq!(say(Function::ToLower, "абвгдежзийклмнопр"), None);
    }
}
