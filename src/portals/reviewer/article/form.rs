//! What is typed of a piece of news.

use serde::Deserialize;

use super::super::publishing;
use super::super::written::Field;
use crate::domain::news::{LONGEST_BODY, LONGEST_TITLE, News, Words};
use crate::domain::publication::Wish;
use crate::http::fields::FieldErrors;

/// What is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct NewsForm {
    pub(super) title_zh: String,
    pub(super) title_en: String,
    pub(super) body_zh: String,
    pub(super) body_en: String,
    pub(super) state: String,
    pub(super) publish_at: String,
    pub(super) version: String,
}

impl NewsForm {
    /// What is said in a piece that is kept.
    pub(super) fn of(news: &News) -> Self {
        let words = news.words.clone();
        Self {
            title_zh: words.title.zh,
            title_en: words.title.en,
            body_zh: words.body.zh,
            body_en: words.body.en,
            state: news.publication.state().to_string(),
            publish_at: publishing::shown(news.publication),
            version: news.version.to_string(),
        }
    }

    /// What is said and wished, or every mistake.
    pub(super) fn parse(&self, errors: &mut FieldErrors) -> Option<(Words, Wish)> {
        let words = Words {
            title: Field::new("title", "upkeep-title-", LONGEST_TITLE).lines(
                errors,
                &self.title_zh,
                &self.title_en,
            ),
            body: Field::new("body", "upkeep-body-", LONGEST_BODY).prose(
                errors,
                &self.body_zh,
                &self.body_en,
            ),
        };
        let wish = publishing::parse(errors, &self.state, &self.publish_at)?;
        errors.is_empty().then_some((words, wish))
    }
}
