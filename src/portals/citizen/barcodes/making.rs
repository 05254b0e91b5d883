//! A barcode is made, or takes the place of another.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::{BarcodesPage, Nothing, answer};
use crate::app::App;
use crate::domain::barcode::{self, Barcode, CannotReplace, Holder};
use crate::domain::ids::PackageId;
use crate::domain::limit::Limited;
use crate::http::chrome::Chrome;
use crate::http::page_error::PageError;
use crate::http::visitor::{BarcodeHolder, SignedIn};
use crate::http::{arrival, redirect, tries};
use crate::portals::citizen::paths;

/// Makes the barcode of a package that has none, and shows it.
///
/// # Errors
/// Not found or gone when the package is.
pub async fn issue(
    app: Data<App>,
    req: HttpRequest,
    holder: SignedIn<BarcodeHolder>,
    chrome: Chrome,
    (id, _): (Path<PackageId>, Nothing),
) -> Result<HttpResponse, PageError> {
    let by = by(&app, &req, &holder);
    let (now, vault, id) = (app.clock.now(), app.vault.clone(), *id);
    let made = app
        .db
        .write(move |tx| barcode::issue(tx, now, &vault, &by, id))
        .await;
    settled(made)?;
    afterwards(&app, &req, &holder, chrome).await
}

/// 手動更新條碼: the one before is dead at once. Whoever does it too often waits, and keeps the one they have.
///
/// # Errors
/// Not found or gone when the package is.
pub async fn replace(
    app: Data<App>,
    req: HttpRequest,
    holder: SignedIn<BarcodeHolder>,
    chrome: Chrome,
    (id, _): (Path<PackageId>, Nothing),
) -> Result<HttpResponse, PageError> {
    let by = by(&app, &req, &holder);
    let tries = vec![(Limited::BarcodeByCitizen, by.citizen.to_string())];
    if let Err(refusal) = tries::count(&app, tries).await {
        let page = BarcodesPage::new(&app, &holder, chrome).await?;
        return page.later(refusal);
    }
    let (now, vault, id) = (app.clock.now(), app.vault.clone(), *id);
    let made = app
        .db
        .write(move |tx| barcode::replace(tx, now, &vault, &by, id))
        .await;
    settled(made)?;
    afterwards(&app, &req, &holder, chrome).await
}

/// Who acts, and from where.
fn by(app: &App, req: &HttpRequest, holder: &SignedIn<BarcodeHolder>) -> Holder {
    Holder {
        citizen: holder.person.0.id,
        from: Some(arrival::address(req, app)),
    }
}

/// What a refusal to make a barcode means for the page. Made in another tab at the same moment is as good as made.
fn settled(made: Result<Barcode, CannotReplace>) -> Result<(), PageError> {
    match made {
        Ok(_) | Err(CannotReplace::TakenMeanwhile) => Ok(()),
        Err(CannotReplace::NoSuchPackage) => Err(PageError::NotFound),
        Err(CannotReplace::Gone(_)) => Err(PageError::Gone),
        Err(CannotReplace::Db(fault)) => Err(fault.into()),
    }
}

/// After a deed: the part of the page for htmx, and else the page anew.
async fn afterwards(
    app: &App,
    req: &HttpRequest,
    holder: &SignedIn<BarcodeHolder>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    if chrome.fragment {
        return answer(app, req, holder, chrome).await;
    }
    Ok(redirect::to(paths::BARCODES))
}
