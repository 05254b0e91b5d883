//! The kinds of letters and jobs.

crate::words! {
    /// What is to be done.
    pub enum Kind {
        /// Ask a provider for one citizen's data set.
        FetchDataset = "fetch-dataset",
        /// The letter with the code that confirms a contact.
        ContactCodeLetter = "contact-code-letter",
        /// The letter to a contact that was replaced.
        ContactChangedLetter = "contact-changed-letter",
        /// The letter with the code to come back with.
        ReturnCodeLetter = "return-code-letter",
        /// The letter with the one-time password for a counter.
        OneTimePasswordLetter = "one-time-password-letter",
        /// The notice that an agency has opened a package.
        PackageOpenedLetter = "package-opened-letter", // no key
        /// The letter with a member's link.
        MemberLinkLetter = "member-link-letter", // no key
        /// The notice that somebody registered with the address of a member.
        MemberKnownLetter = "member-known-letter", // no key
        /// The notice of what happened to a member's account.
        MemberNoticeLetter = "member-notice-letter", // no key
        /// The letter that most of a day's calls are used, or all.
        QuotaLetter = "quota-letter",
        /// The letter with an APP Key.
        LicenceKeyLetter = "licence-key-letter", // no key
        /// The letter that an application was not granted, or a tier cancelled.
        LicenceDecisionLetter = "licence-decision-letter", // no key
        /// The letter that answers what a member sent.
        InquiryLetter = "inquiry-letter", // no key
        /// The letter about a course.
        CourseLetter = "course-letter", // no key
        /// Write to everybody who wants to hear of a new data service.
        AnnounceService = "announce-service", // no key
        /// Write to everybody who calls a data service that is closed, or who was told of that when it is open again.
        TellCallers = "tell-callers", // no key
        /// The letter that tells one member of that.
        InterruptionLetter = "interruption-letter", // no key
        /// The letter that tells one member of a new data service.
        NewsLetter = "news-letter", // no key
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::mapping::UnknownWord;

    #[test]
    fn every_kind_survives_its_text() {
        for kind in Kind::ALL {
            assert_eq!(kind.to_string().parse(), Ok(*kind));
        }
        assert_eq!("make-coffee".parse::<Kind>(), Err(UnknownWord));
    }
}
