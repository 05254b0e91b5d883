//! `/personal/contact` and `/personal/requests/{id}/contact`: where notices and counter passwords go.
//!
//! On the way of a request, after the proof, a first contact is asked for. In the citizen's room the one that was
//! confirmed is shown, and changed: soon after a proof, else the page leads to a fresh one and back.

mod confirmation;
mod place;
mod sending;

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use askama::Template;
use serde::Deserialize;

use super::paths;
use crate::app::App;
use crate::db;
use crate::domain::citizen::contact::{self, Contact, ContactKind, LivingContact};
use crate::domain::citizen::contact_code::{self, SentCode};
use crate::domain::ids::{ContactCodeId, ContactId, RequestId};
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::page_error::PageError;
use crate::http::visitor::{Citizen, SignedIn};
use crate::http::{redirect, screen};
use crate::kit::random::SystemChance;

pub use confirmation::confirm;
pub(super) use confirmation::digits;
pub use place::Place;
pub use sending::send;

/// The page.
#[derive(Template)]
#[template(path = "citizen/contact.html")]
pub struct ContactPage {
    chrome: Chrome,
    place: Place,
    /// The contact that is confirmed.
    living: Option<LivingContact>,
    /// Whether it can be changed only after another proof.
    must_prove: bool,
    /// Whether a change was refused for that.
    refused: bool,
    sent: Option<SentCode>,
    mail: String,
    tries_left: Option<i64>,
    errors: FieldErrors,
}

/// A mail address, or a code; and the request on whose way the page stands, if it is on one.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ContactForm {
    mail: String,
    code: String,
    request: String,
    /// Not empty: the code goes once more to the address that waits for one.
    again: String,
}

/// Shows the page in the citizen's room.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    citizen: SignedIn<Citizen>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    let page = ContactPage::new(&app, chrome, &citizen.person, Place::Room).await?;
    Ok(screen::ok(page))
}

/// Asks for a first contact on the way of a request; when one is confirmed already, the progress follows.
///
/// # Errors
/// Not found when the request is not this citizen's.
pub async fn first(
    app: Data<App>,
    citizen: SignedIn<Citizen>,
    chrome: Chrome,
    id: Path<RequestId>,
) -> Result<HttpResponse, PageError> {
    let place = Place::of(&app, &citizen.person, &id.to_string()).await?;
    let page = ContactPage::new(&app, chrome, &citizen.person, place).await?;
    if page.living.is_some() && page.sent.is_none() {
        return Ok(redirect::to(place.onward()));
    }
    Ok(screen::ok(page))
}

impl ContactPage {
    async fn new(
        app: &App,
        chrome: Chrome,
        citizen: &Citizen,
        place: Place,
    ) -> Result<Self, PageError> {
        let (vault, id) = (app.vault.clone(), citizen.id);
        let found = app.db.read(move |conn| -> db::Result<_> {
            let living = contact::find_living(conn, &vault, id)?;
            Ok((living, contact_code::find_sent(conn, &vault, id)?))
        });
        let (living, mut sent) = found.await?;
        let dead = sent.take_if(|sent| !sent.is_alive(chrome.now));
        let mail = dead.map(|sent| sent.contact.reveal().to_owned());
        let stale = !contact_code::is_fresh(citizen.proved_at, chrome.now);
        Ok(Self {
            place,
            must_prove: stale && living.is_some(),
            living,
            refused: false,
            sent,
            mail: mail.unwrap_or_default(),
            tries_left: None,
            errors: FieldErrors::none(),
            chrome,
        })
    }

    /// The key of the heading over the address.
    const fn mail_title(&self) -> &'static str {
        match (&self.sent, &self.living) {
            (Some(_), _) => "citizen-contact-again",
            (None, Some(_)) => "citizen-contact-change",
            (None, None) => "citizen-contact-mail-title",
        }
    }

    /// Where a fresh proof is given, which comes back to this page.
    fn proof() -> String {
        paths::sign_in_for(paths::CONTACT)
    }

    /// Says what is wrong with the code, at the field that is asked for: the code while one waits, else the address;
    /// where neither can be given, the page says that a proof is needed.
    fn complain(&mut self, key: &str) {
        match (&self.sent, self.must_prove) {
            (Some(_), _) => self.errors.push("code", key),
            (None, false) => self.errors.push("mail", key),
            (None, true) => self.refused = true,
        }
    }

    /// The page as tests and the gallery see it: at first, after a code was sent, after a wrong one; with a confirmed
    /// contact that can be changed, and with one that needs a proof first.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let random = SystemChance::default();
        let Ok(contact) = Contact::of(ContactKind::Mail, "lin@example.tw") else {
            return Vec::new();
        };
        let living = LivingContact {
            id: ContactId::draw(&random),
            contact: contact.clone(),
            locale: chrome.locale,
            confirmed_at: chrome.now,
        };
        let sent = SentCode {
            id: ContactCodeId::draw(&random),
            contact,
            sent_at: chrome.now,
            expires_at: chrome.now.plus(contact_code::LIFETIME),
            tries: 0,
        };
        let none = FieldErrors::none;
        let page = |sent: Option<&SentCode>, tries_left, errors| Self {
            chrome: chrome.clone(),
            place: Place::Way(RequestId::draw(&random)),
            living: None,
            must_prove: false,
            refused: false,
            sent: sent.cloned(),
            mail: String::new(),
            tries_left,
            errors,
        };
        let room = |sent, must_prove| Self {
            place: Place::Room,
            living: Some(living.clone()),
            must_prove,
            refused: must_prove,
            ..page(sent, None, none())
        };
        vec![
            page(None, None, none()),
            page(None, None, none().and("mail", "citizen-contact-mail-shape")),
            page(Some(&sent), None, none()),
            page(
                Some(&sent),
                Some(4),
                none().and("code", "citizen-contact-code-wrong"),
            ),
            room(None, false),
            room(Some(&sent), false),
            room(None, true),
        ]
    }
}
