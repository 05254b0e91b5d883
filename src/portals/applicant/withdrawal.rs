//! `POST /ids/api/applications/{id}/withdrawals`: 撤回申請, once the page of the application or the list has asked.

use actix_session::Session;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::{Nothing, by, paths};
use crate::app::App;
use crate::domain::ids::LicenceApplicationId;
use crate::domain::licensing::withdrawing::{self, CannotWithdraw};
use crate::http::page_error::PageError;
use crate::http::redirect;
use crate::http::visitor::{Member, SignedIn};

/// Takes the application back.
///
/// # Errors
/// Not found for one of somebody else.
pub async fn withdraw(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    member: SignedIn<Member>,
    (id, _): (Path<String>, Nothing),
) -> Result<HttpResponse, PageError> {
    let id: LicenceApplicationId = id.parse().map_err(|_| PageError::NotFound)?;
    let (now, by) = (app.clock.now(), by(&app, &req, &member));
    let account = member.person.account_id;
    let withdrawn = app
        .db
        .write(move |tx| withdrawing::withdraw(tx, now, (account, &by), id));
    match withdrawn.await {
        Ok(()) => redirect::with_notice(&session, paths::RECORDS, "applicant-withdrawal-done"),
        Err(CannotWithdraw::Over) => {
            let path = paths::application(id);
            redirect::with_complaint(&session, path, "applicant-withdrawal-over")
        }
        Err(CannotWithdraw::NoSuchApplication) => Err(PageError::NotFound),
        Err(CannotWithdraw::Db(fault)) => Err(fault.into()),
    }
}
