//! 臨櫃核驗: where clerks open what citizens bring: barcode, reason, one-time password, verdict, data, end.
//!
//! Guard: everything but signing in and enrolling takes `SignedIn<CounterStaff>`, and an opening is found only by the
//! clerk who began it. Everything works with a scanner and the keyboard alone. Deliberately absent: reading barcodes
//! by camera.

pub mod account;
pub mod desk;
pub mod document;
pub mod ending;
pub mod enrolment;
mod link;
pub mod opening;
pub mod password;
pub mod purpose;
mod samples;
pub mod signin;
#[cfg(test)]
mod tests;
mod view;
mod words;

use actix_web::HttpRequest;

use crate::app::App;
use crate::domain::opening::Clerk;
use crate::http::arrival;
use crate::http::form::Form;
use crate::http::visitor::{CounterStaff, SignedIn};

/// The paths of the counter.
pub mod paths {
    use crate::domain::ids::OpeningId;

    /// The barcode field.
    pub const DESK: &str = "/organ";
    /// Signing in.
    pub const SIGN_IN: &str = "/organ/signin";
    /// One's own account.
    pub const ACCOUNT: &str = "/organ/account";

    /// One opening.
    #[must_use]
    pub fn opening(id: OpeningId) -> String {
        format!("/organ/openings/{id}")
    }
}

/// A form without fields.
pub type Nothing = Form<Vec<(String, String)>>;

/// The clerk who acts, and from where.
#[must_use]
pub fn clerk(app: &App, req: &HttpRequest, staff: &SignedIn<CounterStaff>) -> Clerk {
    Clerk {
        account: staff.person.account_id,
        counter: staff.person.counter_id,
        from: arrival::address(req, app),
    }
}
