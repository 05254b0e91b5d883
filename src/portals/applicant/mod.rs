//! API授權申請 and API 加值服務: how members come by the keys of the park data API, look after them, and try it.
//!
//! Guard: everything takes `SignedIn<Member>` but the explanation at `/ids/api` and the Swagger page. An application, a pair and a proof are
//! found through the member. Deliberately absent: deciding applications (`portals/reviewer`).

pub mod account;
mod address_mistake;
pub mod application;
pub mod apply;
mod chart;
pub mod check;
mod client;
pub mod docs;
mod form;
pub mod key;
pub mod networks;
pub mod overlap;
mod person;
pub mod proof;
pub mod records;
pub mod rotation;
mod samples;
#[cfg(test)]
mod tests;
pub mod tiers;
pub mod withdrawal;

use actix_web::HttpRequest;

use crate::app::App;
use crate::db::Tx;
use crate::domain::audit::By;
use crate::domain::credential::issue::CannotChange;
use crate::domain::credential::{Credential, queries as pairs};
use crate::domain::ids::{AccountId, CredentialId};
use crate::domain::limit::{self, Limited};
use crate::domain::member;
use crate::http::arrival;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Member, SignedIn};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// The paths of applicants.
pub mod paths {
    use crate::domain::credential::Tier;
    use crate::domain::ids::{CredentialId, LicenceApplicationId};

    /// 申請授權資格: the tiers.
    pub const TIERS: &str = "/ids/api";
    /// 申請紀錄
    pub const RECORDS: &str = "/ids/api/records";
    /// 帳號資訊
    pub const ACCOUNT: &str = "/ids/api/account";

    /// Where one applies for a tier.
    #[must_use]
    pub fn apply(tier: Tier) -> String {
        format!("/ids/api/applications/new?tier={tier}")
    }

    /// Where one looks once more at what is going to be sent.
    #[must_use]
    pub fn check(tier: Tier) -> String {
        format!("/ids/api/applications/checks?tier={tier}")
    }

    /// One application.
    #[must_use]
    pub fn application(id: LicenceApplicationId) -> String {
        format!("/ids/api/applications/{id}")
    }

    /// One pair.
    #[must_use]
    pub fn key(id: CredentialId) -> String {
        format!("/ids/api/keys/{id}")
    }
}

/// A form without fields.
pub type Nothing = Form<Vec<(String, String)>>;

/// The member who acts, and from where.
fn by(app: &App, req: &HttpRequest, member: &SignedIn<Member>) -> By {
    By::account(member.person.account_id, arrival::address(req, app))
}

/// Counts a try in the transaction of its deed, so that a deed that is refused costs nothing.
fn count(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    (action, account): (Limited, AccountId),
) -> Result<(), PageError> {
    limit::count(tx, now, vault, action, &account.to_string())
        .map_err(|refusal| refusal.into_refusal(|at| PageError::until(at, now)))
}

/// What a pair that is not changed means for a page.
fn unchanged(why: CannotChange) -> PageError {
    match why {
        CannotChange::NoSuchPair => PageError::NotFound,
        CannotChange::Db(fault) => fault.into(),
    }
}

/// What is kept of the member.
async fn own(app: &App, member: &SignedIn<Member>) -> Result<member::Member, PageError> {
    let (vault, account) = (app.vault.clone(), member.person.account_id);
    let found = app
        .db
        .read(move |conn| member::find(conn, &vault, account))
        .await?;
    found.ok_or(PageError::NotFound)
}

/// The member's pair, in force or not.
async fn own_pair(
    app: &App,
    member: &SignedIn<Member>,
    pair: &str,
) -> Result<Credential, PageError> {
    let pair: CredentialId = pair.parse().map_err(|_| PageError::NotFound)?;
    let account = member.person.account_id;
    let found = app
        .db
        .read(move |conn| pairs::find_for_account(conn, account, pair))
        .await?;
    found.ok_or(PageError::NotFound)
}
