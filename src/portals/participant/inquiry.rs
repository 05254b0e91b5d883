//! What a member has sent, how it stands, and the answer: `/ids/feedback/{id}`, `/ids/training/consultations/{id}` and
//! `/ids/showcase/submissions/{id}`.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::{Nothing, by, own, paths};
use crate::app::App;
use crate::db;
use crate::domain::ids::InquiryId;
use crate::domain::inquiry::Kind;
use crate::domain::inquiry::withdrawing::{self, CannotWithdraw};
use crate::domain::park::listing;
use crate::domain::picture::{Owner, queries as pictures};
use crate::http::chrome::Chrome;
use crate::http::inquiry::{Told, kind_key};
use crate::http::page_error::PageError;
use crate::http::visitor::{Member, SignedIn};
use crate::http::{picture, redirect, screen};

/// The page.
#[derive(Template)]
#[template(path = "participant/inquiry.html")]
pub struct InquiryPage {
    chrome: Chrome,
    id: String,
    kind: Kind,
    told: Told,
    has_picture: bool,
    /// Whether its member can send a change of it.
    can_be_changed: bool,
    /// Whether its member can take it down.
    can_be_withdrawn: bool,
}

/// Shows a report.
///
/// # Errors
/// Not found for what is another's.
pub async fn feedback(
    app: Data<App>,
    member: SignedIn<Member>,
    (chrome, id): (Chrome, Path<String>),
) -> Result<HttpResponse, PageError> {
    show(&app, &member, chrome, (Kind::Feedback, &id)).await
}

/// Shows a question.
///
/// # Errors
/// Not found for what is another's.
pub async fn consultation(
    app: Data<App>,
    member: SignedIn<Member>,
    (chrome, id): (Chrome, Path<String>),
) -> Result<HttpResponse, PageError> {
    show(&app, &member, chrome, (Kind::Consultation, &id)).await
}

/// Shows something to be shown.
///
/// # Errors
/// Not found for what is another's.
pub async fn submission(
    app: Data<App>,
    member: SignedIn<Member>,
    (chrome, id): (Chrome, Path<String>),
) -> Result<HttpResponse, PageError> {
    show(&app, &member, chrome, (Kind::Showcase, &id)).await
}

/// The picture of something to be shown.
///
/// # Errors
/// Not found for what is another's, or has none.
pub async fn picture(
    app: Data<App>,
    member: SignedIn<Member>,
    id: Path<String>,
) -> Result<HttpResponse, PageError> {
    let found = own(&app, &member, (Kind::Showcase, &id)).await?;
    picture::show(&app, Owner::Inquiry(found.id)).await
}

async fn show(
    app: &App,
    member: &SignedIn<Member>,
    chrome: Chrome,
    (kind, id): (Kind, &str),
) -> Result<HttpResponse, PageError> {
    let found = own(app, member, (kind, id)).await?;
    let owner = Owner::Inquiry(found.id);
    let read = move |conn: &mut db::Conn| -> db::Result<_> {
        Ok((pictures::is_there(conn, owner)?, listing::names(conn)?))
    };
    let (has_picture, names) = app.db.read(read).await?;
    Ok(screen::ok(InquiryPage {
        told: Told::of(&chrome, &names, &found),
        chrome,
        id: found.id.to_string(),
        kind,
        has_picture,
        can_be_changed: found.can_be_changed(),
        can_be_withdrawn: found.can_be_withdrawn(),
    }))
}

/// Takes down what was to be shown, or is.
///
/// # Errors
/// Not found for what is another's.
pub async fn withdraw(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    member: SignedIn<Member>,
    (id, _): (Path<String>, Nothing),
) -> Result<HttpResponse, PageError> {
    let id: InquiryId = id.parse().map_err(|_| PageError::NotFound)?;
    let (now, account) = (app.clock.now(), member.person.account_id);
    let (vault, by) = (app.vault.clone(), by(&app, &req, &member));
    let withdrawn = app
        .db
        .write(move |tx| withdrawing::withdraw(tx, now, (account, &by), &vault, id));
    let path = paths::inquiry(Kind::Showcase, id);
    match withdrawn.await {
        Ok(()) => redirect::with_notice(&session, path, "participant-submission-withdrawn"),
        Err(CannotWithdraw::Over) => {
            redirect::with_complaint(&session, path, "participant-submission-over")
        }
        Err(CannotWithdraw::NoSuchShowcase) => Err(PageError::NotFound),
        Err(CannotWithdraw::Db(fault)) => Err(fault.into()),
    }
}

impl InquiryPage {
    const fn room(&self) -> &'static str {
        paths::room(self.kind)
    }

    const fn room_key(&self) -> &'static str {
        kind_key(self.kind)
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        [
            (Kind::Feedback, false, [false, false]),
            (Kind::Consultation, true, [false, false]),
            (Kind::Showcase, false, [false, true]),
            (Kind::Showcase, true, [true, false]),
            (Kind::Showcase, true, [true, true]),
        ]
        .map(
            |(kind, answered, [can_be_changed, can_be_withdrawn])| Self {
                chrome: chrome.clone(),
                id: "sample".to_owned(),
                kind,
                told: Told::sample(chrome, answered),
                has_picture: answered,
                can_be_changed,
                can_be_withdrawn,
            },
        )
        .into()
    }
}
