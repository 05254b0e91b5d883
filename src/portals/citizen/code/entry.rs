//! The digits of the letter, typed back: the right ones open the barcode area.

use actix_session::Session;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::{CODE, CodeForm, CodePage, known};
use crate::app::App;
use crate::domain::citizen::code::LENGTH;
use crate::domain::citizen::person;
use crate::domain::citizen::return_code::{self, Tried};
use crate::domain::ids::CitizenId;
use crate::domain::limit::Limited;
use crate::http::chrome::Chrome;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Citizen, Reach, SignedInAs};
use crate::http::{arrival, redirect, screen, tries};
use crate::portals::citizen::{contact, paths};

/// Tries the digits; the right ones open the barcode area.
///
/// # Errors
/// Too many when this address has tried too often.
pub async fn enter(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    chrome: Chrome,
    form: Form<CodeForm>,
) -> Result<HttpResponse, PageError> {
    let Some(id) = known(&session) else {
        return Ok(redirect::to(paths::CODE));
    };
    let counted = tries::count_address(&app, &req, Limited::ReturnByAddress).await;
    if let Err(refusal) = counted {
        return CodePage::new(&app, &session, chrome).await?.later(refusal);
    }
    let (digits, from) = (contact::digits(&form.0.code), arrival::address(&req, &app));
    if digits.len() != LENGTH {
        return refused(&app, &session, chrome, "citizen-code-shape").await;
    }
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let tried = app
        .db
        .write(move |tx| return_code::attempt(tx, now, &vault, id, (&digits, from)))
        .await?;
    if let Tried::Right(citizen) = tried {
        session.remove(CODE);
        come_back(&app, &session, citizen).await?;
        return Ok(redirect::to(paths::BARCODES));
    }
    refused(&app, &session, chrome, "citizen-code-wrong").await
}

/// The page with what is wrong with the code; one that is dead can only be asked for again.
async fn refused(
    app: &App,
    session: &Session,
    chrome: Chrome,
    key: &str,
) -> Result<HttpResponse, PageError> {
    let mut page = CodePage::new(app, session, chrome).await?;
    match page.waiting {
        Some(_) => page.errors.push("code", key),
        None => page.errors.push("id_number", "citizen-code-dead"),
    }
    Ok(screen::unprocessable(page))
}

/// Signs in with the reach of the barcode area.
async fn come_back(app: &App, session: &Session, id: CitizenId) -> Result<(), PageError> {
    let vault = app.vault.clone();
    let person = app
        .db
        .read(move |conn| person::know(conn, &vault, id))
        .await;
    let name = person.map_err(PageError::fault)?.name;
    let citizen = Citizen {
        id,
        name,
        reach: Reach::Barcodes,
        proved_at: app.clock.now(),
    };
    SignedInAs::Citizen(citizen).enter(session)
}
