//! What a package is opened for: the reason and the agency's own case number. Both can name people: they are sealed.

use std::fmt;

use unicode_normalization::UnicodeNormalization as _;

use crate::db;
use crate::domain::ids::OpeningId;
use crate::kit::seal::{Place, Vault};
use crate::kit::writing::line;

/// The most characters of a reason.
pub const REASON_CHARS: usize = 100;
/// The most characters of a case number.
pub const CASE_NUMBER_CHARS: usize = 40;

const COLUMN: &str = "openings.purpose";

/// What for. The citizen reads both; both can name people, and print nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Purpose {
    reason: String,
    case_number: String,
}

/// Why a text is no reason or case number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotRead {
    /// Nothing was written.
    #[error("empty")]
    Empty,
    /// More characters than it may have.
    #[error("too long")]
    TooLong,
}

impl fmt::Debug for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Purpose(…)")
    }
}

impl Purpose {
    /// Reads both; each mistake by itself, so that a form can name them together.
    ///
    /// # Errors
    /// What is wrong with the reason, and what with the case number.
    pub fn parse(
        reason: &str,
        case_number: &str,
    ) -> Result<Self, (Option<CannotRead>, Option<CannotRead>)> {
        let half_width: String = case_number.nfkc().collect();
        let reason = bounded(line(reason), REASON_CHARS);
        let case_number = bounded(line(&half_width), CASE_NUMBER_CHARS);
        match (reason, case_number) {
            (Ok(reason), Ok(case_number)) => Ok(Self {
                reason,
                case_number,
            }),
            (reason, case_number) => Err((reason.err(), case_number.err())),
        }
    }

    /// Both, as a row says that was written before they were sealed.
    pub(super) const fn in_clear(reason: String, case_number: String) -> Self {
        Self {
            reason,
            case_number,
        }
    }

    /// Both, sealed for the row of `opening`.
    pub(super) fn seal(&self, vault: &Vault, opening: OpeningId) -> Vec<u8> {
        let both = serde_json::json!([self.reason, self.case_number]).to_string();
        vault.seal(Place::new(COLUMN, &opening.to_string()), both.as_bytes())
    }

    /// What was sealed for the row of `opening`.
    ///
    /// # Errors
    /// When it does not open or is no purpose.
    pub(super) fn open(vault: &Vault, opening: OpeningId, sealed: &[u8]) -> db::Result<Self> {
        let id = opening.to_string();
        let fault = |why: &str| db::Error::row("openings", format!("the purpose of {id} {why}"));
        let both = vault
            .open_text(Place::new(COLUMN, &id), sealed)
            .map_err(|_| fault("does not open"))?;
        let (reason, number): (String, String) =
            serde_json::from_str(&both).map_err(|_| fault("has another shape"))?;
        Self::parse(&reason, &number).map_err(|_| fault("is none"))
    }

    /// Why the data are needed, as the clerk wrote it.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// The agency's own number of the case.
    #[must_use]
    pub fn case_number(&self) -> &str {
        &self.case_number
    }
}

fn bounded(text: String, most: usize) -> Result<String, CannotRead> {
    match text.chars().count() {
        0 => Err(CannotRead::Empty),
        count if count > most => Err(CannotRead::TooLong),
        _ => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_become_one_line_and_numbers_half_width() {
        let purpose = Purpose::parse(" 申請\t育兒津貼\r\n", " １１５－０００１ ").unwrap();
        assert_eq!(purpose.reason(), "申請 育兒津貼");
        assert_eq!(purpose.case_number(), "115-0001");
    }

    #[test]
    fn what_is_not_seen_neither_turns_the_words_around_it_nor_counts_as_words() {
        let purpose = Purpose::parse("申請\u{202e}育兒\u{200b}津貼", "\u{2066}115").unwrap();
        assert_eq!(purpose.reason(), "申請育兒津貼");
        assert_eq!(purpose.case_number(), "115");
    }

    #[test]
    fn each_mistake_is_told() {
        for nothing in ["", "\u{1}", "\u{202e}\u{200b}"] {
            assert_eq!(
                Purpose::parse(nothing, nothing).unwrap_err(),
                (Some(CannotRead::Empty), Some(CannotRead::Empty))
            );
        }
        let long = "長".repeat(REASON_CHARS);
        assert!(Purpose::parse(&long, "1").is_ok());
        assert_eq!(
            Purpose::parse(&format!("{long}長"), &"1".repeat(CASE_NUMBER_CHARS + 1)).unwrap_err(),
            (Some(CannotRead::TooLong), Some(CannotRead::TooLong))
        );
    }

    #[test]
    fn it_prints_nothing() {
        let purpose = Purpose::parse("補發證明", "115-0001").unwrap();
        let state = crate::domain::opening::State::Waiting(purpose);
        let shown = format!("{state:?}");
        assert!(!shown.contains("補發") && !shown.contains("115"), "{shown}");
    }
}
