//! What a member has handed in to show where the data come from, and `/ids/api/account/proofs/{id}/picture`.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use crate::app::App;
use crate::db;
use crate::domain::ids::{AccountId, AttributionProofId};
use crate::domain::licensing::attribution::{self, Looked};
use crate::domain::picture::{Owner, queries as pictures};
use crate::http::chrome::Chrome;
use crate::http::page_error::PageError;
use crate::http::picture;
use crate::http::visitor::{Member, SignedIn};
use crate::kit::clock::Timestamp;

/// One of them, as its member reads it.
pub(super) struct Shown {
    /// Where its picture is.
    pub(super) picture: Option<String>,
    pub(super) address: Option<String>,
    pub(super) handed_in_at: Timestamp,
    pub(super) state: Looked,
}

/// What a member has handed in, the newest first.
pub(super) fn list(conn: &mut db::Conn, account: AccountId) -> db::Result<Vec<Shown>> {
    let mut shown = Vec::new();
    for proof in attribution::list_for_account(conn, account)? {
        let has_picture = pictures::is_there(conn, Owner::Proof(proof.id))?;
        let path = || format!("/ids/api/account/proofs/{}/picture", proof.id);
        shown.push(Shown {
            picture: has_picture.then(path),
            address: proof.address.map(|one| one.as_str().to_owned()),
            handed_in_at: proof.handed_in_at,
            state: proof.state,
        });
    }
    Ok(shown)
}

/// The picture that the member has handed in.
///
/// # Errors
/// Not found for one of somebody else, and where there is none.
pub async fn show(
    app: Data<App>,
    member: SignedIn<Member>,
    id: Path<String>,
) -> Result<HttpResponse, PageError> {
    let id: AttributionProofId = id.parse().map_err(|_| PageError::NotFound)?;
    let account = member.person.account_id;
    let found = app
        .db
        .read(move |conn| attribution::find_for_account(conn, account, id))
        .await?;
    found.ok_or(PageError::NotFound)?;
    picture::show(&app, Owner::Proof(id)).await
}

impl Shown {
    /// One of each state.
    pub(super) fn samples(chrome: &Chrome) -> Vec<Self> {
        let refused = Looked::Refused {
            at: chrome.now,
            reason: "No line.".to_owned(),
        };
        [
            (Looked::Waiting, false),
            (Looked::Met(chrome.now), true),
            (refused, true),
        ]
        .map(|(state, has_address)| Self {
            picture: (!has_address).then(|| "/ids/api/account/proofs/sample/picture".to_owned()),
            address: has_address.then(|| "https://example.tw/".to_owned()),
            handed_in_at: chrome.now,
            state,
        })
        .into()
    }
}
