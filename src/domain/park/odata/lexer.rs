//! From text to tokens. Dates, times, numbers and GUIDs are recognised here, because they begin like each other.

use super::function::Function;
use super::literal::{count, gather, guid, number};
use super::mistake::Mistake;
use super::value::Value;

/// A token and the character at which it begins.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) at: usize,
    pub(super) what: Kind,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// A name or an operator.
    Word(String),
    /// A value.
    Literal(Value),
    /// One of `( ) , / : - *`.
    Sign(char),
    /// Blanks that separate.
    Blank,
    /// Nothing more.
    End,
}

impl Kind {
    /// How a mistake names it.
    pub(super) fn named(&self) -> String {
        match self {
            Self::Word(word) => format!("'{word}'"),
            Self::Literal(_) => "a literal".to_owned(),
            Self::Sign(sign) => format!("'{sign}'"),
            Self::Blank => "a blank".to_owned(),
            Self::End => "the end".to_owned(),
        }
    }
}

/// Divides a text; the last token is [`Kind::End`].
pub(super) fn divide(text: &str) -> Result<Vec<Token>, Mistake> {
    let characters: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(rest) = characters.get(at..).filter(|rest| !rest.is_empty()) {
        let (what, length) = next(at, rest)?;
        tokens.push(Token { at, what });
        at += length;
    }
    tokens.push(Token {
        at,
        what: Kind::End,
    });
    Ok(tokens)
}

/// Whether a function is named in a text, outside of its literals.
pub(super) fn names(text: &str, function: Function) -> Result<bool, Mistake> {
    let is_named = |token: &Token| match &token.what {
        Kind::Word(word) => Function::named(word) == Some(function),
        _ => false,
    };
    Ok(divide(text)?.iter().any(is_named))
}

fn next(at: usize, rest: &[char]) -> Result<(Kind, usize), Mistake> {
    let first = rest.first().copied().unwrap_or_default();
    match first {
        ' ' | '\t' => Ok((Kind::Blank, count(rest, |c| matches!(c, ' ' | '\t')))),
        '(' | ')' | ',' | '/' | ':' | '-' | '*' => Ok((Kind::Sign(first), 1)),
        '\'' => text(at, rest),
        _ if first.is_ascii_digit() => number(at, rest),
        _ if is_word(first) => match guid(rest) {
            Some(found) => Ok(found),
            None => {
                let length = count(rest, |c| is_word(c) || c.is_numeric());
                Ok((Kind::Word(gather(rest, length)), length))
            }
        },
        _ => Err(Mistake::new(
            at,
            format!("Unexpected character '{}'", first.escape_default()),
        )),
    }
}

fn is_word(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '_' | '$' | '@')
}

/// `'…'`, in which `''` stands for one.
fn text(at: usize, rest: &[char]) -> Result<(Kind, usize), Mistake> {
    let mut found = String::new();
    let mut place = 1;
    while let Some(c) = rest.get(place) {
        match c {
            '\'' if rest.get(place + 1) == Some(&'\'') => {
                found.push('\'');
                place += 1;
            }
            '\'' => return Ok((Kind::Literal(Value::Text(found)), place + 1)),
            '\0' => return Err(Mistake::new(at + place, "A string holds no NUL character")),
            _ => found.push(*c),
        }
        place += 1;
    }
    Err(Mistake::new(at, "Unterminated string literal"))
}
