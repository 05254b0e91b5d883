//! A letter that is written: its subject, and the same said twice.

use askama::Template;

/// What a letter says. Prints nothing: it may hold a secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Content {
    /// One line.
    pub subject: String,
    /// As plain text.
    pub text: String,
    /// As HTML.
    pub html: String,
    /// Where further letters of this kind are ended by one post (RFC 8058); `None` where none are to be ended.
    pub unsubscribing: Option<String>,
}

impl Content {
    /// Renders both forms. A line break or another control character in the subject becomes a blank.
    ///
    /// # Errors
    /// When a template fails.
    pub fn of(
        subject: &str,
        text: &impl Template,
        html: &impl Template,
    ) -> Result<Self, askama::Error> {
        let subject: String = subject
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        Ok(Self {
            subject: subject.split_whitespace().collect::<Vec<_>>().join(" "),
            text: text.render()?,
            html: html.render()?,
            unsubscribing: None,
        })
    }

    /// The same, with where further letters of this kind are ended.
    #[must_use]
    pub fn with_unsubscribing(mut self, address: String) -> Self {
        self.unsubscribing = Some(address);
        self
    }
}

impl std::fmt::Debug for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Content(…)")
    }
}
