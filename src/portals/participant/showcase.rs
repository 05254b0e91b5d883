//! `/ids/showcase`: 示範應用. What members have made with the data, for everybody.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use askama::Template;

use crate::app::App;
use crate::db;
use crate::domain::ids::InquiryId;
use crate::domain::inquiry::{Verdict, Words, queries as inquiries};
use crate::domain::park::listing::{self, Names};
use crate::domain::picture::{Owner, queries as pictures};
use crate::http::arrival::Passing;
use crate::http::chrome::Chrome;
use crate::http::inquiry::service;
use crate::http::page_error::PageError;
use crate::http::{picture, screen};

/// The page.
#[derive(Template)]
#[template(path = "participant/showcase.html")]
pub struct ShowcasePage {
    chrome: Chrome,
    shown: Vec<Shown>,
}

/// Something that is shown.
struct Shown {
    id: String,
    has_picture: bool,
    name: String,
    what: String,
    address: String,
    services: Vec<String>,
}

/// Shows the page.
///
/// # Errors
/// A fault of the database.
pub async fn show(app: Data<App>, Passing(chrome): Passing) -> Result<HttpResponse, PageError> {
    let vault = app.vault.clone();
    let (published, names) = app
        .db
        .read(move |conn| -> db::Result<_> {
            let mut published = Vec::new();
            for one in inquiries::list_published(conn, &vault)? {
                let drawn = pictures::is_there(conn, Owner::Inquiry(one.id))?;
                published.push((one.id, drawn, one.words));
            }
            Ok((published, listing::names(conn)?))
        })
        .await?;
    let shown = published
        .into_iter()
        .filter_map(|(id, has_picture, words)| match words {
            Words::Showcase(one) => Some(Shown {
                id: id.to_string(),
                has_picture,
                name: one.name,
                what: one.what,
                address: one.address,
                services: one
                    .services
                    .iter()
                    .filter_map(|id| service(&chrome, &names, id))
                    .collect(),
            }),
            Words::Feedback(_) | Words::Consultation(_) => None,
        });
    let shown = shown.collect();
    Ok(screen::ok(ShowcasePage { chrome, shown }))
}

/// The picture of something that is shown.
///
/// # Errors
/// Not found for what is not shown, or has none.
pub async fn picture(app: Data<App>, id: Path<String>) -> Result<HttpResponse, PageError> {
    let id: InquiryId = id.parse().map_err(|_| PageError::NotFound)?;
    let vault = app.vault.clone();
    let found = app
        .db
        .read(move |conn| inquiries::find(conn, &vault, id))
        .await?;
    let shown = found.and_then(|one| one.state.verdict()) == Some(Verdict::Published);
    if !shown {
        return Err(PageError::NotFound);
    }
    picture::show(&app, Owner::Inquiry(id)).await
}

impl ShowcasePage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let one = Shown {
            id: "sample".to_owned(),
            has_picture: true,
            name: "Map <of parks>".to_owned(),
            what: "Shows parks\n& factories".to_owned(),
            address: "https://example.tw/".to_owned(),
            services: service(chrome, &Names::default(), "Factory")
                .into_iter()
                .collect(),
        };
        [Vec::new(), vec![one]]
            .into_iter()
            .map(|shown| Self {
                chrome: chrome.clone(),
                shown,
            })
            .collect()
    }
}
