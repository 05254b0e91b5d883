//! JSON with its fields in the order in which the provider wrote them, and its numbers digit for digit.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// How deep lists and fields may lie in each other: far deeper than anybody reads.
const DEEPEST: usize = 64;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Tree {
    Nothing,
    Truth(bool),
    Text(String),
    List(Vec<Self>),
    Fields(Vec<(String, Self)>),
}

impl Tree {
    /// Reads JSON; `None` when it is none, or too deep.
    pub(super) fn read(json: &[u8]) -> Option<Self> {
        let raw: &RawValue = serde_json::from_slice(json).ok()?;
        grow(raw, DEEPEST).ok()
    }
}

/// What stands in a raw value. A number stays as it is written: as a floating point number it would lose digits.
fn grow(raw: &RawValue, depth: usize) -> serde_json::Result<Tree> {
    let text = raw.get();
    if text.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
        return Ok(Tree::Text(text.to_owned()));
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    Growing { depth }.deserialize(&mut reader)
}

/// Reads one value, in which so many levels may follow.
#[derive(Clone, Copy)]
struct Growing {
    depth: usize,
}

impl Growing {
    fn below<E: serde::de::Error>(self, raw: &RawValue) -> Result<Tree, E> {
        let depth = self.depth.checked_sub(1);
        let depth = depth.ok_or_else(|| E::custom("too deep"))?;
        grow(raw, depth).map_err(E::custom)
    }
}

impl<'de> DeserializeSeed<'de> for Growing {
    type Value = Tree;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Growing {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Nothing)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Truth(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Tree, E> {
        Ok(Tree::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Tree, A::Error> {
        let mut values = Vec::new();
        while let Some(raw) = seq.next_element::<&RawValue>()? {
            values.push(self.below(raw)?);
        }
        Ok(Tree::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut fields = Vec::new();
        while let Some((name, raw)) = map.next_entry::<String, &RawValue>()? {
            fields.push((name, self.below(raw)?));
        }
        Ok(Tree::Fields(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Tree {
        Tree::Text(text.to_owned())
    }

    #[test]
    fn numbers_are_kept_digit_for_digit() {
        for number in [
            "0",
            "-1",
            "1.10",
            "12345678901234567890123456789",
            "0.1234567890123456789",
            "9007199254740993",
            "1E400",
            "-0",
        ] {
            let field = format!(r#"{{"amount": {number} }}"#);
            let list = format!("[ {number},{number}]");
            let grown = Tree::Fields(vec![("amount".to_owned(), text(number))]);
            assert_eq!(Tree::read(field.as_bytes()), Some(grown));
            let grown = Tree::List(vec![text(number), text(number)]);
            assert_eq!(Tree::read(list.as_bytes()), Some(grown));
            assert_eq!(Tree::read(number.as_bytes()), Some(text(number)));
        }
    }

    #[test]
    fn fields_keep_their_order_and_texts_their_signs() {
        let json = r#"{"b": ["1", null, true], "a": {"\u7532": "x\n\"y"}, "b": false}"#;
        let inner = vec![("\u{7532}".to_owned(), text("x\n\"y"))];
        let grown = Tree::Fields(vec![
            (
                "b".to_owned(),
                Tree::List(vec![text("1"), Tree::Nothing, Tree::Truth(true)]),
            ),
            ("a".to_owned(), Tree::Fields(inner)),
            ("b".to_owned(), Tree::Truth(false)),
        ]);
        assert_eq!(Tree::read(json.as_bytes()), Some(grown));
    }

    #[test]
    fn what_is_no_json_or_too_deep_is_not_read() {
        for json in ["", "{", "[1,]", "01", "- 1", "nul", "\u{feff}{}", "1 2"] {
            assert_eq!(Tree::read(json.as_bytes()), None, "{json}");
        }
        let nested = |depth| ["[".repeat(depth), "]".repeat(depth)].concat();
        assert!(Tree::read(nested(DEEPEST).as_bytes()).is_some());
        assert_eq!(Tree::read(nested(DEEPEST + 2).as_bytes()), None);
        assert_eq!(Tree::read(nested(1_000_000).as_bytes()), None);
    }
}
