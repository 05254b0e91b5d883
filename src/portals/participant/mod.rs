//! What members do on the platform beside the API: reporting faults of the data, courses and questions, showing what they
//! have made, and hearing of new data services.
//!
//! Guard: everything takes `SignedIn<Member>` but the list of courses, what is shown, and the end of mails, which whoever
//! has the link of one may press. An inquiry and an enrolment are found through the member. Deliberately absent: answering
//! (`portals/reviewer`).

pub mod consultation;
pub mod feedback;
pub mod inquiry;
mod lines;
pub mod news_end;
pub mod notices;
mod samples;
pub mod showcase;
pub mod submission;
mod submission_form;
#[cfg(test)]
mod tests;
pub mod training;

use actix_web::HttpRequest;

use crate::app::App;
use crate::domain::audit::By;
use crate::domain::file::File;
use crate::domain::ids::{AccountId, InquiryId};
use crate::domain::inquiry::sending::{self, Sent};
use crate::domain::inquiry::{Inquiry, Kind, Words, queries as inquiries};
use crate::domain::limit::Limited;
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::visitor::{Member, SignedIn};
use crate::http::{arrival, once, tries};

/// The paths of this portal.
pub mod paths {
    use crate::domain::ids::InquiryId;
    use crate::domain::inquiry::Kind;

    /// 資料品質回饋
    pub const FEEDBACK: &str = "/ids/feedback";
    /// 訓練課程
    pub const TRAINING: &str = "/ids/training";
    /// 技術諮詢
    pub const CONSULTATIONS: &str = "/ids/training/consultations";
    /// What the member has asked to show.
    pub const SUBMISSIONS: &str = "/ids/showcase/submissions";
    /// 新資料服務通知
    pub const NOTICES: &str = "/ids/notices";

    /// Where inquiries of a kind are sent and listed.
    #[must_use]
    pub const fn room(kind: Kind) -> &'static str {
        match kind {
            Kind::Feedback => FEEDBACK,
            Kind::Consultation => CONSULTATIONS,
            Kind::Showcase => SUBMISSIONS,
        }
    }

    /// One inquiry.
    #[must_use]
    pub fn inquiry(kind: Kind, id: InquiryId) -> String {
        format!("{}/{id}", room(kind))
    }
}

/// A form without fields.
pub type Nothing = Form<Vec<(String, String)>>;

/// The member who acts, and from where.
fn by(app: &App, req: &HttpRequest, member: &SignedIn<Member>) -> By {
    By::account(member.person.account_id, arrival::address(req, app))
}

/// Sends an inquiry, after it was counted.
///
/// # Errors
/// Too many when too much was sent.
async fn send(
    app: &App,
    req: &HttpRequest,
    member: &SignedIn<Member>,
    (words, picture): (Words, Option<File>),
) -> Result<InquiryId, PageError> {
    let account = member.person.account_id;
    tries::count(app, vec![(Limited::InquiryByMember, account.to_string())]).await?;
    let (now, vault, by) = (app.clock.now(), app.vault.clone(), by(app, req, member));
    let holidays = app.config.office.holidays.clone();
    let id = InquiryId::from(once::of(app, req, account));
    let sent = app.db.write(move |tx| {
        let sent = Sent {
            id,
            account,
            words: &words,
            picture: picture.as_ref(),
            holidays: &holidays,
        };
        sending::send(tx, now, &by, &vault, &sent)
    });
    Ok(sent.await?)
}

/// What the member has sent of this kind.
async fn sent(app: &App, account: AccountId, kind: Kind) -> Result<Vec<Inquiry>, PageError> {
    let vault = app.vault.clone();
    let read =
        move |conn: &mut crate::db::Conn| inquiries::list_for_account(conn, &vault, account, kind);
    Ok(app.db.read(read).await?)
}

/// The member's own inquiry of this kind.
async fn own(
    app: &App,
    member: &SignedIn<Member>,
    (kind, id): (Kind, &str),
) -> Result<Inquiry, PageError> {
    let id: InquiryId = id.parse().map_err(|_| PageError::NotFound)?;
    let (vault, account) = (app.vault.clone(), member.person.account_id);
    let found = app
        .db
        .read(move |conn| inquiries::find(conn, &vault, id))
        .await?;
    found
        .filter(|one| one.account == account && one.words.kind() == kind)
        .ok_or(PageError::NotFound)
}
