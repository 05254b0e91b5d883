//! The code that came by letter, typed back.

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use unicode_normalization::UnicodeNormalization as _;

use super::{ContactForm, ContactPage};
use crate::app::App;
use crate::domain::citizen::contact_code::{self, CannotConfirm};
use crate::domain::ids::RequestId;
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Citizen, SignedIn};
use crate::http::{redirect, screen};
use crate::portals::citizen::asked::demand;
use crate::portals::citizen::paths;

/// Tries the code; the right one binds the address.
///
/// # Errors
/// Not found when the request is not this citizen's.
pub async fn confirm(
    app: Data<App>,
    session: Session,
    citizen: SignedIn<Citizen>,
    chrome: Chrome,
    (id, form): (Path<RequestId>, Form<ContactForm>),
) -> Result<HttpResponse, PageError> {
    demand(&app, citizen.person.id, *id).await?;
    let (by, locale) = (citizen.person.id, chrome.locale);
    let typed = digits(&form.0.code);
    if typed.len() != contact_code::LENGTH {
        let mut page = ContactPage::new(&app, chrome, by, *id).await?;
        page.errors
            .push(page.asking(), "citizen-contact-code-shape");
        return Ok(screen::unprocessable(page));
    }
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let tried = app
        .db
        .write(move |tx| contact_code::confirm(tx, now, &vault, by, (&typed, locale)))
        .await?;
    let mut page = ContactPage::new(&app, chrome, by, *id).await?;
    match tried {
        Ok(_) => {
            return redirect::with_notice(
                &session,
                paths::request(*id),
                "citizen-contact-confirmed",
            );
        }
        Err(CannotConfirm::Wrong(left)) if left > 0 => {
            page.tries_left = Some(left);
            page.errors.push("code", "citizen-contact-code-wrong");
        }
        Err(CannotConfirm::NoLivingCode | CannotConfirm::Wrong(_)) => {
            page.errors.push(page.asking(), "citizen-contact-code-dead");
        }
        Err(CannotConfirm::Db(fault)) => return Err(fault.into()),
    }
    Ok(screen::unprocessable(page))
}

/// The digits of what was typed: blanks and dashes are forgiven, full width becomes half width.
pub(in crate::portals::citizen) fn digits(typed: &str) -> String {
    typed.nfkc().filter(char::is_ascii_digit).collect()
}
