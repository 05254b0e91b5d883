//! What is typed about a file.

use serde::Deserialize;

use super::super::publishing;
use super::super::written::Field;
use crate::domain::download::{Download, KINDS, LONGEST_ABOUT, LONGEST_TITLE, MOST_BYTES, Words};
use crate::domain::file::keeping::KeptFile;
use crate::domain::file::{CannotTake, File, FileKind, FileName};
use crate::domain::ids::FileId;
use crate::domain::publication::{State, Wish};
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::upload::WithFile;

/// What is typed; the file comes beside it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct DownloadForm {
    pub(super) title_zh: String,
    pub(super) title_en: String,
    pub(super) about_zh: String,
    pub(super) about_en: String,
    state: String,
    pub(super) publish_at: String,
    pub(super) version: String,
}

impl WithFile for DownloadForm {
    const FIELD: &'static str = "file";
    const MOST_BYTES: usize = MOST_BYTES;
    const KINDS: &'static [FileKind] = KINDS;
}

impl DownloadForm {
    /// A draft of which nothing is said.
    pub(super) fn empty() -> Self {
        Self {
            state: State::Draft.to_string(),
            ..Self::default()
        }
    }

    /// What is said about a file that is kept.
    pub(super) fn of(download: &Download) -> Self {
        let words = download.words.clone();
        Self {
            title_zh: words.title.zh,
            title_en: words.title.en,
            about_zh: words.about.zh,
            about_en: words.about.en,
            state: download.publication.state().to_string(),
            publish_at: publishing::shown(download.publication),
            version: download.version.to_string(),
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
            about: Field::optional("about", "upkeep-about-", LONGEST_ABOUT).prose(
                errors,
                &self.about_zh,
                &self.about_en,
            ),
        };
        errors.sort(&["title_zh", "title_en", "about_zh", "about_en", "file"]);
        let wish = publishing::parse(errors, &self.state, &self.publish_at)?;
        errors.is_empty().then_some((words, wish))
    }

    /// The word of the state that is chosen.
    pub(super) fn state(&self) -> &str {
        &self.state
    }

    /// Which version the reviewer saw.
    pub(super) fn version(&self) -> i64 {
        self.version.parse().unwrap_or_default()
    }
}

/// The file that was sent, or the mistake at it; none at all is no mistake where one is kept.
pub(super) fn received(
    errors: &mut FieldErrors,
    file: Result<File, CannotTake>,
    has_file: bool,
) -> Option<File> {
    match file {
        Ok(file) => Some(file),
        Err(CannotTake::Nothing) if has_file => None,
        Err(why) => {
            errors.push_named("file", why.key(), "upkeep-file");
            None
        }
    }
}

/// A file to look at.
pub(super) fn sample(chrome: &Chrome) -> KeptFile {
    KeptFile {
        id: FileId::draw(&crate::kit::random::SeededChance::from_seed(1)),
        name: FileName::clean("guide.pdf"),
        kind: FileKind::Pdf,
        bytes: 123_456,
        kept_at: chrome.now,
    }
}
