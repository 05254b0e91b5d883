//! 會員專區 of the park data platform: registering, activating, signing in, one's own account and password.
//!
//! Guard: the account and the change of its password take `SignedIn<Member>`; everything else is open to everybody,
//! with limits. Nothing here answers differently for a mail address that is known.

pub mod account;
pub mod activate;
mod choice;
pub mod forgotten;
pub mod home;
pub mod login;
pub mod password;
pub mod register;
pub mod reset;
#[cfg(test)]
mod tests;

use actix_web::HttpRequest;

use crate::app::App;
use crate::domain::audit::By;
use crate::domain::member::link::CannotFollow;
use crate::http::arrival;
use crate::http::form::Form;
use crate::http::visitor::{Member, SignedIn};

/// The paths of the members.
pub mod paths {
    /// The front page of the platform.
    pub const HOME: &str = "/ids";
    /// 信箱驗證
    pub const ACTIVATE: &str = "/ids/activate";
    /// 系統登入
    pub const LOGIN: &str = "/ids/login";
    /// 忘記密碼
    pub const RESET: &str = "/ids/password/reset";
    /// 帳號資訊
    pub const ACCOUNT: &str = "/ids/account";
}

/// A form without fields.
pub type Nothing = Form<Vec<(String, String)>>;

/// The member who acts, and from where.
fn by(app: &App, req: &HttpRequest, member: &SignedIn<Member>) -> By {
    By::account(member.person.account_id, arrival::address(req, app))
}

/// Why a link leads nowhere, as its page says it; `None` for a fault.
const fn told(why: &CannotFollow) -> Option<&'static str> {
    match why {
        CannotFollow::NoSuchLink => Some("member-link-unknown"),
        CannotFollow::Used => Some("member-link-used"),
        CannotFollow::Expired => Some("member-link-expired"),
        CannotFollow::Db(_) => None,
    }
}
