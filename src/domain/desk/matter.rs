//! One thing that waits for a reviewer, or waited.

use crate::domain::ids::{AccountId, CourseId};
use crate::domain::inquiry::Verdict;
use crate::domain::licensing::Ended;
use crate::kit::clock::Timestamp;

crate::words! {
    /// What kind of matter it is.
    pub enum Kind {
        /// 授權申請
        Application = "application",
        /// 顯名聲明
        Proof = "proof",
        /// 資料品質回饋
        Feedback = "feedback",
        /// 技術諮詢
        Consultation = "consultation",
        /// 課程報名
        Enrolment = "enrolment",
        /// 示範應用
        Showcase = "showcase",
    }
}

crate::words! {
    /// Which matters are looked for.
    pub enum Stage {
        /// Everything that waits.
        Open = "open",
        /// What nobody has taken on.
        Fresh = "fresh",
        /// What the reader has taken on.
        Mine = "mine",
        /// What is overdue.
        Late = "late",
        /// What was decided last.
        Done = "done",
    }
}

/// One thing that waits for a reviewer, or waited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// What kind it is.
    pub kind: Kind,
    /// Its identifier among its kind.
    pub id: String,
    /// Whose.
    pub account: AccountId,
    /// Whether that is a 專案會員, or somebody who wants to become one.
    pub is_project: bool,
    /// What it is about: the word of the tier of an application; empty where the kind says it all.
    pub title: String,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// By when it has to be decided.
    pub due_at: Option<Timestamp>,
    /// Who has taken it on.
    pub reviewer: Option<AccountId>,
    /// When it was decided.
    pub done_at: Option<Timestamp>,
    /// What became of it.
    pub outcome: Option<Outcome>,
    /// In which course somebody has enrolled.
    pub course: Option<CourseId>,
}

/// What became of a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// An application ended so.
    Application(Ended),
    /// Whether a reviewer found the line of a proof.
    Proof(bool),
    /// What was sent to be answered was answered so.
    Answer(Verdict),
    /// Whether a reviewer left the place to whoever enrolled.
    Enrolment(bool),
}

impl Matter {
    /// Where it stands in the list: those of the lowest rank first.
    #[must_use]
    pub fn rank(&self) -> (bool, bool, Option<Timestamp>, Timestamp, &str) {
        let undated = self.due_at.is_none();
        (
            !self.is_project,
            undated,
            self.due_at,
            self.sent_at,
            &self.id,
        )
    }

    /// Whether its time is over at `now`.
    #[must_use]
    pub fn is_late(&self, now: Timestamp) -> bool {
        self.done_at.is_none() && self.due_at.is_some_and(|due| now >= due)
    }

    /// Whether `reader` looks for it at `now`.
    #[must_use]
    pub fn is_at(&self, stage: Stage, reader: AccountId, now: Timestamp) -> bool {
        let waits = self.done_at.is_none();
        match stage {
            Stage::Open => waits,
            Stage::Fresh => waits && self.reviewer.is_none(),
            Stage::Mine => waits && self.reviewer == Some(reader),
            Stage::Late => self.is_late(now),
            Stage::Done => !waits,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::clock::{days, seconds};
    use crate::kit::random::SeededChance;

    fn noon() -> Timestamp {
        "2026-11-20T04:00:00Z".parse().unwrap()
    }

    fn matter(id: &str, is_project: bool, due: Option<i64>, sent: i64) -> Matter {
        Matter {
            kind: Kind::Feedback,
            id: id.to_owned(),
            account: AccountId::draw(&SeededChance::from_seed(1)),
            is_project,
            title: String::new(),
            sent_at: noon().plus(seconds(sent)),
            due_at: due.map(|due| noon().plus(days(due))),
            reviewer: None,
            done_at: None,
            outcome: None,
            course: None,
        }
    }

    #[test]
    fn those_of_projects_come_first_then_what_is_due_then_what_came_first() {
        let mut all = [
            matter("undated", false, None, 0),
            matter("second", false, Some(3), 2),
            matter("first", false, Some(3), 1),
            matter("urgent", false, Some(1), 9),
            matter("project later", true, Some(9), 9),
            matter("project", true, Some(8), 9),
        ];
        all.sort_by(|one, other| one.rank().cmp(&other.rank()));
        let order: Vec<&str> = all.iter().map(|one| one.id.as_str()).collect();
        let wanted = [
            "project",
            "project later",
            "urgent",
            "first",
            "second",
            "undated",
        ];
        assert_eq!(order, wanted);
    }

    #[test]
    fn it_is_late_at_the_very_instant_and_not_a_second_before() {
        let one = matter("x", false, Some(1), 0);
        let due = one.due_at.unwrap();
        assert!(!one.is_late(due.minus(seconds(1))));
        assert!(one.is_late(due) && one.is_late(due.plus(seconds(1))));
        let mut done = one;
        done.done_at = Some(due);
        assert!(!done.is_late(due.plus(seconds(1))));
    }

    #[test]
    fn a_stage_shows_what_belongs_to_it() {
        let reader = AccountId::draw(&SeededChance::from_seed(2));
        let other = AccountId::draw(&SeededChance::from_seed(3));
        let stages = |one: &Matter| {
            let at = |stage: &&Stage| one.is_at(**stage, reader, noon());
            let words: Vec<&str> = Stage::ALL.iter().filter(at).map(|s| s.word()).collect();
            words.join(" ")
        };
        let mut one = matter("x", false, Some(1), 0);
        assert_eq!(stages(&one), "open fresh");
        one.reviewer = Some(other);
        assert_eq!(stages(&one), "open");
        one.reviewer = Some(reader);
        assert_eq!(stages(&one), "open mine");
        one.due_at = Some(noon());
        assert_eq!(stages(&one), "open mine late");
        one.done_at = Some(noon());
        assert_eq!(stages(&one), "done");
    }
}
