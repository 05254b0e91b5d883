//! `/personal`: 下載個人資料, the thirteen categories, search, and wishes for more.

use actix_session::Session;
use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::paths;
use crate::app::App;
use crate::domain::dataset::{Category, Dataset, Zone, catalogue};
use crate::domain::limit::Limited;
use crate::domain::wish::{self, CannotWish};
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::paths::encode;
use crate::http::{pause, redirect, screen, tries};
use crate::kit::writing;

/// The page.
#[derive(Template)]
#[template(path = "citizen/personal.html", blocks = ["found"])]
pub struct PersonalPage {
    chrome: Chrome,
    categories: Vec<(Category, i64)>,
    words: String,
    found: Option<Vec<Dataset>>,
    wish: String,
    errors: FieldErrors,
}

/// What is searched for.
#[derive(Debug, Default, Deserialize)]
pub struct Search {
    #[serde(default)]
    q: String,
}

/// What somebody would like to have.
#[derive(Debug, Deserialize)]
pub struct WishForm {
    #[serde(default)]
    wish: String,
}

/// Shows the categories, and what was found when something was searched for.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    chrome: Chrome,
    search: Query<Search>,
) -> Result<HttpResponse, PageError> {
    let fragment = chrome.fragment;
    let page = page(&app, chrome, &search.0.q).await?;
    Ok(if fragment {
        screen::ok(page.as_found())
    } else {
        screen::ok(page)
    })
}

/// Takes a wish.
///
/// # Errors
/// Too many when this address has wished too often.
pub async fn wish(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    chrome: Chrome,
    form: Form<WishForm>,
) -> Result<HttpResponse, PageError> {
    let (now, vault, locale) = (app.clock.now(), app.vault.clone(), chrome.locale);
    let words = form.0.wish.clone();
    let counted = tries::count_address(&app, &req, Limited::WishByAddress).await;
    if let Err(refusal) = counted {
        let mut page = page(&app, chrome, "").await?;
        page.wish = words;
        return pause::again(page, |page| &mut page.chrome, refusal);
    }
    let made = app
        .db
        .write(move |tx| wish::make(tx, now, &vault, locale, &words));
    let key = match made.await {
        Ok(()) => {
            return redirect::with_notice(&session, paths::PERSONAL, "citizen-personal-wish-kept");
        }
        Err(CannotWish::Db(fault)) => return Err(fault.into()),
        Err(CannotWish::Empty) => "citizen-personal-wish-empty",
        Err(CannotWish::TooLong) => "citizen-personal-wish-too-long",
    };
    let mut page = page(&app, chrome, "").await?;
    page.errors.push("wish", key);
    page.wish = form.0.wish;
    Ok(screen::unprocessable(page))
}

async fn page(app: &App, chrome: Chrome, typed: &str) -> Result<PersonalPage, PageError> {
    let (asked, words) = (!typed.trim().is_empty(), writing::line(typed));
    let sought = words.clone();
    let (categories, found) = app
        .db
        .read(move |conn| -> crate::db::Result<_> {
            let categories = catalogue::list_categories_with_counts(conn, Zone::Production)?;
            let found = asked.then(|| catalogue::search(conn, Zone::Production, &sought));
            Ok((categories, found.transpose()?))
        })
        .await?;
    Ok(PersonalPage {
        chrome,
        categories,
        words,
        found,
        wish: String::new(),
        errors: FieldErrors::none(),
    })
}

impl PersonalPage {
    /// The page as it stands, with what was searched for.
    fn address(&self) -> String {
        if self.words.is_empty() {
            paths::PERSONAL.to_owned()
        } else {
            format!("{}?q={}", paths::PERSONAL, encode(&self.words))
        }
    }

    /// The page as tests and the gallery see it: at first, after searches, and after a wish that said nothing.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |words: &str, found, errors| Self {
            chrome: chrome.clone(),
            categories: Category::ALL.into_iter().zip(0..).collect(),
            words: words.to_owned(),
            found,
            wish: String::new(),
            errors,
        };
        let mistake = FieldErrors::none().and("wish", "citizen-personal-wish-empty");
        vec![
            page("", None, FieldErrors::none()),
            page(
                "land",
                Some(super::samples::datasets(chrome.now)),
                FieldErrors::none(),
            ),
            page("xyz", Some(Vec::new()), FieldErrors::none()),
            page("", None, mistake),
        ]
    }
}
