//! What a provider's answer means: decided here, without a network or a database.

use chrono::DateTime;

use super::reason::{Failure, Refusal};
use crate::kit::clock::{Span, Timestamp, hours, seconds};

/// How long to wait when a provider asks for patience without saying how long.
pub const PATIENCE: Span = seconds(60);
/// The shortest wait between two questions.
pub const SHORTEST_WAIT: Span = seconds(1);
/// The longest wait between two questions.
pub const LONGEST_WAIT: Span = hours(1);
/// The waits before the further attempts after a failure; there are no more attempts than these.
pub const RETRIES: [Span; 3] = [seconds(3), seconds(15), seconds(60)];

/// The longest JSON that is looked into for the words "no data".
const LONGEST_NOTE: usize = 4096;

/// What came back from a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// An answer, whole.
    Replied {
        /// The HTTP status.
        status: u16,
        /// The header `Retry-After`, as it came.
        retry_after: Option<String>,
        /// What the body looks like.
        body: Body,
    },
    /// More bytes than a package may have (P01).
    TooLarge,
    /// No answer, for this reason.
    None(Failure),
}

/// What a body looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// Nothing.
    Empty,
    /// Said to be an archive, or beginning like one.
    Archive,
    /// The JSON `{"code":"204",…}`.
    NoData,
    /// Something else.
    Other,
}

impl Body {
    /// Looks at the body and what its sender says it is.
    #[must_use]
    pub fn of(content_type: Option<&str>, bytes: &[u8]) -> Self {
        if bytes.is_empty() {
            return Self::Empty;
        }
        if says_no_data(bytes) {
            return Self::NoData;
        }
        let said = content_type
            .and_then(|said| said.split(';').next())
            .map(|said| said.trim().to_ascii_lowercase());
        let archive = matches!(
            said.as_deref(),
            Some("application/zip" | "application/x-zip-compressed" | "application/octet-stream")
        );
        if archive || bytes.starts_with(b"PK") {
            Self::Archive
        } else {
            Self::Other
        }
    }
}

fn says_no_data(bytes: &[u8]) -> bool {
    #[derive(serde::Deserialize)]
    struct Note {
        code: String,
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.len() <= LONGEST_NOTE
        && serde_json::from_slice::<Note>(bytes).is_ok_and(|note| note.code == "204")
}

/// How far the transfer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// Failed attempts before this one.
    pub failures: i64,
    /// When the transaction's time is over.
    pub expires_at: Timestamp,
}

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Examine the package.
    Examine,
    /// There is none to examine.
    Without(WithoutPackage),
}

/// What an answer without a package means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WithoutPackage {
    /// There is no data about this citizen.
    NoData,
    /// Ask again at this time: the provider is preparing.
    Postpone(Timestamp),
    /// Try again at this time: it failed.
    Retry(Timestamp, Failure),
    /// The provider refused.
    Refuse(Refusal),
    /// Give up.
    Fail(Failure),
}

/// Decides what the answer means for a transfer that is so far.
#[must_use]
pub fn decide(now: Timestamp, course: Course, answer: &Answer) -> Decision {
    let is_package = matches!(
        answer,
        Answer::Replied {
            status: 200,
            body: Body::Archive,
            ..
        }
    );
    if is_package {
        return Decision::Examine;
    }
    Decision::Without(without_package(now, course, answer))
}

fn without_package(now: Timestamp, course: Course, answer: &Answer) -> WithoutPackage {
    let (status, retry_after, body) = match answer {
        Answer::TooLarge => return WithoutPackage::Fail(Failure::Package("P01".to_owned())),
        Answer::None(Failure::Forbidden) => return WithoutPackage::Fail(Failure::Forbidden),
        Answer::None(failure) => return after_failure(now, course, failure.clone()),
        Answer::Replied {
            status,
            retry_after,
            body,
        } => (*status, retry_after.as_deref(), *body),
    };
    match (status, body) {
        (200, Body::NoData) | (204, _) => WithoutPackage::NoData,
        (429, _) => {
            let wait = wait(now, retry_after);
            WithoutPackage::Postpone(now.plus(wait).min(course.expires_at))
        }
        (401, _) => WithoutPackage::Refuse(Refusal::Token),
        (403, _) => WithoutPackage::Refuse(Refusal::Access),
        (504, _) => after_failure(now, course, Failure::TimedOut),
        (500..=599, _) => after_failure(now, course, Failure::Provider),
        _ => after_failure(now, course, Failure::Garbage),
    }
}

/// Another attempt, as long as there are any.
#[must_use]
pub fn after_failure(now: Timestamp, course: Course, failure: Failure) -> WithoutPackage {
    let wait = usize::try_from(course.failures)
        .ok()
        .and_then(|failures| RETRIES.get(failures));
    match wait {
        Some(wait) => WithoutPackage::Retry(now.plus(*wait).min(course.expires_at), failure),
        None => WithoutPackage::Fail(failure),
    }
}

/// How long the header asks to wait: seconds, or until a date (RFC 9110, 10.2.3).
fn wait(now: Timestamp, retry_after: Option<&str>) -> Span {
    let Some(text) = retry_after.map(str::trim).filter(|text| !text.is_empty()) else {
        return PATIENCE;
    };
    let asked = if text.bytes().all(|b| b.is_ascii_digit()) {
        text.parse::<u32>()
            .map_or(LONGEST_WAIT, |n| seconds(i64::from(n)))
    } else {
        match DateTime::parse_from_rfc2822(text) {
            Ok(date) => Timestamp::from_utc(date.naive_utc()).since(now),
            Err(_) => PATIENCE,
        }
    };
    asked.clamp(SHORTEST_WAIT, LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::clock::minutes;

    const NOTE: &str = r#"{"code":"204","text":"查無資料"}"#;

    fn now() -> Timestamp {
        "2026-11-20T06:00:00Z".parse().unwrap()
    }

    fn course(failures: i64) -> Course {
        Course {
            failures,
            expires_at: now().plus(hours(8)),
        }
    }

    fn replied(status: u16, body: Body) -> Answer {
        Answer::Replied {
            status,
            retry_after: None,
            body,
        }
    }

    #[test]
    fn each_answer_has_its_decision() {
        let retry = |failure| WithoutPackage::Retry(now().plus(RETRIES[0]), failure);
        for (answer, expected) in [
            (replied(200, Body::NoData), WithoutPackage::NoData),
            (replied(204, Body::Empty), WithoutPackage::NoData),
            (replied(200, Body::Other), retry(Failure::Garbage)),
            (replied(200, Body::Empty), retry(Failure::Garbage)),
            (replied(206, Body::Archive), retry(Failure::Garbage)),
            (replied(302, Body::Empty), retry(Failure::Garbage)),
            (replied(404, Body::NoData), retry(Failure::Garbage)),
            (
                replied(401, Body::Other),
                WithoutPackage::Refuse(Refusal::Token),
            ),
            (
                replied(403, Body::Other),
                WithoutPackage::Refuse(Refusal::Access),
            ),
            (replied(500, Body::Archive), retry(Failure::Provider)),
            (replied(504, Body::Other), retry(Failure::TimedOut)),
            (
                Answer::TooLarge,
                WithoutPackage::Fail(Failure::Package("P01".to_owned())),
            ),
            (Answer::None(Failure::TimedOut), retry(Failure::TimedOut)),
            (
                Answer::None(Failure::Forbidden),
                WithoutPackage::Fail(Failure::Forbidden),
            ),
        ] {
            let decided = decide(now(), course(0), &answer);
            assert_eq!(decided, Decision::Without(expected), "{answer:?}");
        }
        let package = replied(200, Body::Archive);
        assert_eq!(decide(now(), course(0), &package), Decision::Examine);
    }

    #[test]
    fn a_failure_is_tried_three_times_more() {
        let failing = replied(504, Body::Other);
        for (failures, wait) in RETRIES.into_iter().enumerate() {
            assert_eq!(
                decide(now(), course(i64::try_from(failures).unwrap()), &failing),
                Decision::Without(WithoutPackage::Retry(now().plus(wait), Failure::TimedOut))
            );
        }
        assert_eq!(
            decide(now(), course(3), &failing),
            Decision::Without(WithoutPackage::Fail(Failure::TimedOut))
        );
    }

    #[test]
    fn the_provider_says_how_long_it_needs_within_bounds() {
        for (header, wait) in [
            (Some("30"), seconds(30)),
            (Some(" 1 "), seconds(1)),
            (Some("0"), seconds(1)),
            (Some("3600"), hours(1)),
            (Some("3601"), hours(1)),
            (Some("99999999999999999999"), hours(1)),
            (Some("Fri, 20 Nov 2026 06:05:00 GMT"), minutes(5)),
            (Some("Fri, 20 Nov 2026 05:00:00 GMT"), seconds(1)),
            (Some("soon"), PATIENCE),
            (Some("-5"), PATIENCE),
            (Some("1.5"), PATIENCE),
            (Some(""), PATIENCE),
            (None, PATIENCE),
        ] {
            let answer = Answer::Replied {
                status: 429,
                retry_after: header.map(str::to_owned),
                body: Body::Empty,
            };
            assert_eq!(
                decide(now(), course(3), &answer),
                Decision::Without(WithoutPackage::Postpone(now().plus(wait))),
                "{header:?}"
            );
        }
    }

    #[test]
    fn nothing_is_put_off_beyond_the_end_of_the_transaction() {
        let late = Course {
            failures: 0,
            expires_at: now().plus(seconds(2)),
        };
        assert_eq!(
            decide(now(), late, &replied(429, Body::Empty)),
            Decision::Without(WithoutPackage::Postpone(late.expires_at))
        );
        assert_eq!(
            decide(now(), late, &replied(504, Body::Empty)),
            Decision::Without(WithoutPackage::Retry(late.expires_at, Failure::TimedOut))
        );
    }

    #[test]
    fn a_body_is_told_by_its_beginning_and_its_type() {
        let long = format!("{{\"code\":\"204\",\"text\":\"{}\"}}", "x".repeat(5000));
        for (said, bytes, expected) in [
            (None, &b""[..], Body::Empty),
            (None, b"PK\x03\x04", Body::Archive),
            (Some("application/zip"), b"<html>", Body::Archive),
            (Some("Application/ZIP; x=y"), b"junk", Body::Archive),
            (Some("text/html"), b"<html>", Body::Other),
            (None, NOTE.as_bytes(), Body::NoData),
            (Some("application/zip"), NOTE.as_bytes(), Body::NoData),
            (None, br#"{"code":"200"}"#, Body::Other),
            (None, br#"{"code":204}"#, Body::Other),
            (None, long.as_bytes(), Body::Other),
        ] {
            assert_eq!(Body::of(said, bytes), expected, "{said:?}");
        }
        let marked = [b"\xef\xbb\xbf", NOTE.as_bytes()].concat();
        assert_eq!(Body::of(None, &marked), Body::NoData);
    }
}
