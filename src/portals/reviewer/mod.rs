//! 審查: where reviewers decide who gets keys, look whether members say where the data come from, answer what members
//! send, keep courses and what everybody reads on the platform (news, files, data services, unit types), and announce
//! data services.
//!
//! Guard: everything but signing in takes `SignedIn<Reviewer>`. Whoever has a link enrols at the counter's page, which
//! leads here afterwards. Deliberately absent: what applicants see of it (`portals/applicant`).

pub mod account;
mod answer_form;
pub mod application;
pub mod article;
mod before;
pub mod course;
mod course_form;
pub mod course_page;
mod decision;
pub mod download;
pub mod downloads;
mod enrolment_form;
pub mod inquiries;
pub mod inquiry;
mod matters;
pub mod member;
pub mod members;
pub mod news;
pub mod notice_check;
pub mod notices;
pub mod pictures;
pub mod proofs;
pub mod proofs_page;
mod publishing;
pub mod queue;
mod samples;
pub mod service;
pub mod services;
pub mod signin;
#[cfg(test)]
mod tests;
pub mod training;
pub mod unit_type;
pub mod unit_types;
mod words;
mod written;

use actix_web::HttpRequest;

use crate::app::App;
use crate::domain::audit::By;
use crate::http::arrival;
use crate::http::form::Form;
use crate::http::visitor::{Reviewer, SignedIn};

/// The paths of reviewers.
pub mod paths {
    use crate::domain::ids::{
        AccountId, CourseId, DownloadId, InquiryId, LicenceApplicationId, NewsId,
    };

    /// What waits.
    pub const QUEUE: &str = "/review";
    /// Signing in.
    pub const SIGN_IN: &str = "/review/signin";

    /// Finding a member.
    pub const MEMBERS: &str = "/review/members";
    /// One's own account.
    pub const ACCOUNT: &str = "/review/account";
    /// The news.
    pub const NEWS: &str = "/review/news";
    /// The files for everybody.
    pub const DOWNLOADS: &str = "/review/downloads";
    /// The data services.
    pub const SERVICES: &str = "/review/services";
    /// The unit types.
    pub const UNIT_TYPES: &str = "/review/unit-types";

    /// A piece of news.
    #[must_use]
    pub fn article(id: NewsId) -> String {
        format!("/review/news/{id}")
    }

    /// A file for everybody.
    #[must_use]
    pub fn download(id: DownloadId) -> String {
        format!("/review/downloads/{id}")
    }

    /// A data service.
    #[must_use]
    pub fn service(id: &str) -> String {
        format!("/review/services/{id}")
    }

    /// Where members say that the data come from here.
    pub const PROOFS: &str = "/review/proofs";
    /// 資料品質回饋
    pub const FEEDBACK: &str = "/review/feedback";
    /// 訓練課程 and 技術諮詢
    pub const TRAINING: &str = "/review/training";
    /// 示範應用
    pub const SHOWCASE: &str = "/review/showcase";
    /// 新資料服務通知
    pub const NOTICES: &str = "/review/notices";
    /// Where one looks once more at what is going to be announced.
    pub const NOTICE_CHECK: &str = "/review/notices/checks";

    /// One inquiry.
    #[must_use]
    pub fn inquiry(id: InquiryId) -> String {
        format!("/review/inquiries/{id}")
    }

    /// One course.
    #[must_use]
    pub fn course(id: CourseId) -> String {
        format!("/review/training/courses/{id}")
    }

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
