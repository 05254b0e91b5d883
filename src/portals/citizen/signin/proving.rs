//! The proof of coming back: it opens the room.

use actix_session::Session;
use actix_web::web::{Data, Query};
use actix_web::{FromRequest as _, HttpRequest, HttpResponse};

use super::{SigninPage, is_inside};
use crate::app::App;
use crate::domain::request::proving::{self, CannotTake, Proved};
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::paths::own;
use crate::http::session::is_brought;
use crate::http::{pause, redirect, screen};
use crate::portals::citizen::asked::{Posted, Wish};
use crate::portals::citizen::proof::{self, Attempt};
use crate::portals::citizen::{asked, holder, paths};

/// Takes what came back; a proof opens the room.
///
/// A second press of the button leads to where the first one led, which the address of the form says, when somebody has come
/// in by then; else it is told that the proof is used up.
///
/// # Errors
/// Conflict for whoever brings no session's cookie; a fault of the database or the session.
pub async fn prove(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    (wish, form): (Query<Wish>, Result<Form<Posted>, PageError>),
) -> Result<HttpResponse, PageError> {
    let back = wish.0.back.unwrap_or_default();
    let goal = own(&back, paths::BARCODES);
    let way_on = || redirect::to(goal.as_str());
    let used_up = || redirect::to(paths::used_proof(&goal));
    let posted = match form {
        Ok(Form(posted)) => asked::secret(posted),
        Err(PageError::Csrf) if !is_brought(&req, &app) => return Err(PageError::Conflict),
        Err(PageError::Csrf) if is_inside(&session) => return Ok(way_on()),
        Err(PageError::Csrf) if holder::known(&session).is_none() => return Ok(used_up()),
        Err(mistake) => return Err(mistake),
    };
    let (standing, pause) = match proof::answer(&app, &req, &session, None, posted).await? {
        Attempt::Proved(proved) => {
            let came = come_back(&app, &session, *proved).await?;
            return Ok(if came { way_on() } else { used_up() });
        }
        Attempt::Void if is_inside(&session) => return Ok(way_on()),
        Attempt::Void => return Ok(used_up()),
        Attempt::Denied { standing, pause } => (standing, pause),
    };
    let chrome = Chrome::extract(&req).await?;
    let mut page = SigninPage::new(&app, &session, (chrome, back));
    page.proof = *standing;
    match pause {
        Some(refusal) => pause::again(page, |page| &mut page.chrome, refusal),
        None => Ok(screen::conflict(page)),
    }
}

/// Opens the room, unless another press of the button has done it; whether it did.
async fn come_back(app: &App, session: &Session, proved: Proved) -> Result<bool, PageError> {
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let entered = app
        .db
        .write(move |tx| proving::come_back(tx, now, &vault, &proved))
        .await;
    match entered {
        Ok(entered) => proof::enter(app, session, entered).map(|()| true),
        Err(CannotTake::Db(fault)) => Err(fault.into()),
        Err(CannotTake::Challenge(_) | CannotTake::Request(_)) => Ok(false),
    }
}
