//! `/personal/requests/{id}/contact`: where notices and counter passwords go; asked once, after the proof.

mod confirmation;

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::asked::{Wish, demand};
use super::paths;
use crate::app::App;
use crate::domain::citizen::contact::{self, CannotRead, Contact, MailAddress};
use crate::domain::citizen::contact_code::{self, CannotSend, Giver, SentCode};
use crate::domain::ids::{CitizenId, RequestId};
use crate::domain::limit::Limited;
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Citizen, SignedIn};
use crate::http::{redirect, screen, tries};

pub use confirmation::confirm;
pub(super) use confirmation::digits;

/// The page.
#[derive(Template)]
#[template(path = "citizen/contact.html")]
pub struct ContactPage {
    chrome: Chrome,
    id: RequestId,
    sent: Option<SentCode>,
    mail: String,
    tries_left: Option<i64>,
    errors: FieldErrors,
}

/// A mail address, or a code.
#[derive(Deserialize)]
pub struct ContactForm {
    #[serde(default)]
    mail: String,
    #[serde(default)]
    code: String,
}

/// Shows the page; with a contact confirmed already there is nothing to ask, and the progress follows, unless the
/// citizen wants to change it.
///
/// # Errors
/// Not found when the request is not this citizen's.
pub async fn show(
    app: Data<App>,
    citizen: SignedIn<Citizen>,
    chrome: Chrome,
    (id, wish): (Path<RequestId>, Query<Wish>),
) -> Result<HttpResponse, PageError> {
    demand(&app, citizen.person.id, *id).await?;
    let (vault, by) = (app.vault.clone(), citizen.person.id);
    let living = app
        .db
        .read(move |conn| contact::find_living(conn, &vault, by))
        .await?;
    if living.is_some() && wish.again.is_none() {
        return Ok(redirect::to(paths::request(*id)));
    }
    let page = ContactPage::new(&app, chrome, citizen.person.id, *id).await?;
    Ok(screen::ok(page))
}

/// Sends a code to the address.
///
/// # Errors
/// Not found when the request is not this citizen's; too many when codes were sent too often.
pub async fn send(
    app: Data<App>,
    req: HttpRequest,
    citizen: SignedIn<Citizen>,
    chrome: Chrome,
    (id, form): (Path<RequestId>, Form<ContactForm>),
) -> Result<HttpResponse, PageError> {
    demand(&app, citizen.person.id, *id).await?;
    let (by, locale) = (citizen.person.id, chrome.locale);
    let mut page = ContactPage::new(&app, chrome, by, *id).await?;
    page.mail.clone_from(&form.0.mail);
    let address = match MailAddress::parse(&form.0.mail) {
        Ok(address) => Contact::Mail(address),
        Err(why) => {
            page.errors.push("mail", mail_key(why));
            return Ok(screen::unprocessable(page));
        }
    };
    let tried = vec![
        (Limited::ContactCodeByAddress, tries::address(&app, &req)),
        (Limited::ContactCodeByCitizen, by.to_string()),
    ];
    tries::count(&app, tried).await?;
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let giver = giver(&citizen.person);
    let sent = app
        .db
        .write(move |tx| contact_code::send(tx, now, &vault, giver, (&address, locale)));
    match sent.await {
        Ok(()) => Ok(redirect::to(paths::contact_change(*id))),
        Err(CannotSend::NotFresh) => {
            page.errors.push("mail", "citizen-contact-not-fresh");
            Ok(screen::conflict(page))
        }
        Err(CannotSend::TooSoon(_)) => {
            page.errors.push("mail", "citizen-contact-too-soon");
            Ok(screen::unprocessable(page))
        }
        Err(CannotSend::Db(fault)) => Err(fault.into()),
    }
}

const fn giver(citizen: &Citizen) -> Giver {
    Giver {
        citizen: citizen.id,
        proved_at: citizen.proved_at,
    }
}

const fn mail_key(why: CannotRead) -> &'static str {
    match why {
        CannotRead::Empty => "citizen-contact-mail-empty",
        CannotRead::Shape => "citizen-contact-mail-shape",
    }
}

impl ContactPage {
    async fn new(
        app: &App,
        chrome: Chrome,
        citizen: CitizenId,
        id: RequestId,
    ) -> Result<Self, PageError> {
        let vault = app.vault.clone();
        let mut sent = app
            .db
            .read(move |conn| contact_code::find_sent(conn, &vault, citizen))
            .await?;
        let dead = sent.take_if(|sent| !sent.is_alive(chrome.now));
        let mail = dead.map(|sent| sent.contact.reveal().to_owned());
        Ok(Self {
            chrome,
            id,
            sent,
            mail: mail.unwrap_or_default(),
            tries_left: None,
            errors: FieldErrors::none(),
        })
    }

    /// The field that is asked for: the code while one waits, else the address.
    fn asking(&self) -> &'static str {
        if self.sent.is_some() { "code" } else { "mail" }
    }

    /// The page as tests and the gallery see it: at first, after a code was sent, after a wrong one.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let random = crate::kit::random::SystemChance::default();
        let sent = MailAddress::parse("lin@example.tw")
            .ok()
            .map(|address| SentCode {
                id: crate::domain::ids::ContactCodeId::draw(&random),
                contact: Contact::Mail(address),
                sent_at: chrome.now,
                expires_at: chrome.now.plus(contact_code::LIFETIME),
                tries: 0,
            });
        let page = |sent, tries_left, errors| Self {
            chrome: chrome.clone(),
            id: RequestId::draw(&random),
            sent,
            mail: String::new(),
            tries_left,
            errors,
        };
        vec![
            page(None, None, FieldErrors::none()),
            page(
                None,
                None,
                FieldErrors::none().and("mail", "citizen-contact-mail-shape"),
            ),
            page(sent.clone(), None, FieldErrors::none()),
            page(
                sent,
                Some(4),
                FieldErrors::none().and("code", "citizen-contact-code-wrong"),
            ),
        ]
    }
}
