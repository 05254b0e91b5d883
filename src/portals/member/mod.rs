//! 會員專區 of the Industrial Data Space: registering, activating, signing in, one's own account and password; and what
//! everybody reads there: news, files, data services.
//!
//! Guard: the account, what changes it, and its password take `SignedIn<Member>`; everything else is open to everybody,
//! with limits. Nothing here answers differently for a mail address that is known.

pub mod about;
pub mod account;
pub mod activate;
pub mod article;
pub mod deletion;
pub mod details;
pub mod downloads;
pub mod exchange;
pub mod forgotten;
pub mod home;
mod letter;
pub mod login;
pub mod mail;
pub mod moving;
pub mod news;
mod particulars;
pub mod password;
pub mod register;
pub mod reset;
pub mod service;
pub mod services;
#[cfg(test)]
mod tests;

use actix_web::HttpRequest;

use crate::app::App;
use crate::domain::account::change;
use crate::domain::audit::By;
use crate::domain::limit::Limited;
use crate::domain::member;
use crate::domain::member::link::CannotFollow;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Member, SignedIn};
use crate::http::{arrival, tries};
use crate::kit::secret::Secret;

/// The paths of the members.
pub mod paths {
    use crate::domain::ids::{DownloadId, NewsId};

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
    /// Where somebody is led who has left.
    pub const FAREWELL: &str = "/ids/farewell";
    /// 最新消息
    pub const NEWS: &str = "/ids/news";
    /// 檔案下載
    pub const DOWNLOADS: &str = "/ids/downloads";

    /// A piece of news.
    #[must_use]
    pub fn article(id: NewsId) -> String {
        format!("/ids/news/{id}")
    }

    /// A file.
    #[must_use]
    pub fn download(id: DownloadId) -> String {
        format!("/ids/downloads/{id}")
    }

    /// A data service.
    #[must_use]
    pub fn service(id: &str) -> String {
        format!("/ids/services/{id}")
    }
}

/// A form without fields.
pub type Nothing = Form<Vec<(String, String)>>;

/// The member who acts, and from where.
fn by(app: &App, req: &HttpRequest, member: &SignedIn<Member>) -> By {
    By::account(member.person.account_id, arrival::address(req, app))
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

/// Whether this is the member's password. Each try counts.
///
/// # Errors
/// Too many when it was tried too often; busy when many passwords are hashed at once.
async fn is_own_password(
    app: &App,
    member: &SignedIn<Member>,
    typed: Secret,
) -> Result<bool, PageError> {
    let account = member.person.account_id;
    tries::count(app, vec![(Limited::PasswordChange, account.to_string())]).await?;
    let before = app
        .db
        .read(move |conn| change::look_up(conn, account))
        .await?;
    let hash = before.map(|before| before.hash);
    Ok(app.hasher.verify(typed, hash).await?)
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
