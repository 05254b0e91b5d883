//! What can be done that is worth an entry. The words stand in the table for ever.

crate::words! {
    /// What was done.
    pub enum Action {
        /// An organisation was entered.
        OrganizationAdded = "organization.added",
        /// An organisation was described anew.
        OrganizationChanged = "organization.changed",
        /// A counter was opened.
        CounterOpened = "counter.opened",
        /// A counter was closed.
        CounterClosed = "counter.closed",
        /// A counter may open a data set.
        CounterDatasetAllowed = "counter.dataset-allowed",
        /// A counter may no longer open a data set.
        CounterDatasetForbidden = "counter.dataset-forbidden",
        /// An account was made.
        AccountAdded = "account.added",
        /// An account was closed.
        AccountClosed = "account.closed",
        /// A link to set a password and a second factor was made.
        EnrolmentOffered = "account.enrolment-offered",
        /// A password and a second factor were set through a link.
        Enrolled = "account.enrolled",
        /// Somebody signed in.
        SignedIn = "account.signed-in",
        /// Somebody failed to sign in.
        SignInRefused = "account.sign-in-refused",
        /// Somebody signed out.
        SignedOut = "account.signed-out",
        /// A password was changed.
        PasswordChanged = "account.password-changed",
        /// A second factor was retired.
        FactorRetired = "account.factor-retired",
        /// All sessions of an account were ended.
        SessionsEnded = "account.sessions-ended",
        /// A data set was connected.
        DatasetConnected = "dataset.connected",
        /// A data set was described anew.
        DatasetChanged = "dataset.changed",
        /// A data set's secret was drawn anew.
        DatasetSecretRotated = "dataset.secret-rotated",
        /// A data set was suspended.
        DatasetSuspended = "dataset.suspended",
        /// A data set's suspension was lifted.
        DatasetResumed = "dataset.resumed",
        /// A barcode was shown at a counter.
        BarcodePresented = "opening.barcode-presented",
        /// A one-time password was sent.
        PasswordSent = "opening.password-sent",
        /// A package was opened at a counter.
        PackageOpened = "opening.opened",
        /// A package was saved at a counter.
        PackageSaved = "opening.saved",
        /// An opening was ended.
        OpeningEnded = "opening.ended",
        /// An opening was stopped by the citizen.
        OpeningStopped = "opening.stopped",
        /// A citizen proved who they are.
        IdentityProved = "citizen.identity-proved",
        /// A citizen's contact was confirmed.
        ContactConfirmed = "citizen.contact-confirmed",
        /// A citizen agreed.
        ConsentGiven = "citizen.consent-given",
        /// A citizen took an agreement back.
        ConsentWithdrawn = "citizen.consent-withdrawn",
        /// A citizen deleted a package.
        PackageDeleted = "citizen.package-deleted",
        /// An APP ID and its key were issued.
        CredentialIssued = "credential.issued",
        /// An APP ID got a new key.
        CredentialRotated = "credential.rotated",
        /// A former key of an APP ID was ended before its time.
        CredentialOverlapEnded = "credential.overlap-ended",
        /// An APP ID was revoked.
        CredentialRevoked = "credential.revoked",
        /// The addresses that may use an APP ID were changed.
        CredentialNetworksChanged = "credential.networks-changed",
        /// Somebody registered as a member.
        MemberRegistered = "member.registered",
        /// A member confirmed the mail address and may sign in.
        MemberActivated = "member.activated",
        /// A member changed what they had written.
        MemberChanged = "member.changed",
        /// A member confirmed a new mail address.
        MemberMailChanged = "member.mail-changed",
        /// A member applied for a tier.
        LicenceAsked = "licence.asked",
        /// A member took an application back.
        LicenceWithdrawn = "licence.withdrawn",
        /// A reviewer took an application on.
        LicenceTaken = "licence.taken",
        /// A reviewer decided an application.
        LicenceDecided = "licence.decided",
        /// A member handed in where the data are attributed.
        AttributionHandedIn = "attribution.handed-in",
        /// A reviewer found the attribution.
        AttributionMet = "attribution.met",
        /// A reviewer did not find the attribution.
        AttributionRefused = "attribution.refused",
        /// A piece of news was written.
        NewsAdded = "news.added",
        /// A piece of news was changed.
        NewsChanged = "news.changed",
        /// A file was handed in for everybody to download.
        DownloadAdded = "download.added",
        /// A file for everybody, or what is said of it, was changed.
        DownloadChanged = "download.changed",
        /// What is said of a data service was changed.
        ServiceChanged = "service.changed",
        /// A unit type was added.
        UnitTypeAdded = "unit-type.added",
        /// A unit type was changed.
        UnitTypeChanged = "unit-type.changed",
        /// A member sent something to be answered.
        InquirySent = "inquiry.sent",
        /// A reviewer took it on.
        InquiryTaken = "inquiry.taken",
        /// A reviewer answered it.
        InquiryAnswered = "inquiry.answered",
        /// A member took down what was to be shown, or a change of it is shown instead.
        InquiryWithdrawn = "inquiry.withdrawn",
        /// A reviewer opened a course.
        CourseOpened = "course.opened",
        /// A reviewer changed a course.
        CourseChanged = "course.changed",
        /// A reviewer cancelled a course.
        CourseCancelled = "course.cancelled",
        /// A member took a place in a course.
        PlaceTaken = "enrolment.made",
        /// A reviewer confirmed a place.
        EnrolmentConfirmed = "enrolment.confirmed",
        /// A place was given back or declined.
        EnrolmentEnded = "enrolment.ended",
        /// A member wants mails about new data services, or wants them no more.
        NoticesChosen = "notices.chosen",
        /// A reviewer announced a data service.
        ServiceAnnounced = "service.announced",
        /// A new master key was put to use.
        KeysRotated = "keys.rotated",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::mapping::UnknownWord;

    #[test]
    fn every_word_stands_for_one_action() {
        for action in Action::ALL {
            assert_eq!(action.word().parse(), Ok(*action));
        }
        assert_eq!("account.flew".parse::<Action>(), Err(UnknownWord));
    }
}
