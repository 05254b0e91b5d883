//! What is typed to sign in.

use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization as _;

const LONGEST: usize = 64;

/// 3 to 64 lower-case letters, digits, and `.`, `_`, `-`, `@` inside.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    Hash,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Login(String);

/// A text that cannot be a login.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "a login has 3 to 64 letters, digits, dots, dashes, underscores or @, and begins and ends with a letter or digit"
)]
pub struct NotALogin;

impl Login {
    /// Reads what a person typed: full width, upper case and blanks around it are forgiven.
    ///
    /// # Errors
    /// When it is of another shape.
    pub fn parse(typed: &str) -> Result<Self, NotALogin> {
        let text = Self::folded(typed);
        if typed.trim().chars().count() > LONGEST {
            return Err(NotALogin);
        }
        let inner = |byte: u8| byte.is_ascii_alphanumeric() || b"._-@".contains(&byte);
        let outer = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        let bytes = text.as_bytes();
        let fits = (3..=LONGEST).contains(&bytes.len())
            && bytes.iter().copied().all(inner)
            && outer(bytes.first())
            && outer(bytes.last());
        if fits { Ok(Self(text)) } else { Err(NotALogin) }
    }

    /// What was typed, in the form in which logins are compared; of any shape, at most 64 characters.
    #[must_use]
    pub fn folded(typed: &str) -> String {
        let text: String = typed.trim().nfkc().take(LONGEST).collect();
        text.trim().to_lowercase()
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Login {
    type Err = NotALogin;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

crate::text_column!(Login);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_is_forgiven() {
        assert_eq!(
            Login::parse(" Ｗang.Clerk ").unwrap().as_str(),
            "wang.clerk"
        );
    }

    #[test]
    fn other_shapes_are_refused() {
        for text in ["", "ab", "王小明", "a b c", ".abc", "abc-", &"a".repeat(65)] {
            assert_eq!(Login::parse(text), Err(NotALogin), "{text}");
        }
    }
}
