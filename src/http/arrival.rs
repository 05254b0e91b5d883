//! What a request brings with it: the frame of its page, and where it came from.

use std::future::{Ready, ready};
use std::pin::Pin;

use actix_session::{Session, SessionExt as _};
use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};

use super::chrome::{Chrome, TextSize, Visitor};
use super::notice::Notice;
use super::page_error::PageError;
use super::visitor::SignedInAs;
use super::{back, csrf, htmx};
use crate::app::App;
use crate::domain::desk;
use crate::text::Locale;

mod address;
mod afterwards;

pub use address::address;
pub use afterwards::{afterwards, remember};

/// The cookie that remembers the language.
pub const LOCALE_COOKIE: &str = "mydata-language";
/// The cookie that remembers the size of letters.
pub const SIZE_COOKIE: &str = "mydata-letters";
/// The entry of the session that says what has just happened, shown once.
pub const NOTICE: &str = "notice";

/// The frame of a page that holds no form for strangers: it hands out no cookie.
#[derive(Debug)]
pub struct Passing(pub Chrome);

impl FromRequest for Passing {
    type Error = PageError;
    type Future = Ready<Result<Self, PageError>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(arrive(req, |session, app| csrf::passing(req, session, app)).map(Self))
    }
}

impl FromRequest for Chrome {
    type Error = PageError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, PageError>>>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let arrived = arrive(req, |session, app| csrf::token(req, session, app));
        let app = req.app_data::<Data<App>>().cloned();
        Box::pin(async move {
            let mut chrome = arrived?;
            if let (Visitor::Reviewer { .. }, Some(app)) = (&chrome.visitor, app) {
                chrome.desk = Some(app.db.read(desk::count).await?);
            }
            Ok(chrome)
        })
    }
}

/// The frame for this request, with the token that `csrf` finds or makes.
fn arrive(
    req: &HttpRequest,
    csrf: impl Fn(&Session, &App) -> Result<String, PageError>,
) -> Result<Chrome, PageError> {
    let app = req.app_data::<Data<App>>().ok_or(PageError::Unreadable)?;
    let session = req.get_session();
    let csrf = csrf(&session, app)?;
    let notice = take_notice(&session);
    let mut chrome = Chrome {
        notice,
        ..frame(req, app, &session, csrf)
    };
    if chrome.visitor != Visitor::Anonymous {
        chrome.once = hex::encode(app.random.bytes::<16>());
    }
    if !chrome.fragment {
        app.visits.count();
    }
    Ok(chrome)
}

/// What has just happened. A session that has nothing to tell is left as it is: whatever is removed, even nothing, has
/// its row written anew.
fn take_notice(session: &Session) -> Option<Notice> {
    let notice = session.get::<Notice>(NOTICE).ok().flatten()?;
    session.remove(NOTICE);
    Some(notice)
}

/// The frame for a page that is drawn although sessions cannot be read: nobody is known.
#[must_use]
pub fn stranger(req: &HttpRequest) -> Option<Chrome> {
    let app = req.app_data::<Data<App>>()?;
    Some(bare(req, app))
}

fn frame(req: &HttpRequest, app: &App, session: &Session, csrf: String) -> Chrome {
    Chrome {
        visitor: visitor(SignedInAs::of(session)),
        csrf,
        ..bare(req, app)
    }
}

fn bare(req: &HttpRequest, app: &App) -> Chrome {
    Chrome {
        locale: locale(req),
        size: req
            .cookie(SIZE_COOKIE)
            .map(|cookie| TextSize::of(cookie.value()))
            .unwrap_or_default(),
        visitor: Visitor::Anonymous,
        csrf: String::new(),
        once: String::new(),
        notice: None,
        pause: None,
        path: back::here(req),
        back: back::page(req).unwrap_or_else(|| "/".to_owned()),
        demo: app.config.sandbox.on,
        mailbox: app.config.sandbox.mailbox.clone(),
        authenticator: app.config.sandbox.authenticator.get().cloned(),
        fragment: htmx::asks_for_fragment(req),
        now: app.clock.now(),
        visits: app.visits.shown(),
        desk: None,
    }
}

/// The language that the visitor chose; Chinese until they choose.
#[must_use]
pub fn locale(req: &HttpRequest) -> Locale {
    req.cookie(LOCALE_COOKIE)
        .and_then(|cookie| cookie.value().parse().ok())
        .unwrap_or_default()
}

fn visitor(signed_in: Option<SignedInAs>) -> Visitor {
    match signed_in {
        None => Visitor::Anonymous,
        Some(SignedInAs::Citizen(citizen)) => Visitor::Citizen { name: citizen.name },
        Some(SignedInAs::CounterStaff(clerk)) => Visitor::CounterStaff {
            name: clerk.name,
            counter: clerk.counter,
        },
        Some(SignedInAs::Reviewer(reviewer)) => Visitor::Reviewer {
            name: reviewer.name,
        },
        Some(SignedInAs::Member(member)) => Visitor::Member {
            login: member.login,
        },
    }
}
