//! Asking for a letter: where it shall go, and how often it is written.
//!
//! Each kind of letter is counted by itself, by the mail address it goes to together with the address it is asked for
//! from: whoever asks for the letters of somebody else uses up their own tries.

use actix_web::HttpRequest;

use crate::app::App;
use crate::domain::citizen::contact::{CannotRead, MailAddress};
use crate::domain::limit::Limited;
use crate::http::page_error::PageError;
use crate::http::tries;

/// The key of the sentence when letters were asked for too often.
pub const TOO_OFTEN: &str = "member-letter-too-often";

/// A kind of letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letter {
    /// To whoever registers.
    Registration,
    /// The link that activates, once more.
    Activation,
    /// The link of a new password.
    Reset,
    /// The link that confirms a new address.
    Moving,
}

impl Letter {
    const fn word(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::Activation => "activation",
            Self::Reset => "reset",
            Self::Moving => "moving",
        }
    }

    /// What is counted by where it is asked for.
    const fn by_address(self) -> Limited {
        match self {
            Self::Registration => Limited::RegistrationByAddress,
            Self::Activation | Self::Reset | Self::Moving => Limited::MemberLetterByAddress,
        }
    }
}

/// The address, or the key of the sentence that says what is wrong with it.
pub(super) fn read(typed: &str) -> Result<MailAddress, &'static str> {
    MailAddress::parse(typed).map_err(|why| match why {
        CannotRead::Empty => "member-mail-empty",
        CannotRead::Shape => "member-mail-shape",
    })
}

/// Counts a letter that is going to be written.
///
/// # Errors
/// Too many when it is not.
pub(super) async fn count(
    app: &App,
    req: &HttpRequest,
    (letter, mail): (Letter, &MailAddress),
) -> Result<(), PageError> {
    let address = tries::address(app, req);
    let to = format!("{}\n{}", letter.word(), mail.reveal().to_lowercase());
    let from = format!("{to}\n{address}");
    let tried = vec![
        (Limited::MemberLetterByMailAndAddress, from),
        (letter.by_address(), address),
        (Limited::MemberLetterByMail, to),
    ];
    tries::count(app, tried).await
}
