//! `/organ/openings/{id}/documents/{number}` and `…/package`: the data of an open case, as the citizen has them.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::clerk;
use super::opening::{OpeningPage, refused};
use crate::app::App;
use crate::domain::ids::OpeningId;
use crate::domain::opening::{CannotFind, Case, Stage, ending, seen};
use crate::http::chrome::Chrome;
use crate::http::document::{answer, kept};
use crate::http::page_error::PageError;
use crate::http::screen;
use crate::http::visitor::{CounterStaff, SignedIn};

/// One file: a picture or an opened PDF within the page, anything else to be saved.
///
/// # Errors
/// Not found when this clerk has no such opening or it has no such file, conflict when it is not open.
pub async fn show(
    app: Data<App>,
    req: HttpRequest,
    staff: SignedIn<CounterStaff>,
    path: Path<(OpeningId, usize)>,
) -> Result<HttpResponse, PageError> {
    let (id, number) = path.into_inner();
    let case = open_case(&app, &req, &staff, id).await.map_err(refused)?;
    kept::one(&app, &case.package, number).await
}

/// 轉存到我的電腦: the provider's package, byte for byte.
///
/// # Errors
/// Not found when this clerk has no such opening, gone when the package was destroyed in this moment. A case that is
/// over meanwhile says so on its own page.
pub async fn save(
    app: Data<App>,
    req: HttpRequest,
    staff: SignedIn<CounterStaff>,
    chrome: Chrome,
    id: Path<OpeningId>,
) -> Result<HttpResponse, PageError> {
    let (now, by, id) = (app.clock.now(), clerk(&app, &req, &staff), *id);
    let saved = match open_case(&app, &req, &staff, id).await {
        Ok(case) => {
            let bytes = kept::bytes(&app, &case.package).await?;
            let vault = app.vault.clone();
            let saved = app
                .db
                .write(move |tx| ending::save(tx, now, &vault, &by, id));
            saved.await.map(|_| bytes)
        }
        Err(refusal) => Err(refusal),
    };
    let bytes = match saved {
        Ok(bytes) => bytes,
        Err(CannotFind::Stands(_)) => {
            let page = OpeningPage::find(&app, &req, &staff, (chrome, id)).await?;
            return Ok(screen::conflict(page));
        }
        Err(refusal) => return Err(refused(refusal)),
    };
    let vault = app.vault.clone();
    let seen = app
        .db
        .read(move |conn| seen::find(conn, now, &vault, id))
        .await?;
    let name = seen.map_or_else(|| id.to_string(), |seen| seen.dataset.zh);
    let name = format!("{name}.zip");
    Ok(answer::attachment(&name, "application/zip", bytes))
}

async fn open_case(
    app: &App,
    req: &HttpRequest,
    staff: &SignedIn<CounterStaff>,
    id: OpeningId,
) -> Result<Case, CannotFind> {
    let (now, by, vault) = (app.clock.now(), clerk(app, req, staff), app.vault.clone());
    app.db
        .read(move |conn| Case::find_at(conn, now, &vault, &by, (id, Stage::Open)))
        .await
}
