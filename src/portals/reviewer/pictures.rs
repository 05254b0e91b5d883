//! `/review/…/{id}/picture`: what members have handed in to be looked at.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use crate::app::App;
use crate::domain::ids::{AttributionProofId, InquiryId};
use crate::domain::picture::Owner;
use crate::http::page_error::PageError;
use crate::http::picture;
use crate::http::visitor::{Reviewer, SignedIn};

/// The picture of what a member has sent.
///
/// # Errors
/// Not found where there is none.
pub async fn inquiry(
    app: Data<App>,
    _: SignedIn<Reviewer>,
    id: Path<String>,
) -> Result<HttpResponse, PageError> {
    let id: InquiryId = id.parse().map_err(|_| PageError::NotFound)?;
    picture::show(&app, Owner::Inquiry(id)).await
}

/// The picture that shows the attribution.
///
/// # Errors
/// Not found where there is none.
pub async fn proof(
    app: Data<App>,
    _: SignedIn<Reviewer>,
    id: Path<String>,
) -> Result<HttpResponse, PageError> {
    let id: AttributionProofId = id.parse().map_err(|_| PageError::NotFound)?;
    picture::show(&app, Owner::Proof(id)).await
}
