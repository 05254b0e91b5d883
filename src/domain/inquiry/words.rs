//! What a member writes, by the kind of inquiry.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::db;
use crate::domain::ids::InquiryId;
use crate::kit::seal::{Place, Vault};

/// Where the words are sealed.
const COLUMN: &str = "inquiries.words";

crate::words! {
    /// What kind of inquiry it is.
    pub enum Kind {
        /// 資料品質回饋
        Feedback = "feedback",
        /// 技術諮詢
        Consultation = "consultation",
        /// 示範應用
        Showcase = "showcase",
    }
}

/// 資料品質回饋: what is wrong with the data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feedback {
    /// The name of the data service (`park::catalogue`).
    pub service: String,
    /// The key of the record; empty when it is the service as a whole.
    pub record: String,
    /// What is wrong.
    pub wrong: String,
    /// How one can see it; empty when nothing was said.
    pub evidence: String,
}

/// 技術諮詢: a question, and when to talk about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consultation {
    /// The day that is wished for.
    pub wish: Option<NaiveDate>,
    /// The question.
    pub question: String,
}

/// 示範應用: something that was made with the data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Showcase {
    /// Its name.
    pub name: String,
    /// What it does.
    pub what: String,
    /// Where it is on the web.
    pub address: String,
    /// The names of the data services that it uses (`park::catalogue`).
    pub services: Vec<String>,
    /// What the member has sent before and this is a change of.
    #[serde(default)]
    pub replaces: Option<InquiryId>,
}

/// What a member writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Words {
    /// 資料品質回饋
    Feedback(Feedback),
    /// 技術諮詢
    Consultation(Consultation),
    /// 示範應用
    Showcase(Showcase),
}

impl Words {
    /// What kind of inquiry it is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Feedback(_) => Kind::Feedback,
            Self::Consultation(_) => Kind::Consultation,
            Self::Showcase(_) => Kind::Showcase,
        }
    }

    /// What the member has sent before and this is a change of.
    #[must_use]
    pub const fn replaces(&self) -> Option<InquiryId> {
        match self {
            Self::Showcase(showcase) => showcase.replaces,
            Self::Feedback(_) | Self::Consultation(_) => None,
        }
    }

    /// What it is called in lists: the first of the words that say what it is about.
    #[must_use]
    pub fn title(&self) -> &str {
        let text = match self {
            Self::Feedback(feedback) => &feedback.wrong,
            Self::Consultation(consultation) => &consultation.question,
            Self::Showcase(showcase) => &showcase.name,
        };
        text.lines().next().unwrap_or_default()
    }

    /// Sealed for the row of this inquiry.
    pub(super) fn seal(&self, vault: &Vault, id: InquiryId) -> db::Result<Vec<u8>> {
        let json = serde_json::to_string(self).map_err(|why| unreadable(&why))?;
        let row = id.to_string();
        Ok(vault.seal(Place::new(COLUMN, &row), json.as_bytes()))
    }

    pub(super) fn open(vault: &Vault, id: InquiryId, sealed: &[u8]) -> db::Result<Self> {
        let row = id.to_string();
        let json = vault
            .open_text(Place::new(COLUMN, &row), sealed)
            .map_err(|why| unreadable(&why))?;
        serde_json::from_str(&json).map_err(|why| unreadable(&why))
    }
}

fn unreadable(why: &dyn fmt::Display) -> db::Error {
    db::Error::row("inquiries", why)
}
