//! A refused proof of identity as a sentence.

use fluent_bundle::FluentValue;

use crate::domain::identity::adapter::Denial;
use crate::text::{Catalogue, Locale};

/// What happened and what to do, in the reader's language.
#[must_use]
pub fn sentence(locale: Locale, denial: Denial) -> String {
    let tries = denial.tries.map_or(FluentValue::None, FluentValue::from);
    let code = denial.code.map_or(FluentValue::None, |code| {
        FluentValue::from(format!("0x{code:08X}"))
    });
    Catalogue::of(locale).text_with(denial.key, &[("tries", tries), ("code", code)])
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::domain::identity::card_reply::CardFailure;
    use crate::domain::identity::proof::CannotProve;

    #[test]
    fn every_refusal_has_a_sentence_of_its_own_in_both_languages() {
        let denials: Vec<Denial> = CardFailure::ALL
            .into_iter()
            .map(Denial::from)
            .chain(CannotProve::ALL.into_iter().map(Denial::from))
            .collect();
        for locale in Locale::ALL {
            let sentences: HashSet<_> = denials
                .iter()
                .map(|denial| sentence(locale, *denial))
                .collect();
            assert_eq!(sentences.len(), denials.len());
            for sentence in sentences {
                assert!(!sentence.contains(['[', '{', '$']), "{sentence}");
            }
        }
    }

    #[test]
    fn the_numbers_stand_in_the_sentences() {
        let left = Denial::from(CardFailure::WrongPin {
            tries_left: Some(2),
        });
        assert!(sentence(Locale::Chinese, left).contains(" 2 "));
        let one = Denial::from(CardFailure::WrongPin {
            tries_left: Some(1),
        });
        assert!(sentence(Locale::English, one).contains("One try"));
        let other = Denial::from(CardFailure::Other(0x7630_0001));
        assert!(sentence(Locale::English, other).contains("0x76300001"));
    }
}
