//! The address is given: a code goes there.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::{ContactForm, ContactPage, Place};
use crate::app::App;
use crate::domain::citizen::contact::{CannotRead, Contact, MailAddress};
use crate::domain::citizen::contact_code::{self, CannotSend, Giver};
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Citizen, SignedIn};
use crate::http::{arrival, pause, redirect, screen};
use crate::kit::clock::Timestamp;

/// Sends a code to the address.
///
/// # Errors
/// Not found when the request is not this citizen's; too many when codes were sent too often.
pub async fn send(
    app: Data<App>,
    req: HttpRequest,
    citizen: SignedIn<Citizen>,
    chrome: Chrome,
    form: Form<ContactForm>,
) -> Result<HttpResponse, PageError> {
    let place = Place::of(&app, &citizen.person, &form.0.request).await?;
    let (giver, locale) = (giver(&app, &req, &citizen.person), chrome.locale);
    let mut page = ContactPage::new(&app, chrome, &citizen.person, place).await?;
    if page.must_prove {
        return page.refused(CannotSend::NotFresh, app.clock.now());
    }
    let read = MailAddress::parse(&form.0.mail);
    page.mail = form.0.mail;
    let address = match read {
        Ok(address) => Contact::Mail(address),
        Err(why) => {
            page.errors.push("mail", mail_key(why));
            return Ok(screen::unprocessable(page));
        }
    };
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let sent = app
        .db
        .write(move |tx| contact_code::send(tx, now, &vault, giver, (&address, locale)));
    match sent.await {
        Ok(()) => Ok(redirect::to(place.path())),
        Err(refusal) => page.refused(refusal, now),
    }
}

/// Who acts, and from where.
pub(super) fn giver(app: &App, req: &HttpRequest, citizen: &Citizen) -> Giver {
    Giver {
        citizen: citizen.id,
        proved_at: citizen.proved_at,
        from: arrival::address(req, app),
    }
}

impl ContactPage {
    fn refused(mut self, refusal: CannotSend, now: Timestamp) -> Result<HttpResponse, PageError> {
        match refusal {
            CannotSend::NotFresh => {
                (self.must_prove, self.refused) = (true, true);
                Ok(screen::conflict(self))
            }
            CannotSend::TooSoon(at) => {
                self.errors.push("mail", "citizen-contact-too-soon");
                self.later(PageError::until(at, now))
            }
            CannotSend::TooMany(at) => self.later(PageError::until(at, now)),
            CannotSend::Db(fault) => Err(fault.into()),
        }
    }

    /// The page again, which says how long to wait.
    fn later(self, refusal: PageError) -> Result<HttpResponse, PageError> {
        pause::again(self, |page| &mut page.chrome, refusal)
    }
}

const fn mail_key(why: CannotRead) -> &'static str {
    match why {
        CannotRead::Empty => "citizen-contact-mail-empty",
        CannotRead::Shape => "citizen-contact-mail-shape",
    }
}
