//! The questions of `/faq`, grouped in the order in which people meet them.

/// Questions about one subject.
#[derive(Debug)]
pub(super) struct Group {
    /// The id of its heading.
    pub anchor: &'static str,
    /// The key of its heading.
    pub title: &'static str,
    /// Its questions.
    pub questions: &'static [Question],
}

/// One question.
#[derive(Debug)]
pub(super) struct Question {
    /// The id of its heading, so that other pages can point at it.
    pub anchor: &'static str,
    /// The key of the question.
    pub asked: &'static str,
    /// The key of the answer.
    pub answer: &'static str,
    /// Where to go next: a path and the key of its words.
    pub next: Option<(&'static str, &'static str)>,
}

/// All of them.
pub(super) const GROUPS: &[Group] = &[
    Group {
        anchor: "group-start",
        title: "public-faq-group-start",
        questions: &[
            Question {
                anchor: "need",
                asked: "public-faq-need",
                answer: "public-faq-need-answer",
                next: Some(("/help/card", "public-faq-test-page")),
            },
            Question {
                anchor: "proxy",
                asked: "public-faq-proxy",
                answer: "public-faq-proxy-answer",
                next: None,
            },
            Question {
                anchor: "sample-number",
                asked: "public-faq-sample-number",
                answer: "public-faq-sample-number-answer",
                next: None,
            },
        ],
    },
    Group {
        anchor: "group-card",
        title: "public-faq-group-card",
        questions: &[
            Question {
                anchor: "component",
                asked: "public-faq-component",
                answer: "public-faq-component-answer",
                next: Some(("/help/card", "public-faq-test-page")),
            },
            Question {
                anchor: "popup",
                asked: "public-faq-popup",
                answer: "public-faq-popup-answer",
                next: None,
            },
            Question {
                anchor: "pin",
                asked: "public-faq-pin",
                answer: "public-faq-pin-answer",
                next: None,
            },
            Question {
                anchor: "revoked",
                asked: "public-faq-revoked",
                answer: "public-faq-revoked-answer",
                next: None,
            },
        ],
    },
    Group {
        anchor: "group-fetch",
        title: "public-faq-group-fetch",
        questions: &[
            Question {
                anchor: "hours",
                asked: "public-faq-hours",
                answer: "public-faq-hours-answer",
                next: Some(("/personal/barcodes", "public-faq-barcodes-page")),
            },
            Question {
                anchor: "waiting",
                asked: "public-faq-waiting",
                answer: "public-faq-waiting-answer",
                next: None,
            },
            Question {
                anchor: "return",
                asked: "public-faq-return",
                answer: "public-faq-return-answer",
                next: Some(("/personal/signin", "public-faq-signin-page")),
            },
            Question {
                anchor: "none",
                asked: "public-faq-none",
                answer: "public-faq-none-answer",
                next: None,
            },
            Question {
                anchor: "password",
                asked: "public-faq-password",
                answer: "public-faq-password-answer",
                next: None,
            },
            Question {
                anchor: "package",
                asked: "public-faq-package",
                answer: "public-faq-package-answer",
                next: None,
            },
        ],
    },
    Group {
        anchor: "group-counter",
        title: "public-faq-group-counter",
        questions: &[
            Question {
                anchor: "barcode",
                asked: "public-faq-barcode",
                answer: "public-faq-barcode-answer",
                next: None,
            },
            Question {
                anchor: "code",
                asked: "public-faq-code",
                answer: "public-faq-code-answer",
                next: None,
            },
            Question {
                anchor: "stop",
                asked: "public-faq-stop",
                answer: "public-faq-stop-answer",
                next: Some(("/personal/barcodes", "public-faq-barcodes-page")),
            },
            Question {
                anchor: "quiet",
                asked: "public-faq-quiet",
                answer: "public-faq-quiet-answer",
                next: None,
            },
        ],
    },
    Group {
        anchor: "group-safe",
        title: "public-faq-group-safe",
        questions: &[
            Question {
                anchor: "who",
                asked: "public-faq-who",
                answer: "public-faq-who-answer",
                next: Some(("/personal/history", "public-faq-history-page")),
            },
            Question {
                anchor: "record",
                asked: "public-faq-record",
                answer: "public-faq-record-answer",
                next: None,
            },
        ],
    },
];
