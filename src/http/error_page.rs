//! The page that says what went wrong, what to do next, and which number to quote.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use super::chrome::Chrome;
use super::screen;
use crate::kit::clock::seconds;
use crate::text::remaining;

/// The page of `templates/layout/error.html`.
#[derive(Debug, Template)]
#[template(path = "layout/error.html", blocks = ["explanation"])]
pub struct ErrorPage {
    chrome: Chrome,
    said: Said,
}

/// The same at the counter: its page leads back into the counter's room.
#[derive(Debug, Template)]
#[template(path = "layout/error_counter.html")]
struct CounterErrorPage {
    chrome: Chrome,
    said: Said,
}

/// The same on the Industrial Data Space: its page leads to the platform's home.
#[derive(Debug, Template)]
#[template(path = "layout/error_park.html")]
struct ParkErrorPage {
    chrome: Chrome,
    said: Said,
}

/// The same at the reviewers' desk: its page leads to what waits there.
#[derive(Debug, Template)]
#[template(path = "layout/error_desk.html")]
struct DeskErrorPage {
    chrome: Chrome,
    said: Said,
}

/// What went wrong.
#[derive(Debug)]
struct Said {
    mishap: Mishap,
    reference: Option<String>,
    /// After how many seconds to come back.
    wait: Option<i64>,
}

/// What is said about one status: the keys of two sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mishap {
    status: u16,
    what: &'static str,
    next: &'static str,
}

/// What is said, by status; the last stands for every other one.
const MISHAPS: [Mishap; 12] = [
    mishap(
        400,
        "common-fault-bad-request",
        "common-fault-bad-request-next",
    ),
    mishap(403, "common-fault-forbidden", "common-fault-forbidden-next"),
    mishap(404, "common-fault-not-found", "common-fault-not-found-next"),
    mishap(405, "common-fault-method", "common-fault-method-next"),
    mishap(408, "common-fault-slow", "common-fault-slow-next"),
    mishap(409, "common-fault-conflict", "common-fault-conflict-next"),
    mishap(410, "common-fault-gone", "common-fault-gone-next"),
    mishap(413, "common-fault-too-large", "common-fault-too-large-next"),
    mishap(
        422,
        "common-fault-unprocessable",
        "common-fault-unprocessable-next",
    ),
    mishap(429, "common-fault-too-many", "common-fault-too-many-next"),
    mishap(
        503,
        "common-fault-unavailable",
        "common-fault-unavailable-next",
    ),
    INTERNAL,
];
const INTERNAL: Mishap = mishap(500, "common-fault-internal", "common-fault-internal-next");

const fn mishap(status: u16, what: &'static str, next: &'static str) -> Mishap {
    Mishap { status, what, next }
}

impl ErrorPage {
    /// The page for `status`; `reference` is the number under which the fault stands in the log.
    #[must_use]
    pub fn new(chrome: Chrome, status: StatusCode, reference: Option<String>) -> Self {
        let mishap = MISHAPS
            .into_iter()
            .find(|mishap| mishap.status == status.as_u16())
            .unwrap_or(if status.is_client_error() {
                mishap_of_visitors()
            } else {
                INTERNAL
            });
        Self {
            chrome,
            said: Said {
                mishap,
                reference,
                wait: None,
            },
        }
    }

    /// The same, saying after how many seconds to come back.
    #[must_use]
    pub const fn waiting(mut self, wait: Option<i64>) -> Self {
        self.said.wait = wait;
        self
    }

    /// The answer under `status`: the whole page, or what it says alone when htmx asks.
    #[must_use]
    pub fn answer(self, status: StatusCode) -> HttpResponse {
        if self.chrome.fragment {
            return screen::with(status, self.as_explanation());
        }
        let rooms = ["/organ", "/ids", "/review"];
        let room = rooms.into_iter().find(|room| self.is_below(room));
        let Self { chrome, said } = self;
        match room {
            Some("/organ") => screen::with(status, CounterErrorPage { chrome, said }),
            Some("/ids") => screen::with(status, ParkErrorPage { chrome, said }),
            Some("/review") => screen::with(status, DeskErrorPage { chrome, said }),
            _ => screen::with(status, Self { chrome, said }),
        }
    }

    /// Whether the visitor is in the room at this path.
    fn is_below(&self, room: &str) -> bool {
        let path = self.chrome.path.split('?').next().unwrap_or_default();
        let below = path.strip_prefix(room);
        below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// Every status once, a fault with its number.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        MISHAPS
            .into_iter()
            .map(|mishap| Self {
                chrome: chrome.clone(),
                said: Said {
                    mishap,
                    reference: (mishap.status >= 500).then(|| "7f3a-91c2".to_owned()),
                    wait: matches!(mishap.status, 429 | 503).then_some(125),
                },
            })
            .collect()
    }
}

impl Said {
    /// How long to wait, in words.
    fn wait(&self, chrome: &Chrome) -> Option<String> {
        remaining::words(chrome.locale, seconds(self.wait?))
    }
}

/// What is said about a visitor's mistake that has no words of its own.
const fn mishap_of_visitors() -> Mishap {
    let [bad_request, ..] = MISHAPS;
    bad_request
}

#[cfg(test)]
mod tests {
    use actix_web::body::to_bytes;

    use super::*;
    use crate::http::gallery;
    use crate::text::Locale;

    fn chrome() -> Chrome {
        Chrome::sample("2026-11-20T06:05:00Z".parse().unwrap())
    }

    async fn body(answer: HttpResponse) -> String {
        let body = to_bytes(answer.into_body()).await.unwrap();
        String::from_utf8(body.to_vec()).unwrap()
    }

    #[actix_web::test]
    async fn every_error_page_keeps_the_rules() {
        let rooms = [
            ("error", "/personal"),
            ("error-counter", "/organ"),
            ("error-park", "/ids/nothing"),
            ("error-desk", "/review?page=2"),
        ];
        for locale in Locale::ALL {
            for (room, path) in rooms {
                let mut chrome = chrome();
                chrome.locale = locale;
                chrome.path = path.to_owned();
                for page in ErrorPage::samples(&chrome) {
                    let status = page.said.mishap.status;
                    let html = body(page.answer(StatusCode::from_u16(status).unwrap())).await;
                    gallery::keep(&format!("{room}-{status}-{}", locale.tag()), &html);
                    assert_eq!(gallery::faults(&html, locale), Vec::<String>::new());
                }
            }
        }
    }

    #[test]
    fn a_status_without_words_of_its_own_is_told_by_its_class() {
        let what = |status| ErrorPage::new(chrome(), status, None).said.mishap.what;
        assert_eq!(what(StatusCode::IM_A_TEAPOT), "common-fault-bad-request");
        assert_eq!(what(StatusCode::BAD_GATEWAY), "common-fault-internal");
        assert_eq!(what(StatusCode::NOT_FOUND), "common-fault-not-found");
    }

    #[actix_web::test]
    async fn htmx_gets_the_explanation_alone() {
        let mut chrome = chrome();
        chrome.fragment = true;
        let page = ErrorPage::new(chrome, StatusCode::CONFLICT, None);
        let response = page.answer(StatusCode::CONFLICT);
        assert_eq!(response.status(), StatusCode::CONFLICT);
        let html = body(response).await;
        assert!(html.trim().starts_with("<section") && !html.contains("<html"));
    }
}
