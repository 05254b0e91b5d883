//! The proof of coming back: it opens the room.

use actix_session::Session;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::{BACK, OCCASION, SigninPage};
use crate::app::App;
use crate::domain::identity::adapter::Denial;
use crate::domain::identity::challenge::CannotAnswer;
use crate::domain::request::proving::{self, Proved};
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::{redirect, screen};
use crate::portals::citizen::challenge::ChallengeView;
use crate::portals::citizen::proof::{self, Attempt};
use crate::portals::citizen::{asked, paths};

/// Takes what came back; a proof opens the room.
///
/// # Errors
/// A fault of the database or the session.
pub async fn prove(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    chrome: Chrome,
    form: Form<Vec<(String, String)>>,
) -> Result<HttpResponse, PageError> {
    let posted = asked::secret(form.0);
    let denial = match proof::complete(&app, &session, &OCCASION, posted).await? {
        Attempt::Proved(proved) => {
            return come_back(&app, &session, *proved).await;
        }
        Attempt::Pending => Some(Denial::plain("citizen-proof-pending")),
        Attempt::Denied(denial) => Some(denial),
        Attempt::Void(CannotAnswer::Expired) => Some(Denial::plain("citizen-proof-expired")),
        Attempt::Void(_) => return Ok(redirect::to(paths::SIGN_IN)),
    };
    let mut page = SigninPage::new(&app, &session, (chrome, String::new()));
    if let Ok(challenge) = proof::open(&app, &session, None).await? {
        page.challenge = Some(ChallengeView::of(&app, &req, challenge));
    }
    page.denial = denial;
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
    let entered = entered.map_err(|refusal| match refusal {
        proving::CannotTake::Db(fault) => fault.into(),
        _ => PageError::Conflict,
    })?;
    proof::enter(app, session, entered)?;
    let back: Option<String> = session.remove_as(BACK).and_then(Result::ok);
    Ok(redirect::to(
        back.unwrap_or_else(|| paths::BARCODES.to_owned()),
    ))
}
