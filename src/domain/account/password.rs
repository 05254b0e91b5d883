//! Which passwords are taken: long ones that nobody else would think of.
//!
//! 12 to 128 characters of any writing, compared in Unicode's form NFC; no rule on their composition, no ageing.

use unicode_normalization::UnicodeNormalization as _;

use super::Account;
use super::popular;
use crate::kit::secret::Secret;

/// The fewest characters.
pub const SHORTEST: usize = 12;
/// The most characters.
pub const LONGEST: usize = 128;

/// What the site is called, lower case.
const SITE: [&str; 4] = ["mydata", "my-data", "park data", "parkdata"];
/// Fewer characters than this beside a name make the password one made of the name.
const BESIDE: usize = 8;
/// Fewer letters than this beside a name: only digits and signs were put around it.
const LETTERS_BESIDE: usize = 4;

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotTake {
    /// Fewer than [`SHORTEST`] characters.
    #[error("too short")]
    TooShort,
    /// More than [`LONGEST`] characters.
    #[error("too long")]
    TooLong,
    /// Others think of it too.
    #[error("popular")]
    Popular,
    /// It is made of the login, the person's name, the mail address or the site's name.
    #[error("made of a name")]
    MadeOfName,
}

/// Whose password it is going to be.
#[derive(Debug, Clone, Copy)]
pub struct Owner<'a> {
    /// What is typed to sign in.
    pub login: &'a str,
    /// The person's name.
    pub name: &'a str,
    /// The mail address, where there is one.
    pub mail: Option<&'a str>,
}

impl<'a> Owner<'a> {
    /// The owner of a staff account, which has no mail address.
    #[must_use]
    pub fn of(account: &'a Account) -> Self {
        Self {
            login: account.login.as_str(),
            name: &account.name,
            mail: None,
        }
    }
}

/// A password that may be taken. Only [`choose`] makes one.
#[derive(Debug, Clone)]
pub struct NewPassword(Secret);

impl NewPassword {
    /// The password itself, for hashing.
    pub(super) fn reveal(&self) -> &str {
        self.0.reveal()
    }
}

/// Takes what was typed as a new password of `owner`.
///
/// # Errors
/// The first reason not to.
pub fn choose(typed: &Secret, owner: &Owner<'_>) -> Result<NewPassword, CannotTake> {
    let normal = normal(typed);
    let length = normal.reveal().chars().count();
    if length < SHORTEST {
        return Err(CannotTake::TooShort);
    }
    if length > LONGEST {
        return Err(CannotTake::TooLong);
    }
    let folded = Secret::new(fold(normal.reveal()));
    if is_made_of_names(folded.reveal(), owner) {
        return Err(CannotTake::MadeOfName);
    }
    if popular::is_popular(folded.reveal()) {
        return Err(CannotTake::Popular);
    }
    Ok(NewPassword(normal))
}

/// What was typed in the form in which it is hashed. Far longer texts are cut: they cannot be right.
pub(super) fn normal(typed: &Secret) -> Secret {
    Secret::new(typed.reveal().nfc().take(LONGEST + 1).collect::<String>())
}

fn fold(text: &str) -> String {
    text.nfkc().collect::<String>().to_lowercase()
}

/// Whether little is left when the names are taken out.
fn is_made_of_names(folded: &str, owner: &Owner<'_>) -> bool {
    let mut left = folded.to_owned();
    for name in names(owner) {
        left = left.replace(&name, "");
    }
    if left.len() == folded.len() {
        return false;
    }
    let letters = left.chars().filter(|c| c.is_alphabetic()).count();
    left.chars().count() < BESIDE || letters < LETTERS_BESIDE
}

/// The names and their parts, the longest first; a part has at least three characters, or two of Chinese.
fn names(owner: &Owner<'_>) -> Vec<String> {
    let whole = [Some(owner.login), Some(owner.name), owner.mail];
    let whole = whole.into_iter().flatten().map(fold);
    let mut names: Vec<String> = SITE.map(str::to_owned).into();
    for name in whole {
        names.extend(
            name.split(|c: char| !c.is_alphanumeric())
                .map(str::to_owned),
        );
        names.push(name);
    }
    names.retain(|name| {
        let least = if name.is_ascii() { 3 } else { 2 };
        name.chars().count() >= least
    });
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(typed: &str) -> Result<String, CannotTake> {
        let owner = Owner {
            login: "wang.clerk",
            name: "王小明",
            mail: Some("hsiaoming@agency.example"),
        };
        choose(&Secret::new(typed), &owner).map(|password| password.reveal().to_owned())
    }

    #[test]
    fn eleven_characters_are_too_few_and_a_hundred_and_twenty_nine_too_many() {
        let of = |length: usize| -> String {
            "紅茶半糖少冰綠豆沙牛奶"
                .chars()
                .cycle()
                .take(length)
                .collect()
        };
        assert_eq!(taken(&of(11)), Err(CannotTake::TooShort));
        assert_eq!(taken("k7#mq2!vzr9"), Err(CannotTake::TooShort));
        assert!(taken("k7#mq2!vzr9w").is_ok());
        let long = |length: usize| -> String {
            (0_u32..)
                .map(|n| char::from(b'!' + u8::try_from(n * n * 31 % 89).unwrap()))
                .take(length)
                .collect()
        };
        assert!(taken(&long(128)).is_ok());
        assert_eq!(taken(&long(129)), Err(CannotTake::TooLong));
        assert_eq!(taken(&long(10_000)), Err(CannotTake::TooLong));
    }

    #[test]
    fn composed_and_decomposed_letters_are_the_same_password() {
        assert_eq!(
            taken("cafe\u{301} au lait noir").unwrap(),
            taken("café au lait noir").unwrap()
        );
    }

    #[test]
    fn what_is_made_of_names_is_refused() {
        for typed in [
            "wang.clerk2026",
            "Mydata20261120",
            "mydatamydata!!",
            "王小明王小明王小明王小明",
            "hsiaoming1234",
            "agency.example",
            "wangmydata@2026",
        ] {
            assert_eq!(taken(typed), Err(CannotTake::MadeOfName), "{typed}");
        }
        assert!(taken("my dog ate the mydata manual").is_ok());
    }

    #[test]
    fn popular_ones_are_refused_whatever_their_case() {
        for typed in ["Password1234", "JI32K7AU4A83", "ＰＡＳＳＷＯＲＤ１２３４"] {
            assert_eq!(taken(typed), Err(CannotTake::Popular), "{typed}");
        }
    }

    #[test]
    fn it_does_not_print_itself() {
        let owner = Owner {
            login: "wang.clerk",
            name: "x",
            mail: None,
        };
        let password = choose(&Secret::new("k7#mq2!vzr9w"), &owner).unwrap();
        assert!(!format!("{password:?}").contains("k7"));
    }
}
