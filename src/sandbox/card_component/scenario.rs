//! What can go wrong between a page and a card.

use serde::{Deserialize, Serialize};

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scenario {
    /// Nothing.
    #[default]
    Normal,
    /// No reader is plugged in.
    NoReader,
    /// The reader holds something that is no card of ours.
    UnknownToken,
    /// The person presses cancel.
    Cancelled,
    /// The site is not in the list of trusted sites; `/addDomain` mends it.
    UntrustedSite,
    /// The site is not allowed at all.
    ForbiddenSite,
    /// The helper program takes too long.
    HelperTimeout,
    /// The certificate for encryption is used.
    WrongCertificate,
    /// Something else is signed than what was asked.
    AlteredContent,
    /// A card of companies; the code arrives as a negative number.
    NegativeCode,
    /// A wrong PIN is reported without the tries that are left.
    BarePinError,
    /// A wrong PIN is reported with its sign extended to 64 bits.
    WidePinError,
    /// The content is not inside the message.
    Detached,
    /// No answer ever comes.
    NeverAnswers,
}

impl Scenario {
    /// All of them, for the control page.
    pub(super) const ALL: &[Self] = &[
        Self::Normal,
        Self::NoReader,
        Self::UnknownToken,
        Self::Cancelled,
        Self::UntrustedSite,
        Self::ForbiddenSite,
        Self::HelperTimeout,
        Self::WrongCertificate,
        Self::AlteredContent,
        Self::NegativeCode,
        Self::BarePinError,
        Self::WidePinError,
        Self::Detached,
        Self::NeverAnswers,
    ];
}
