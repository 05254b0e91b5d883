//! What a package is opened for: the reason and the agency's own case number.

use unicode_normalization::UnicodeNormalization as _;

/// The most characters of a reason.
pub const REASON_CHARS: usize = 100;
/// The most characters of a case number.
pub const CASE_NUMBER_CHARS: usize = 40;

/// What for. The citizen reads both.
#[derive(Debug, Clone, PartialEq, Eq)]
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

impl Purpose {
    /// Reads both; each mistake by itself, so that a form can name them together.
    ///
    /// # Errors
    /// What is wrong with the reason, and what with the case number.
    pub fn parse(
        reason: &str,
        case_number: &str,
    ) -> Result<Self, (Option<CannotRead>, Option<CannotRead>)> {
        let reason = line(reason.chars(), REASON_CHARS);
        let case_number = line(case_number.nfkc(), CASE_NUMBER_CHARS);
        match (reason, case_number) {
            (Ok(reason), Ok(case_number)) => Ok(Self {
                reason,
                case_number,
            }),
            (reason, case_number) => Err((reason.err(), case_number.err())),
        }
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

/// One line: control characters and runs of blanks become one blank.
fn line(chars: impl Iterator<Item = char>, most: usize) -> Result<String, CannotRead> {
    let text: String = chars
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
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
    fn each_mistake_is_told() {
        assert_eq!(
            Purpose::parse("\u{1}", "").unwrap_err(),
            (Some(CannotRead::Empty), Some(CannotRead::Empty))
        );
        let long = "長".repeat(REASON_CHARS);
        assert!(Purpose::parse(&long, "1").is_ok());
        assert_eq!(
            Purpose::parse(&format!("{long}長"), &"1".repeat(CASE_NUMBER_CHARS + 1)).unwrap_err(),
            (Some(CannotRead::TooLong), Some(CannotRead::TooLong))
        );
    }
}
