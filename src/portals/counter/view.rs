//! What the page of an opening shows: it follows from where the opening stands.

use actix_web::HttpRequest;

use super::{desk, words};
use crate::app::App;
use crate::domain::citizen::contact::Contact;
use crate::domain::one_time_password::Last;
use crate::domain::opening::seen::Seen;
use crate::domain::opening::{Case, Purpose, State};
use crate::http::document::{Document, kept};
use crate::http::headers::{self, Relaxation};
use crate::http::page_error::PageError;
use crate::kit::clock::Timestamp;

/// The most reasons that are offered again.
const MOST_REASONS: usize = 8;

/// What there is to do or to see.
#[derive(Debug, Clone)]
pub enum View {
    /// The reason and the case number are to be told.
    Purpose {
        /// As it was typed.
        reason: String,
        /// As it was typed.
        case_number: String,
        /// What this clerk wrote earlier today.
        reasons: Vec<String>,
    },
    /// The password is to be entered.
    Password {
        /// What for.
        purpose: Purpose,
        /// Where it went, masked.
        sent_to: String,
        /// The password.
        last: Last,
        /// The key of the sentence that says why it is dead, when it is.
        dead: Option<&'static str>,
    },
    /// The data are open.
    Data {
        /// What for.
        purpose: Purpose,
        /// From this instant on the case is over.
        until: Timestamp,
        /// The package.
        document: Box<Document>,
    },
    /// Nothing more can be done.
    Over {
        /// The key of the sentence that says why.
        why: &'static str,
        /// The reason, if it was told or typed.
        reason: Option<String>,
        /// The case number, if it was told or typed.
        case_number: Option<String>,
    },
}

impl View {
    /// Whether it waits for a password, and the last one cannot be entered any more.
    pub(super) const fn has_dead_password(&self) -> bool {
        matches!(self, Self::Password { dead: Some(_), .. })
    }

    /// What there is to do or to see of `case` at `now`; `sent` is its last password.
    pub(super) async fn of(
        app: &App,
        req: &HttpRequest,
        (now, case): (Timestamp, &Case),
        sent: Option<(Last, Contact)>,
    ) -> Result<Self, PageError> {
        Ok(match (&case.opening.state, sent) {
            (State::Waiting(purpose), Some((last, to))) => Self::Password {
                purpose: purpose.clone(),
                sent_to: to.masked(),
                dead: dead(&last, now),
                last,
            },
            (State::Open { purpose, .. }, _) => {
                let document = kept::whole(app, &case.package).await?;
                headers::relax(req, Relaxation::FramesOfOurs);
                Self::Data {
                    purpose: purpose.clone(),
                    until: case.opening.until().unwrap_or(now),
                    document: Box::new(document),
                }
            }
            (State::Presented, _) => Self::Purpose {
                reason: String::new(),
                case_number: String::new(),
                reasons: reasons(&desk::today(app, now, case.opening.account).await?),
            },
            (state, _) => Self::Over {
                why: words::over(state).unwrap_or("counter-over-contact"),
                reason: state.purpose().map(|told| told.reason().to_owned()),
                case_number: state.purpose().map(|told| told.case_number().to_owned()),
            },
        })
    }
}

/// Why a password cannot be entered any more; `None` while it can.
pub(super) fn dead(last: &Last, now: Timestamp) -> Option<&'static str> {
    if last.tries_left() == 0 {
        Some("counter-password-used-up")
    } else if now >= last.expires_at {
        Some("counter-password-ran-out")
    } else {
        None
    }
}

/// The reasons this clerk gave before, the last one first, each once.
fn reasons(before: &[Seen]) -> Vec<String> {
    let mut reasons: Vec<String> = Vec::new();
    for purpose in before
        .iter()
        .filter_map(|seen| seen.opening.state.purpose())
    {
        if reasons.len() < MOST_REASONS && !reasons.iter().any(|known| known == purpose.reason()) {
            reasons.push(purpose.reason().to_owned());
        }
    }
    reasons
}
