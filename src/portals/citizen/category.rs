//! `/personal/categories/{slug}`: 項目一覽, the data sets of a category, several of which can be ticked.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use askama::Template;

use crate::app::App;
use crate::domain::dataset::{Category, Dataset, Zone, queries};
use crate::http::chrome::Chrome;
use crate::http::page_error::PageError;
use crate::http::screen;

/// The page.
#[derive(Template)]
#[template(path = "citizen/category.html")]
pub struct CategoryPage {
    chrome: Chrome,
    category: Category,
    datasets: Vec<Dataset>,
}

/// Shows the category.
///
/// # Errors
/// Not found when there is no such category.
pub async fn show(
    app: Data<App>,
    chrome: Chrome,
    slug: Path<String>,
) -> Result<HttpResponse, PageError> {
    let category = Category::ALL
        .into_iter()
        .find(|category| category.slug() == slug.as_str());
    let category = category.ok_or(PageError::NotFound)?;
    let datasets = app
        .db
        .read(move |conn| queries::list_for_category(conn, Zone::Production, category))
        .await?;
    Ok(screen::ok(CategoryPage {
        chrome,
        category,
        datasets,
    }))
}

impl CategoryPage {
    /// The page as tests and the gallery see it: with data sets, one of them suspended, and empty.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |datasets| Self {
            chrome: chrome.clone(),
            category: Category::Household,
            datasets,
        };
        vec![page(super::samples::datasets(chrome.now)), page(Vec::new())]
    }
}
