//! What is limited, and how much of it is allowed.

use super::Allowance;
use crate::kit::clock::{hours, minutes};
use crate::kit::seal::Vault;

/// What is limited. Each knows its own allowance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limited {
    /// Signing in with a password, from one address.
    SignInByAddress,
    /// The same for members, who are many and shut no staff out.
    MemberSignInByAddress,
    /// Opening or using an enrolment link, from one address.
    Enrolment,
    /// Saying the old password to change it, for one account.
    PasswordChange,
    /// Presenting barcodes, found or not, for one clerk.
    BarcodeByClerk,
    /// Trying one-time passwords, for one clerk.
    OneTimePasswordByClerk,
    /// Having barcodes replaced, for one citizen: each is a line of their history.
    BarcodeByCitizen,
    /// Sending a code to a contact, for one citizen.
    ContactCodeByCitizen,
    /// Sending a code to a contact, from one address.
    ContactCodeByAddress,
    /// Coming back by ID number, birth date and code, for one ID number from one address.
    ReturnByCitizenAndAddress,
    /// Coming back by ID number, birth date and code, for one ID number from all addresses.
    ReturnByCitizen,
    /// The same within a day: a letter goes out for each that names a citizen. Whoever uses these up shuts the citizen out
    /// of this way back only; proving who one is remains.
    ReturnByCitizenInADay,
    /// Coming back by ID number, birth date and code, from one address.
    ReturnByAddress,
    /// Beginning a request for data, from one address; a session is made anew for nothing, so none is counted.
    DraftByAddress,
    /// Beginning a proof of identity, from one address.
    IdentityByAddress,
    /// Telling a citizen of a refused proof in their history; what is more is in the log, and in nobody's history.
    RefusalTold,
    /// Leaving a wish, from one address.
    WishByAddress,
    /// Registering as a member, from one address.
    RegistrationByAddress,
    /// Opening or using a member's link, from one address.
    MemberLinkByAddress,
    /// Asking whether a login is taken, from one address.
    LoginByAddress,
    /// Having a letter to a newcomer or to a new mail address sent to one mail address, from one address.
    MemberLetterByMailAndAddress,
    /// Having a letter to a newcomer or to a new mail address sent to one mail address, from all addresses.
    MemberLetterByMail,
    /// Having the link that activates or that of a new password sent to one mail address, from all addresses. It lives at
    /// least as long as this waits: whoever is refused, because strangers asked, holds one that works, until it is used.
    LinkLetterByMail,
    /// Having a member's letter sent, from one address.
    MemberLetterByAddress,
    /// Having the letter with an APP Key sent once more, for one member.
    KeyLetterByMember,
    /// Rotating keys, for one member: far above need, because whoever's key leaks must be able to change it.
    KeyRotationByMember,
    /// Applying for a tier, for one member; what is refused does not count.
    ApplicationByMember,
    /// Handing in where the data are attributed, for one member.
    ProofByMember,
    /// Sending what reviewers answer, for one member.
    InquiryByMember,
    /// Enrolling in courses, for one member.
    EnrolmentByMember,
    /// Wanting mails about new data services or not, for one member.
    NoticesByMember,
    /// Saying wrong credentials of a program, from one address.
    MachineByAddress,
    /// Saying wrong credentials for one data set, from one address.
    MachineByDataset,
}

impl Limited {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::SignInByAddress,
        Self::MemberSignInByAddress,
        Self::Enrolment,
        Self::PasswordChange,
        Self::BarcodeByClerk,
        Self::OneTimePasswordByClerk,
        Self::BarcodeByCitizen,
        Self::ContactCodeByCitizen,
        Self::ContactCodeByAddress,
        Self::ReturnByCitizenAndAddress,
        Self::ReturnByCitizen,
        Self::ReturnByCitizenInADay,
        Self::ReturnByAddress,
        Self::DraftByAddress,
        Self::IdentityByAddress,
        Self::RefusalTold,
        Self::WishByAddress,
        Self::RegistrationByAddress,
        Self::MemberLinkByAddress,
        Self::LoginByAddress,
        Self::MemberLetterByMailAndAddress,
        Self::MemberLetterByMail,
        Self::LinkLetterByMail,
        Self::MemberLetterByAddress,
        Self::KeyLetterByMember,
        Self::KeyRotationByMember,
        Self::ApplicationByMember,
        Self::ProofByMember,
        Self::InquiryByMember,
        Self::EnrolmentByMember,
        Self::NoticesByMember,
        Self::MachineByAddress,
        Self::MachineByDataset,
    ];

    /// How much of it is allowed. An address may be shared by a whole office; a person is one person.
    #[must_use]
    pub const fn allowance(self) -> Allowance {
        let (most, per) = match self {
            Self::SignInByAddress
            | Self::MemberSignInByAddress
            | Self::DraftByAddress
            | Self::IdentityByAddress
            | Self::BarcodeByClerk
            | Self::LoginByAddress => (60, minutes(10)),
            Self::Enrolment
            | Self::MemberLinkByAddress
            | Self::OneTimePasswordByClerk
            | Self::BarcodeByCitizen
            | Self::MachineByDataset => (30, minutes(10)),
            Self::MachineByAddress => (300, minutes(10)),
            Self::PasswordChange | Self::ContactCodeByCitizen => (5, minutes(15)),
            Self::ContactCodeByAddress => (30, minutes(15)),
            Self::ReturnByCitizenAndAddress
            | Self::MemberLetterByMailAndAddress
            | Self::KeyLetterByMember => (5, hours(1)),
            Self::LinkLetterByMail => (3, minutes(30)),
            Self::MemberLetterByMail | Self::ReturnByCitizen => (20, hours(1)),
            Self::ReturnByAddress
            | Self::RegistrationByAddress
            | Self::MemberLetterByAddress
            | Self::KeyRotationByMember
            | Self::EnrolmentByMember
            | Self::NoticesByMember => (30, hours(1)),
            Self::WishByAddress
            | Self::ApplicationByMember
            | Self::ProofByMember
            | Self::InquiryByMember => (10, hours(1)),
            Self::ReturnByCitizenInADay => (40, hours(24)),
            Self::RefusalTold => (10, hours(24)),
        };
        Allowance { most, per }
    }

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::SignInByAddress => "limits.sign-in.address",
            Self::MemberSignInByAddress => "limits.member-sign-in.address",
            Self::Enrolment => "limits.enrolment",
            Self::PasswordChange => "limits.password-change",
            Self::BarcodeByClerk => "limits.barcode.clerk",
            Self::OneTimePasswordByClerk => "limits.one-time-password.clerk",
            Self::BarcodeByCitizen => "limits.barcode.citizen",
            Self::ContactCodeByCitizen => "limits.contact-code.citizen",
            Self::ContactCodeByAddress => "limits.contact-code.address",
            Self::ReturnByCitizenAndAddress => "limits.return.citizen-address",
            Self::ReturnByCitizen => "limits.return.citizen",
            Self::ReturnByCitizenInADay => "limits.return.citizen-day",
            Self::ReturnByAddress => "limits.return.address",
            Self::DraftByAddress => "limits.draft.address",
            Self::IdentityByAddress => "limits.identity.address",
            Self::RefusalTold => "limits.refusal.told",
            Self::WishByAddress => "limits.wish.address",
            Self::RegistrationByAddress => "limits.registration.address",
            Self::MemberLinkByAddress => "limits.member-link.address",
            Self::LoginByAddress => "limits.login.address",
            Self::MemberLetterByMailAndAddress => "limits.member-letter.mail-address",
            Self::MemberLetterByMail => "limits.member-letter.mail",
            Self::LinkLetterByMail => "limits.link-letter.mail",
            Self::MemberLetterByAddress => "limits.member-letter.address",
            Self::KeyLetterByMember => "limits.key-letter.member",
            Self::KeyRotationByMember => "limits.key-rotation.member",
            Self::ApplicationByMember => "limits.application.member",
            Self::ProofByMember => "limits.proof.member",
            Self::InquiryByMember => "limits.inquiry.member",
            Self::EnrolmentByMember => "limits.enrolment.member",
            Self::NoticesByMember => "limits.notices.member",
            Self::MachineByAddress => "limits.machine.address",
            Self::MachineByDataset => "limits.machine.dataset",
        }
    }

    /// The bucket in which tries of `who` are counted: a keyed hash, so that the table names nobody.
    #[must_use]
    pub fn bucket(self, vault: &Vault, who: &str) -> String {
        vault.lookup(self.word(), who)
    }
}
