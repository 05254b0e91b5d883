//! The proof of step 2 comes back: it is the citizen's word.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{FromRequest as _, HttpRequest, HttpResponse};

use super::page;
use crate::app::App;
use crate::domain::ids::RequestId;
use crate::domain::request::Request;
use crate::domain::request::proving::{self, Proved};
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::session::is_brought;
use crate::http::{pause, redirect, screen};
use crate::portals::citizen::asked::Posted;
use crate::portals::citizen::proof::{self, Attempt};
use crate::portals::citizen::{asked, draft, holder, paths, terms};

/// Takes what came back. With a proof the request becomes consents and transfers.
///
/// A second press of the button finds the request finished, in whatever order the two arrive: it leads to the progress,
/// and touches neither the session nor its cookie, which the first one renews.
///
/// # Errors
/// Gone when the draft is; conflict for whoever brings no session's cookie. Whose session is no more, by such a first
/// press too, signs in and comes to the progress.
pub async fn prove(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    (id, form): (Path<RequestId>, Result<Form<Posted>, PageError>),
) -> Result<HttpResponse, PageError> {
    if holder::known(&session).is_none() {
        if !is_brought(&req, &app) {
            return Err(PageError::Conflict);
        }
        let back = Some(paths::request(*id));
        let door = paths::SIGN_IN;
        return Err(PageError::SignIn {
            door,
            back,
            ended: false,
        });
    }
    let posted = match form {
        Ok(Form(posted)) => asked::secret(posted),
        Err(mistake) => {
            let progress = draft::progress(&app, &session, *id).await?;
            return progress.ok_or(mistake);
        }
    };
    let request = match draft::find_or_progress(&app, &session, *id).await? {
        Ok(request) => request,
        Err(way_on) => return Ok(way_on),
    };
    let (standing, pause) = match proof::answer(&app, &req, &session, Some(*id), posted).await? {
        Attempt::Proved(proved) => return finish(&app, &session, request, *proved).await,
        Attempt::Void => return way_on(&app, &session, *id).await,
        Attempt::Denied { standing, pause } => (standing, pause),
    };
    let chrome = Chrome::extract(&req).await?;
    let mut page = page(&app, chrome, &request).await?;
    page.proof = *standing;
    match pause {
        Some(refusal) => pause::again(page, |page| &mut page.chrome, refusal),
        None => Ok(screen::conflict(page)),
    }
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
        Err(proving::CannotTake::Request(refusal)) => Err(draft::gone(refusal)),
        Err(proving::CannotTake::Challenge(_)) => way_on(app, session, id).await,
    }
}

/// Where to go when the challenge was answered meanwhile: to the progress when that was the proof, else to begin anew.
async fn way_on(app: &App, session: &Session, id: RequestId) -> Result<HttpResponse, PageError> {
    let progress = draft::progress(app, session, id).await?;
    Ok(progress.unwrap_or_else(|| redirect::to(paths::identity(id))))
}
