//! The proof of coming back: it opens the room.

use actix_session::Session;
use actix_web::web::Data;
use actix_web::{FromRequest as _, HttpRequest, HttpResponse};

use super::{BACK, SigninPage};
use crate::app::App;
use crate::domain::request::proving::{self, CannotTake, Proved};
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Citizen, Kind as _, SignedInAs};
use crate::http::{redirect, screen};
use crate::portals::citizen::asked::Posted;
use crate::portals::citizen::proof::{self, Attempt};
use crate::portals::citizen::{asked, paths};

/// Takes what came back; a proof opens the room.
///
/// A second press of the button leads to where the first one led: that page knows whether somebody has come in.
///
/// # Errors
/// A fault of the database or the session.
pub async fn prove(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    form: Result<Form<Posted>, PageError>,
) -> Result<HttpResponse, PageError> {
    let posted = match form {
        Ok(Form(posted)) => asked::secret(posted),
        Err(PageError::Csrf) if is_inside(&session) => return Ok(way_on(&session)),
        Err(mistake) => return Err(mistake),
    };
    let standing = match proof::answer(&app, &req, &session, None, posted).await? {
        Attempt::Proved(proved) => return come_back(&app, &session, *proved).await,
        Attempt::Void => return Ok(way_on(&session)),
        Attempt::Denied(standing) => standing,
    };
    let chrome = Chrome::extract(&req).await?;
    let mut page = SigninPage::new(&app, &session, (chrome, String::new()));
    page.proof = standing;
    Ok(screen::conflict(page))
}

/// Opens the room, and goes where the visitor was sent from.
async fn come_back(
    app: &App,
    session: &Session,
    proved: Proved,
) -> Result<HttpResponse, PageError> {
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let entered = app
        .db
        .write(move |tx| proving::come_back(tx, now, &vault, &proved))
        .await;
    match entered {
        Ok(entered) => {
            let way_on = way_on(session);
            proof::enter(app, session, entered)?;
            session.remove(BACK);
            Ok(way_on)
        }
        Err(CannotTake::Db(fault)) => Err(fault.into()),
        Err(CannotTake::Challenge(_) | CannotTake::Request(_)) => Ok(way_on(session)),
    }
}

/// To where the visitor was sent from, else to the barcodes.
fn way_on(session: &Session) -> HttpResponse {
    let back: Option<String> = session.get(BACK).ok().flatten();
    redirect::to(back.unwrap_or_else(|| paths::BARCODES.to_owned()))
}

fn is_inside(session: &Session) -> bool {
    SignedInAs::of(session).and_then(Citizen::among).is_some()
}
