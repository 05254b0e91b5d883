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
/// Not found when this clerk has no such opening or it has no such file. A case that is over meanwhile says so on its own
/// page.
pub async fn show(
    app: Data<App>,
    req: HttpRequest,
    staff: SignedIn<CounterStaff>,
    chrome: Chrome,
    path: Path<(OpeningId, usize)>,
) -> Result<HttpResponse, PageError> {
    let (id, number) = path.into_inner();
    match open_case(&app, &req, &staff, id).await {
        Ok(case) => kept::one(&app, &case.package, number).await,
        Err(refusal) => elsewhere(&app, &req, &staff, (chrome, id), refusal).await,
    }
}

/// What is said when the case is not open: how it stands.
async fn elsewhere(
    app: &App,
    req: &HttpRequest,
    staff: &SignedIn<CounterStaff>,
    case: (Chrome, OpeningId),
    refusal: CannotFind,
) -> Result<HttpResponse, PageError> {
    let CannotFind::Stands(_) = refusal else {
        return Err(refused(refusal));
    };
    let page = OpeningPage::find(app, req, staff, case).await?;
    Ok(screen::conflict(page))
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
            saved.await.map(|_| (case.package.dataset, bytes))
        }
        Err(refusal) => Err(refusal),
    };
    let (dataset, bytes) = match saved {
        Ok(saved) => saved,
        Err(refusal) => return elsewhere(&app, &req, &staff, (chrome, id), refusal).await,
    };
    let vault = app.vault.clone();
    let seen = app
        .db
        .read(move |conn| seen::find(conn, now, &vault, id))
        .await?;
    let name = seen.map_or_else(|| id.to_string(), |seen| seen.dataset.zh);
    Ok(answer::package(&name, &dataset, bytes))
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
