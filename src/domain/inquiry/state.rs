//! What has become of an inquiry, and what may become of it.

use super::Kind;
use crate::kit::clock::Timestamp;

crate::words! {
    /// What a reviewer answers, and how a member ends it.
    #[derive(PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Verdict {
        /// 已答覆
        Answered = "answered",
        /// 已修正
        Mended = "mended",
        /// 資料無誤
        Sound = "sound",
        /// 已發布
        Published = "published",
        /// 退回補正
        Returned = "returned",
        /// 已下架. Its word is older than its name, and so is the next one's.
        #[serde(rename = "withdrawn")]
        TakenDown = "withdrawn",
        /// 會員自行撤回, or a change of it is shown in its place: no reviewer's answer.
        #[serde(rename = "taken_down")]
        Withdrawn = "taken_down",
    }
}

/// What has become of an inquiry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Nobody has answered it yet.
    Waiting,
    /// It was answered.
    Answered {
        /// How.
        verdict: Verdict,
        /// In which words; may be empty where something was published.
        answer: String,
        /// When.
        at: Timestamp,
    },
}

impl State {
    /// How it was answered; `None` while it waits.
    #[must_use]
    pub const fn verdict(&self) -> Option<Verdict> {
        match self {
            Self::Waiting => None,
            Self::Answered { verdict, .. } => Some(*verdict),
        }
    }
}

impl Verdict {
    /// What may be answered to an inquiry of this kind that was answered so before, or waits.
    #[must_use]
    pub const fn open_to(kind: Kind, before: Option<Self>) -> &'static [Self] {
        match (kind, before) {
            (Kind::Feedback, None) => &[Self::Answered, Self::Mended, Self::Sound],
            (Kind::Consultation, None) => &[Self::Answered],
            (Kind::Showcase, None) => &[Self::Published, Self::Returned],
            (Kind::Showcase, Some(Self::Published)) => &[Self::TakenDown],
            _ => &[],
        }
    }

    /// Whether the member has to be told something besides.
    #[must_use]
    pub const fn needs_words(self) -> bool {
        !matches!(self, Self::Published | Self::Withdrawn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_the_module_lists_every_move() {
        let mut moves = Vec::new();
        for kind in Kind::ALL {
            for before in std::iter::once(None).chain(Verdict::ALL.iter().copied().map(Some)) {
                let open = Verdict::open_to(*kind, before);
                let words: Vec<&str> = open.iter().map(|verdict| verdict.word()).collect();
                if !words.is_empty() {
                    let before = before.map_or("waiting", Verdict::word);
                    moves.push(format!("{kind} | {before} | {}", words.join(", ")));
                }
            }
        }
        let told = include_str!("mod.rs");
        assert_eq!(moves.len(), 4);
        for one in moves {
            assert!(told.contains(&format!("| {one} |")), "{one}");
        }
    }
}
