//! What a member has sent, as a list.

use super::paths;
use crate::domain::inquiry::Inquiry;
use crate::http::chrome::Chrome;
use crate::http::inquiry::stage;
use crate::kit::clock::Timestamp;

/// One of them.
#[derive(Debug, Clone)]
pub struct Line {
    pub path: String,
    pub title: String,
    pub submitted_at: Timestamp,
    pub stage: (&'static str, &'static str),
}

/// These inquiries as lines.
pub fn lines(sent: &[Inquiry]) -> Vec<Line> {
    let line = |one: &Inquiry| Line {
        path: paths::inquiry(one.words.kind(), one.id),
        title: one.words.title().to_owned(),
        submitted_at: one.submitted_at,
        stage: stage(one),
    };
    sent.iter().map(line).collect()
}

/// Two to look at.
pub fn samples(chrome: &Chrome) -> Vec<Line> {
    let line = |stage| Line {
        path: "/ids/feedback/sample".to_owned(),
        title: "Position <wrong>".to_owned(),
        submitted_at: chrome.now,
        stage,
    };
    vec![
        line(("waiting", "common-inquiry-received")),
        line(("done", "common-inquiry-mended")),
    ]
}
