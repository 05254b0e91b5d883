//! Everything for which a card may be refused, and the key of the sentence that says so.

use super::certificate::CannotTrust;
use super::revocation::CannotClear;
use super::signed_data::CannotVerify;

/// Why a card does not prove who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotProve {
    /// The text was signed after its end.
    #[error("the text to be signed had ended")]
    TooLate,
    /// What came is no signature in a form that is understood.
    #[error("no readable signature")]
    Unreadable,
    /// Something else was signed.
    #[error("other content was signed")]
    OtherContent,
    /// The signature is not one of exactly this certificate.
    #[error("the signature is wrong")]
    BadSignature,
    /// SHA-1, or not RSA.
    #[error("an algorithm that is not accepted")]
    WeakAlgorithm,
    /// The certificate for encryption was used.
    #[error("not the certificate for signing")]
    NotForSigning,
    /// A certificate of an organisation, or under another policy.
    #[error("not a natural person's certificate")]
    WrongKind,
    /// No configured authority stands behind the certificate.
    #[error("a foreign certificate")]
    Foreign,
    /// The certificate ended.
    #[error("the certificate has expired")]
    Expired,
    /// The certificate has not begun.
    #[error("the certificate is not yet valid")]
    NotYetValid,
    /// The certificate is revoked.
    #[error("the certificate is revoked")]
    Revoked,
    /// No revocation list speaks about the certificate.
    #[error("nothing says whether the certificate is revoked")]
    RevocationUnknown,
    /// The revocation list is out of date.
    #[error("the revocation list is out of date")]
    RevocationStale,
    /// The card belongs to somebody else. Said also where the service knows no card for the ID number, so that
    /// nobody learns who has one.
    #[error("another person's card")]
    OtherPersonsCard,
    /// The card was never opened (開卡).
    #[error("the card is not opened")]
    NotOpened,
    /// The ownership service gave no usable answer.
    #[error("ownership could not be asked")]
    OwnershipUnavailable,
    /// Only tail and name agree, which is not enough.
    #[error("ownership is not certain enough")]
    OwnershipTooWeak,
    /// The evidence of the proof cannot be written down.
    #[error("the evidence cannot be written down")]
    Unwritable,
}

impl CannotProve {
    /// The key of the sentence that tells the person what happened and what to do.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::TooLate => "identity-proof-too-late",
            Self::Unreadable => "identity-proof-unreadable",
            Self::OtherContent => "identity-proof-other-content",
            Self::BadSignature => "identity-proof-bad-signature",
            Self::WeakAlgorithm => "identity-proof-weak-algorithm",
            Self::NotForSigning => "identity-proof-not-for-signing",
            Self::WrongKind => "identity-proof-wrong-kind",
            Self::Foreign => "identity-proof-foreign",
            Self::Expired => "identity-proof-expired",
            Self::NotYetValid => "identity-proof-not-yet-valid",
            Self::Revoked => "identity-proof-revoked",
            Self::RevocationUnknown => "identity-proof-revocation-unknown",
            Self::RevocationStale => "identity-proof-revocation-stale",
            Self::OtherPersonsCard => "identity-proof-other-persons-card",
            Self::NotOpened => "identity-proof-not-opened",
            Self::OwnershipUnavailable => "identity-proof-ownership-unavailable",
            Self::OwnershipTooWeak => "identity-proof-ownership-too-weak",
            Self::Unwritable => "identity-proof-unwritable",
        }
    }

    /// Whether it is our side that cannot judge at the moment, and not the card that is wrong.
    #[must_use]
    pub const fn is_ours(self) -> bool {
        matches!(
            self,
            Self::RevocationUnknown
                | Self::RevocationStale
                | Self::OwnershipUnavailable
                | Self::OwnershipTooWeak
                | Self::Unwritable
        )
    }

    /// Every variant, for tests of the sentences.
    pub const ALL: [Self; 18] = [
        Self::TooLate,
        Self::Unreadable,
        Self::OtherContent,
        Self::BadSignature,
        Self::WeakAlgorithm,
        Self::NotForSigning,
        Self::WrongKind,
        Self::Foreign,
        Self::Expired,
        Self::NotYetValid,
        Self::Revoked,
        Self::RevocationUnknown,
        Self::RevocationStale,
        Self::OtherPersonsCard,
        Self::NotOpened,
        Self::OwnershipUnavailable,
        Self::OwnershipTooWeak,
        Self::Unwritable,
    ];
}

impl From<CannotVerify> for CannotProve {
    fn from(error: CannotVerify) -> Self {
        match error {
            CannotVerify::Unreadable => Self::Unreadable,
            CannotVerify::OtherContent => Self::OtherContent,
            CannotVerify::Algorithm => Self::WeakAlgorithm,
            CannotVerify::Signers(_)
            | CannotVerify::NoCertificate
            | CannotVerify::Attributes
            | CannotVerify::Signature => Self::BadSignature,
        }
    }
}

impl From<CannotTrust> for CannotProve {
    fn from(error: CannotTrust) -> Self {
        match error {
            CannotTrust::Unreadable => Self::Unreadable,
            CannotTrust::NotForSigning => Self::NotForSigning,
            CannotTrust::Policy | CannotTrust::NotAPerson => Self::WrongKind,
            CannotTrust::Expired => Self::Expired,
            CannotTrust::NotYetValid => Self::NotYetValid,
            CannotTrust::Algorithm => Self::WeakAlgorithm,
            CannotTrust::Foreign => Self::Foreign,
        }
    }
}

impl From<CannotClear> for CannotProve {
    fn from(error: CannotClear) -> Self {
        match error {
            CannotClear::Revoked => Self::Revoked,
            CannotClear::Unknown => Self::RevocationUnknown,
            CannotClear::Stale => Self::RevocationStale,
        }
    }
}
