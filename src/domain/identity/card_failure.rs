//! Why a card gave no signature, and the key of the sentence that says so.

/// Why there is no signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CardFailure {
    /// The PIN is wrong; the tries that are left, where the card says so.
    #[error("wrong PIN")]
    WrongPin {
        /// How often it can still be tried.
        tries_left: Option<u8>,
    },
    /// The PIN is too short or too long.
    #[error("the PIN has the wrong length")]
    PinLength,
    /// No PIN was given.
    #[error("no PIN")]
    NoPin,
    /// Three wrong PINs locked the card.
    #[error("the card is locked")]
    Locked,
    /// No card in the reader.
    #[error("no card")]
    NoCard,
    /// No reader, or it does not answer.
    #[error("no reader")]
    NoReader,
    /// A card of another kind, or without the certificate.
    #[error("another kind of card")]
    WrongCard,
    /// The person pressed cancel.
    #[error("cancelled")]
    Cancelled,
    /// This site is not in the component's list of trusted sites; it can be added.
    #[error("the site is not trusted yet")]
    NotTrusted,
    /// The component does not allow this site.
    #[error("the site is not allowed")]
    NotAllowed,
    /// The helper program behind the component failed or took too long.
    #[error("the helper program failed")]
    HelperTimeout,
    /// The component says the certificate ended.
    #[error("the certificate has expired")]
    Expired,
    /// The component says the certificate has not begun.
    #[error("the certificate is not yet valid")]
    NotYetValid,
    /// The browser held the window of the component back.
    #[error("the window was held back")]
    PopupBlocked,
    /// The component did not report.
    #[error("the component is missing")]
    ComponentMissing,
    /// The component reported, and then nothing came.
    #[error("no answer")]
    NoAnswer,
    /// The answer is not one of the component's.
    #[error("an unreadable answer")]
    Unreadable,
    /// Another error of the component, by its number.
    #[error("error {0:#010x} of the component")]
    Other(u32),
}

impl CardFailure {
    /// From the number of the component and the number of the card; the card's says more where it says anything.
    #[must_use]
    pub const fn from_codes(failure: u32, card: u32) -> CardFailure {
        match card {
            0xA0 => return CardFailure::WrongPin { tries_left: None },
            0x8000_0001 => {
                return CardFailure::WrongPin {
                    tries_left: Some(1),
                };
            }
            0x8000_0002 => {
                return CardFailure::WrongPin {
                    tries_left: Some(2),
                };
            }
            0xA2 => return CardFailure::PinLength,
            0xA4 => return CardFailure::Locked,
            _ => {}
        }
        match failure {
            0x7600_0006 => CardFailure::NoCard,
            0x7610_0001..=0x7610_0005 => CardFailure::NoReader,
            0x7600_0998 => CardFailure::NoPin,
            0x7600_0999 => CardFailure::Cancelled,
            0x7600_0031 => CardFailure::NotTrusted,
            0x7600_000F => CardFailure::NotAllowed,
            0x7600_000D => CardFailure::HelperTimeout,
            0x7650_0001 => CardFailure::NotYetValid,
            0x7650_0002 => CardFailure::Expired,
            0x7600_0001
            | 0x7600_0002
            | 0x7610_0008..=0x7610_000D
            | 0x7621_0002
            | 0x8300_0100..=0x8300_0104 => CardFailure::WrongCard,
            0x8300_0105 | 0x8300_0106 => CardFailure::PinLength,
            other => CardFailure::Other(other),
        }
    }

    /// The key of the sentence that tells the person what happened and what to do. The sentence of
    /// [`CardFailure::WrongPin`] with a number takes `tries`, that of [`CardFailure::Other`] takes `code`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::WrongPin { tries_left: None } => "identity-card-wrong-pin",
            Self::WrongPin {
                tries_left: Some(_),
            } => "identity-card-wrong-pin-left",
            Self::PinLength => "identity-card-pin-length",
            Self::NoPin => "identity-card-no-pin",
            Self::Locked => "identity-card-locked",
            Self::NoCard => "identity-card-no-card",
            Self::NoReader => "identity-card-no-reader",
            Self::WrongCard => "identity-card-wrong-card",
            Self::Cancelled => "identity-card-cancelled",
            Self::NotTrusted => "identity-card-not-trusted",
            Self::NotAllowed => "identity-card-not-allowed",
            Self::HelperTimeout => "identity-card-helper-timeout",
            Self::Expired => "identity-card-expired",
            Self::NotYetValid => "identity-card-not-yet-valid",
            Self::PopupBlocked => "identity-card-popup-blocked",
            Self::ComponentMissing => "identity-card-component-missing",
            Self::NoAnswer => "identity-card-no-answer",
            Self::Unreadable => "identity-card-unreadable",
            Self::Other(_) => "identity-card-other",
        }
    }

    /// One of every kind, for tests of the sentences.
    pub const ALL: [Self; 19] = [
        Self::WrongPin { tries_left: None },
        Self::WrongPin {
            tries_left: Some(2),
        },
        Self::PinLength,
        Self::NoPin,
        Self::Locked,
        Self::NoCard,
        Self::NoReader,
        Self::WrongCard,
        Self::Cancelled,
        Self::NotTrusted,
        Self::NotAllowed,
        Self::HelperTimeout,
        Self::Expired,
        Self::NotYetValid,
        Self::PopupBlocked,
        Self::ComponentMissing,
        Self::NoAnswer,
        Self::Unreadable,
        Self::Other(0x7630_0001),
    ];
}
