//! The proof of step 2 comes back: it is the citizen's word.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::page;
use crate::app::App;
use crate::domain::identity::adapter::Denial;
use crate::domain::identity::challenge::CannotAnswer;
use crate::domain::ids::RequestId;
use crate::domain::request::Request;
use crate::domain::request::proving::{self, Proved};
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::{redirect, screen};
use crate::portals::citizen::challenge::ChallengeView;
use crate::portals::citizen::proof::{self, Attempt, Occasion};
use crate::portals::citizen::{asked, paths, terms};

/// Takes what came back. With a proof the request becomes consents and transfers.
///
/// # Errors
/// Gone when the draft is.
pub async fn prove(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    chrome: Chrome,
    (id, form): (Path<RequestId>, Form<Vec<(String, String)>>),
) -> Result<HttpResponse, PageError> {
    let request = terms::draft(&app, &session, *id).await?;
    let occasion = Occasion {
        request: Some(request.id),
        datasets: request.datasets.clone(),
    };
    let posted = asked::secret(form.0);
    let denial = match proof::complete(&app, &session, &occasion, posted).await? {
        Attempt::Proved(proved) => return finish(&app, &session, request, *proved).await,
        Attempt::Pending => Some(Denial::plain("citizen-proof-pending")),
        Attempt::Denied(denial) => Some(denial),
        Attempt::Void(CannotAnswer::Expired) => Some(Denial::plain("citizen-proof-expired")),
        Attempt::Void(_) => return Ok(redirect::to(paths::identity(*id))),
    };
    let mut page = page(&app, chrome, &request).await?;
    if let Ok(challenge) = proof::open(&app, &session, Some(*id)).await? {
        page.challenge = Some(ChallengeView::of(&app, &req, challenge));
    }
    page.denial = denial;
    Ok(screen::conflict(page))
}

async fn finish(
    app: &App,
    session: &Session,
    request: Request,
    proved: Proved,
) -> Result<HttpResponse, PageError> {
    let (now, vault, id) = (app.clock.now(), app.vault.clone(), request.id);
    let taken = app
        .db
        .write(move |tx| proving::agree(tx, now, &vault, &proved, (&request, &terms::digest())))
        .await;
    match taken {
        Ok(entered) => {
            proof::enter(app, session, entered)?;
            Ok(redirect::to(paths::contact_of(id)))
        }
        Err(proving::CannotTake::Db(fault)) => Err(fault.into()),
        Err(proving::CannotTake::Request(refusal)) => Err(terms::gone(refusal)),
        Err(proving::CannotTake::Challenge(_)) => Err(PageError::Conflict),
    }
}
