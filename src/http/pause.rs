//! A pause after too many tries: the page comes again with what was typed, and says how long to wait.
//!
//! Deliberately absent: pages on which nothing was typed; their `PageError` becomes a page of its own (`mishaps`).

use actix_web::http::StatusCode;
use actix_web::http::header::RETRY_AFTER;
use actix_web::{HttpResponse, ResponseError as _};
use askama::Template;

use super::chrome::Chrome;
use super::page_error::PageError;
use super::screen;
use crate::kit::clock::seconds;
use crate::text::remaining;

/// How long somebody has to wait, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// After so many seconds it may be tried again.
    pub seconds: u64,
    /// The keys of the sentences that say what happened and why.
    pub said: [&'static str; 2],
}

impl Pause {
    /// The pause that `refusal` asks for; `None` when waiting is not what helps.
    #[must_use]
    pub const fn of(refusal: &PageError) -> Option<Self> {
        match refusal {
            PageError::TooMany(seconds) => Some(Self {
                seconds: *seconds,
                said: ["common-fault-too-many", "common-fault-too-many-next"],
            }),
            PageError::Busy(seconds) => Some(Self {
                seconds: *seconds,
                said: ["common-fault-unavailable", "common-fault-unavailable-next"],
            }),
            _ => None,
        }
    }
}

impl Chrome {
    /// How long to wait, in words.
    #[must_use]
    pub fn wait(&self, pause: &Pause) -> String {
        let left = seconds(i64::try_from(pause.seconds).unwrap_or(i64::MAX));
        let words = remaining::words(self.locale, left).unwrap_or_default();
        self.t1("common-fault-wait", "wait", words)
    }
}

/// 429, or 503 where the server is busy, with `Retry-After`: the `page` again, whose `frame` says how long to wait.
///
/// # Errors
/// `refusal` itself when it is no pause.
pub fn again<P: Template>(
    page: P,
    frame: impl FnOnce(&mut P) -> &mut Chrome,
    refusal: PageError,
) -> Result<HttpResponse, PageError> {
    drawn(page, frame, refusal, screen::with)
}

/// As [`again`], where `draw` shows the page or the part of it that was asked for.
///
/// # Errors
/// `refusal` itself when it is no pause.
pub fn drawn<P>(
    mut page: P,
    frame: impl FnOnce(&mut P) -> &mut Chrome,
    refusal: PageError,
    draw: impl FnOnce(StatusCode, P) -> HttpResponse,
) -> Result<HttpResponse, PageError> {
    let Some(pause) = Pause::of(&refusal) else {
        return Err(refusal);
    };
    frame(&mut page).pause = Some(pause);
    let mut answer = draw(refusal.status_code(), page);
    answer
        .headers_mut()
        .insert(RETRY_AFTER, pause.seconds.into());
    Ok(answer)
}
