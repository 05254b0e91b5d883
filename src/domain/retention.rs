//! How long each kind of record is kept: the one table that the rules, the sweeps and the privacy page share.

use crate::kit::clock::{Span, days, hours};

const PACKAGE_HOURS: i64 = 8;
const MAIL_DAYS: i64 = 30;
const ATTEMPT_DAYS: i64 = 1;
const LOG_YEARS: i64 = 5;
const WAITING_DAYS: i64 = 7;
const CALL_DAYS: i64 = 31;
const TAKING_PART_YEARS: i64 = 2;

/// At this age of its fetch a package is unreachable.
pub const PACKAGE_AGE: Span = hours(PACKAGE_HOURS);
/// So long after its end a letter, or another job, stays as evidence of what was sent when.
pub const MAIL_AGE: Span = days(MAIL_DAYS);
/// A letter that could not be sent for so long is given up.
pub const MAIL_TRIED: Span = days(2);
/// Attempts to sign in count for minutes; a day leaves a trace for whoever looks into an attack.
pub const ATTEMPT_AGE: Span = days(ATTEMPT_DAYS);
/// An account that was never activated is taken away so long after somebody registered.
pub const WAITING_MEMBER_AGE: Span = days(WAITING_DAYS);
/// Calls of the park data API are kept so long, for the usage pages of their owner.
pub const CALL_AGE: Span = days(CALL_DAYS);
/// What members sent and was answered, their enrolments, and which news they were sent, are kept so long after the end.
pub const TAKING_PART_AGE: Span = years(TAKING_PART_YEARS);
/// What happened to whose data, and by whose consent, is kept so long.
pub const LOG_AGE: Span = years(LOG_YEARS);

/// Whole years: none is cut short.
const fn years(count: i64) -> Span {
    days(365 * count + (count + 3) / 4)
}

/// When a kind of record goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// This many hours after it was made.
    Hours(i64),
    /// This many days after it was made.
    Days(i64),
    /// This many years after it was made.
    Years(i64),
    /// As soon as it was used, or its own short time is over.
    UsedOrExpired,
    /// When its own time is over or its owner ends it.
    Expired,
}

/// One row of the retention table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// The key of its name on the privacy page.
    pub what: &'static str,
    /// The key of the sentence that says how long, with the argument `count` where there is a number.
    pub how_long: &'static str,
    /// When it goes.
    pub until: Until,
}

/// One-time passwords, codes and links.
pub const ONE_TIME: Retention = Retention {
    what: "public-privacy-kept-one-time",
    how_long: "public-privacy-kept-one-time-until",
    until: Until::UsedOrExpired,
};
/// Packages are refused by the clock at this age, and their bytes are gone within a minute after.
pub const PACKAGES: Retention = Retention {
    what: "public-privacy-kept-packages",
    how_long: "public-privacy-kept-packages-until",
    until: Until::Hours(PACKAGE_HOURS),
};
/// Sessions of everybody.
pub const SESSIONS: Retention = Retention {
    what: "public-privacy-kept-sessions",
    how_long: "public-privacy-kept-sessions-until",
    until: Until::Expired,
};
/// Letters that were sent.
pub const MAILS: Retention = Retention {
    what: "public-privacy-kept-mails",
    how_long: "public-privacy-kept-mails-until",
    until: Until::Days(MAIL_DAYS),
};
/// Attempts to sign in, right and wrong ones.
pub const SIGN_IN_ATTEMPTS: Retention = Retention {
    what: "public-privacy-kept-attempts",
    how_long: "public-privacy-kept-attempts-until",
    until: Until::Days(ATTEMPT_DAYS),
};
/// Requests with their consents, proofs of identity and transfers.
pub const CONSENTS: Retention = Retention {
    what: "public-privacy-kept-consents",
    how_long: "public-privacy-kept-consents-until",
    until: Until::Years(LOG_YEARS),
};
/// What happened to whose data.
pub const TRANSACTION_LOG: Retention = Retention {
    what: "public-privacy-kept-log",
    how_long: "public-privacy-kept-log-until",
    until: Until::Years(LOG_YEARS),
};

/// Accounts that wait for their mail address to be confirmed.
pub const WAITING_MEMBERS: Retention = Retention {
    what: "public-privacy-kept-waiting",
    how_long: "public-privacy-kept-waiting-until",
    until: Until::Days(WAITING_DAYS),
};
/// Calls of the park data API, without what was asked for.
pub const CALLS: Retention = Retention {
    what: "public-privacy-kept-calls",
    how_long: "public-privacy-kept-calls-until",
    until: Until::Days(CALL_DAYS),
};
/// Feedback, questions and enrolments of members, after they were answered or the course was over.
pub const TAKING_PART: Retention = Retention {
    what: "public-privacy-kept-taking-part",
    how_long: "public-privacy-kept-taking-part-until",
    until: Until::Years(TAKING_PART_YEARS),
};
/// What members have written of themselves and handed in.
pub const MEMBERS: Retention = Retention {
    what: "public-privacy-kept-members",
    how_long: "public-privacy-kept-members-until",
    until: Until::Expired,
};

/// Applications for keys: what was written goes with its member; the tier, the day and the outcome stay and name nobody.
pub const APPLICATIONS: Retention = Retention {
    what: "public-privacy-kept-applications",
    how_long: "public-privacy-kept-applications-until",
    until: Until::Expired,
};

/// Everything personal that is kept at all, shortest first.
pub const RETENTION: [Retention; 12] = [
    ONE_TIME,
    PACKAGES,
    SESSIONS,
    SIGN_IN_ATTEMPTS,
    WAITING_MEMBERS,
    MAILS,
    CALLS,
    TAKING_PART,
    MEMBERS,
    APPLICATIONS,
    CONSENTS,
    TRANSACTION_LOG,
];

impl Until {
    /// The number in the sentence; `None` when there is none.
    #[must_use]
    pub const fn count(self) -> Option<i64> {
        match self {
            Self::Hours(count) | Self::Days(count) | Self::Years(count) => Some(count),
            Self::UsedOrExpired | Self::Expired => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn age(until: Until) -> Option<Span> {
        match until {
            Until::Hours(count) => Some(hours(count)),
            Until::Days(count) => Some(days(count)),
            Until::Years(count) => Some(years(count)),
            Until::UsedOrExpired | Until::Expired => None,
        }
    }

    #[test]
    fn packages_go_after_eight_hours_and_the_log_after_five_whole_years() {
        assert_eq!(PACKAGE_AGE, hours(8));
        assert_eq!(LOG_AGE, days(1_827));
    }

    #[test]
    fn what_the_page_says_is_what_the_rules_do() {
        for (row, rule) in [
            (PACKAGES, PACKAGE_AGE),
            (SIGN_IN_ATTEMPTS, ATTEMPT_AGE),
            (MAILS, MAIL_AGE),
            (WAITING_MEMBERS, WAITING_MEMBER_AGE),
            (CALLS, CALL_AGE),
            (TAKING_PART, TAKING_PART_AGE),
            (CONSENTS, LOG_AGE),
            (TRANSACTION_LOG, LOG_AGE),
        ] {
            assert_eq!(age(row.until), Some(rule), "{}", row.what);
        }
    }
}
