//! What a member has sent, how it stands, and the answer: `/ids/feedback/{id}`, `/ids/training/consultations/{id}` and
//! `/ids/showcase/submissions/{id}`.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use askama::Template;

use super::{own, paths};
use crate::app::App;
use crate::domain::inquiry::{Kind, Verdict};
use crate::domain::picture::{Owner, queries as pictures};
use crate::http::chrome::Chrome;
use crate::http::inquiry::{Told, kind_key};
use crate::http::page_error::PageError;
use crate::http::visitor::{Member, SignedIn};
use crate::http::{picture, screen};

/// The page.
#[derive(Template)]
#[template(path = "participant/inquiry.html")]
pub struct InquiryPage {
    chrome: Chrome,
    id: String,
    kind: Kind,
    told: Told,
    has_picture: bool,
    /// Whether it was returned, and can be mended and sent again.
    is_returned: bool,
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
    let has_picture = app
        .db
        .read(move |conn| pictures::is_there(conn, owner))
        .await?;
    Ok(screen::ok(InquiryPage {
        told: Told::of(&chrome, &found),
        chrome,
        id: found.id.to_string(),
        kind,
        has_picture,
        is_returned: found.state.verdict() == Some(Verdict::Returned),
    }))
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
            (Kind::Feedback, false, false),
            (Kind::Consultation, true, false),
            (Kind::Showcase, true, true),
        ]
        .map(|(kind, answered, is_returned)| Self {
            chrome: chrome.clone(),
            id: "sample".to_owned(),
            kind,
            told: Told::sample(chrome, answered),
            has_picture: answered,
            is_returned,
        })
        .into()
    }
}
