//! The code that came by letter, typed back.

use actix_session::Session;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use unicode_normalization::UnicodeNormalization as _;

use super::sending::giver;
use super::{ContactForm, ContactPage, Place};
use crate::app::App;
use crate::domain::citizen::contact_code::{self, CannotConfirm};
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Citizen, SignedIn};
use crate::http::{redirect, screen};

/// Tries the code; the right one binds the address.
///
/// # Errors
/// Not found when the request is not this citizen's.
pub async fn confirm(
    app: Data<App>,
    (req, session): (HttpRequest, Session),
    citizen: SignedIn<Citizen>,
    chrome: Chrome,
    form: Form<ContactForm>,
) -> Result<HttpResponse, PageError> {
    let place = Place::of(&app, &citizen.person, &form.0.request).await?;
    let (by, locale) = (giver(&app, &req, &citizen.person), chrome.locale);
    let typed = digits(&form.0.code);
    if typed.len() != contact_code::LENGTH {
        let mut page = ContactPage::new(&app, chrome, &citizen.person, place).await?;
        page.complain("citizen-contact-code-shape");
        return Ok(screen::unprocessable(page));
    }
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let tried = app
        .db
        .write(move |tx| contact_code::confirm(tx, now, &vault, by, (&typed, locale)))
        .await?;
    let left = match tried {
        Ok(_) => {
            return redirect::with_notice(&session, place.onward(), "citizen-contact-confirmed");
        }
        Err(CannotConfirm::Wrong(left)) if left > 0 => Some(left),
        Err(CannotConfirm::NoLivingCode | CannotConfirm::Wrong(_)) => None,
        Err(CannotConfirm::Db(fault)) => return Err(fault.into()),
    };
    let mut page = ContactPage::new(&app, chrome, &citizen.person, place).await?;
    page.tries_left = left;
    page.complain(match left {
        Some(_) => "citizen-contact-code-wrong",
        None => "citizen-contact-code-dead",
    });
    Ok(screen::unprocessable(page))
}

/// The digits of what was typed: blanks and dashes are forgiven, full width becomes half width.
pub(in crate::portals::citizen) fn digits(typed: &str) -> String {
    typed.nfkc().filter(char::is_ascii_digit).collect()
}
