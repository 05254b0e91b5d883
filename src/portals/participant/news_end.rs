//! `/ids/notices/ends/{token}`: where the link in a mail about a new data service leads. Looking shows a button; the button
//! and the post of a mail program (RFC 8058) end further mails at once, without a session. Whoever has the link may; what
//! else the post says is not read.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use crate::app::App;
use crate::domain::announcement::subscribing;
use crate::domain::audit::By;
use crate::http::arrival;
use crate::http::arrival::Passing;
use crate::http::chrome::Chrome;
use crate::http::page_error::PageError;
use crate::http::screen;

/// The page: the button, that it was pressed, or that the link leads nowhere.
#[derive(Template)]
#[template(path = "participant/news_end.html")]
pub struct NewsEndPage {
    chrome: Chrome,
    step: Step,
}

enum Step {
    /// The button of this link.
    Button(String),
    /// It was pressed.
    Ended,
    /// The link leads nowhere.
    Unknown,
}

/// Shows the button; looking changes nothing.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    Passing(chrome): Passing,
    token: Path<String>,
) -> Result<HttpResponse, PageError> {
    let (vault, token) = (app.vault.clone(), token.into_inner());
    let sought = token.clone();
    let found = app
        .db
        .read(move |conn| subscribing::find(conn, &vault, &sought))
        .await?;
    Ok(match found {
        Some(_) => screen::ok(NewsEndPage {
            chrome,
            step: Step::Button(token),
        }),
        None => NewsEndPage::unknown(chrome),
    })
}

/// Ends further mails; pressing twice is as good as once.
///
/// # Errors
/// A fault of the database.
pub async fn end(
    app: Data<App>,
    req: HttpRequest,
    Passing(chrome): Passing,
    token: Path<String>,
) -> Result<HttpResponse, PageError> {
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let by = By::visitor(arrival::address(&req, &app));
    let ended = app
        .db
        .write(move |tx| subscribing::end(tx, now, &by, &vault, &token))
        .await?;
    Ok(if ended {
        screen::ok(NewsEndPage {
            chrome,
            step: Step::Ended,
        })
    } else {
        NewsEndPage::unknown(chrome)
    })
}

impl NewsEndPage {
    fn unknown(chrome: Chrome) -> HttpResponse {
        screen::not_found(Self {
            chrome,
            step: Step::Unknown,
        })
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        [
            Step::Button("sample".to_owned()),
            Step::Ended,
            Step::Unknown,
        ]
        .map(|step| Self {
            chrome: chrome.clone(),
            step,
        })
        .into()
    }
}
