//! `/ids/api/keys/{id}/networks`: from where a pair may be used.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;

use super::form::networks;
use super::key::KeyPage;
use super::rotation::done;
use super::{by, own_pair, paths};
use crate::app::App;
use crate::domain::credential::issue;
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::screen;
use crate::http::visitor::{Member, SignedIn};

/// The addresses, or every one.
#[derive(Deserialize)]
pub struct NetworksForm {
    #[serde(default)]
    networks: String,
    #[serde(default)]
    any: String,
}

/// Replaces the addresses.
///
/// # Errors
/// Not found for a pair that is not in force.
pub async fn replace(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    member: SignedIn<Member>,
    (chrome, id, form): (Chrome, Path<String>, Form<NetworksForm>),
) -> Result<HttpResponse, PageError> {
    let pair = own_pair(&app, &member, &id).await?;
    let mut errors = FieldErrors::none();
    let Some(wanted) = networks(&form.0.networks, &form.0.any, &mut errors) else {
        let mut page = KeyPage::of(&app, chrome, &pair).await?;
        page.errors = errors;
        page.any = form.0.any == "yes";
        page.networks = form.0.networks;
        return Ok(screen::unprocessable(page));
    };
    let (now, by) = (app.clock.now(), by(&app, &req, &member));
    let own = (pair.account, pair.id);
    let replaced = app
        .db
        .write(move |tx| issue::restrict(tx, now, &by, own, &wanted))
        .await;
    done(
        &session,
        replaced,
        paths::key(pair.id),
        "applicant-networks-done",
    )
}
