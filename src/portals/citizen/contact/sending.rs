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

/// Sends a code to the address; by the press of one button, to the one that is being confirmed.
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
    let Some(address) = page.address(form.0) else {
        return Ok(screen::unprocessable(page));
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
    /// Where the code goes: to the address that waits for one, or to the one that was typed, which the page shows with what
    /// is wrong with it.
    fn address(&mut self, form: ContactForm) -> Option<Contact> {
        if form.again.is_empty() {
            self.mail = form.mail;
        } else if let Some(sent) = &self.sent {
            return Some(sent.contact.clone());
        }
        let read = MailAddress::parse(&self.mail).map(Contact::Mail);
        read.map_err(|why| self.errors.push("mail", mail_key(why)))
            .ok()
    }

    fn refused(mut self, refusal: CannotSend, now: Timestamp) -> Result<HttpResponse, PageError> {
        match refusal {
            CannotSend::NotFresh => {
                (self.must_prove, self.refused) = (true, true);
                Ok(screen::conflict(self))
            }
            CannotSend::TooSoon(at) => {
                let field = if self.mail.is_empty() { "code" } else { "mail" };
                self.errors.push(field, "citizen-contact-too-soon");
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
