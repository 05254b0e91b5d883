//! Why a call of the park data API is refused, as stable words: in the log, in problem documents, on the pages that
//! explain them.

/// Every word.
pub const WORDS: [&str; 19] = [
    "signature-missing",
    "date-missing",
    "date-unreadable",
    "date-outside-window",
    "header-unreadable",
    "app-id-unknown",
    "algorithm-unsupported",
    "date-not-signed",
    "signature-mismatch",
    "digest-mismatch",
    "address-not-allowed",
    "service-suspended",
    "service-retired",
    "quota-exhausted",
    "not-found",
    "method-not-allowed",
    "query-unreadable",
    "busy",
    "unavailable",
];

/// The words of refusals that cost a call of the day all the same: they come after it was counted.
pub const COUNTED: [&str; 4] = [
    "not-found",
    "method-not-allowed",
    "query-unreadable",
    "unavailable",
];

/// Where problem documents keep the word: it stands behind this.
pub const PROBLEM_TYPE: &str = "urn:mydata:park-api:";
