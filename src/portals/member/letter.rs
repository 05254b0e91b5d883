//! Asking for a letter: where it shall go, and how often it is written.
//!
//! Each kind of letter is counted by itself. Those of a newcomer are counted by the mail address together with the
//! address they are asked for from: whoever registers with the mail address of somebody else uses up their own tries. A
//! link that activates or sets a new password is counted by the mail address alone, because its owner, who gets what
//! strangers ask for, has a link that works all the while, until one is used ([`Limited::LinkLetterByMail`]).

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
    let by_both = (Limited::MemberLetterByMailAndAddress, from);
    let tried = match letter {
        Letter::Registration => vec![
            by_both,
            (Limited::RegistrationByAddress, address),
            (Limited::MemberLetterByMail, to),
        ],
        Letter::Moving => vec![
            by_both,
            (Limited::MemberLetterByAddress, address),
            (Limited::MemberLetterByMail, to),
        ],
        Letter::Activation | Letter::Reset => vec![
            (Limited::MemberLetterByAddress, address),
            (Limited::LinkLetterByMail, to),
        ],
    };
    tries::count(app, tried).await
}
