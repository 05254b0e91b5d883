//! Which lines of a file were refused, and why.

use crate::commands::said::Said;
use crate::domain::park::import::{MOST_NAMED, Refused};
use crate::domain::park::register::Reason;

/// Names the first lines and counts the others.
pub(super) fn report(mut said: Said, refused: &[Refused]) -> Said {
    for refused in refused.iter().take(MOST_NAMED) {
        said = said
            .and("import-line-refused")
            .with("line", refused.line)
            .with_key("reason", reason(refused.reason));
    }
    match refused.len().saturating_sub(MOST_NAMED) {
        0 => said,
        more => said.and("import-more-refused").with("count", more),
    }
}

const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Fields => "import-reason-fields",
        Reason::Number => "import-reason-number",
        Reason::Name => "import-reason-name",
        Reason::BusinessNumber => "import-reason-business-number",
        Reason::Date => "import-reason-date",
        Reason::Place => "import-reason-place",
        Reason::Park => "import-reason-park",
        Reason::Twice => "import-reason-twice",
    }
}
