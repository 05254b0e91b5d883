//! 審查: where reviewers decide who gets keys, and look whether members say where the data come from.
//!
//! Guard: everything but signing in takes `SignedIn<Reviewer>`. Whoever has a link enrols at the counter's page, which
//! leads here afterwards. Deliberately absent: what applicants see of it (`portals/applicant`).

pub mod account;
pub mod application;
mod decision;
pub mod member;
pub mod proofs;
pub mod queue;
mod samples;
pub mod signin;
#[cfg(test)]
mod tests;
mod words;

use actix_web::HttpRequest;

use crate::app::App;
use crate::domain::audit::By;
use crate::http::arrival;
use crate::http::form::Form;
use crate::http::visitor::{Reviewer, SignedIn};

/// The paths of reviewers.
pub mod paths {
    use crate::domain::ids::{AccountId, LicenceApplicationId};

    /// What waits.
    pub const QUEUE: &str = "/review";
    /// Signing in.
    pub const SIGN_IN: &str = "/review/signin";

    /// One's own account.
    pub const ACCOUNT: &str = "/review/account";

    /// One application.
    #[must_use]
    pub fn application(id: LicenceApplicationId) -> String {
        format!("/review/applications/{id}")
    }

    /// One member.
    #[must_use]
    pub fn member(id: AccountId) -> String {
        format!("/review/members/{id}")
    }
}

/// A form without fields.
pub type Nothing = Form<Vec<(String, String)>>;

/// The reviewer who acts, and from where.
fn by(app: &App, req: &HttpRequest, reviewer: &SignedIn<Reviewer>) -> By {
    By::account(reviewer.person.account_id, arrival::address(req, app))
}
