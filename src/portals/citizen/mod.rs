//! The citizen's rooms: choosing data sets, proving who one is, fetching, looking, barcodes, history.
//!
//! Guard: choosing and the draft are open to everybody, the draft only to the session that began it; everything
//! from the proof on takes `SignedIn<Citizen>`, and the barcode area `SignedIn<BarcodeHolder>`.

pub mod asked;
pub mod barcodes;
pub mod callback;
pub mod category;
pub mod challenge;
pub mod claim;
pub mod code;
pub mod contact;
pub mod deletion;
pub mod detail;
pub mod draft;
pub mod files;
pub mod held;
pub mod help;
pub mod history;
pub mod holder;
pub mod identity;
pub mod offers;
pub mod personal;
pub mod progress;
pub mod proof;
pub mod requests;
mod samples;
pub mod signin;
pub mod terms;
#[cfg(test)]
mod tests;

/// The paths of these rooms.
pub mod paths {
    use crate::domain::dataset::Category;
    use crate::domain::ids::{ChallengeId, PackageId, RequestId, ResourceId};

    /// 下載個人資料
    pub const PERSONAL: &str = "/personal";
    /// 資料條碼區
    pub const BARCODES: &str = "/personal/barcodes";
    /// Coming back.
    pub const SIGN_IN: &str = "/personal/signin";

    /// Coming back with a code.
    pub const CODE: &str = "/personal/signin/code";
    /// What happened with my data.
    pub const HISTORY: &str = "/personal/history";
    /// 通知信箱: the contact for notices and counter passwords.
    pub const CONTACT: &str = "/personal/contact";

    /// Coming back by a proof, and then to `back`.
    #[must_use]
    pub fn sign_in_for(back: &str) -> String {
        format!("{SIGN_IN}?back={}", crate::http::paths::encode(back))
    }

    /// Coming back after a proof that was used up already; whoever is in goes on to `back`.
    #[must_use]
    pub fn used_proof(back: &str) -> String {
        format!("{}&used=yes", sign_in_for(back))
    }

    /// 項目一覽
    #[must_use]
    pub fn category(category: &Category) -> String {
        format!("/personal/categories/{}", category.slug())
    }

    /// One data set.
    #[must_use]
    pub fn detail(dataset: &ResourceId) -> String {
        format!("/personal/detail/{dataset}")
    }

    /// Progress of a request.
    #[must_use]
    pub fn request(id: RequestId) -> String {
        format!("/personal/requests/{id}")
    }

    /// A package that is kept.
    #[must_use]
    pub fn file(id: PackageId) -> String {
        format!("/personal/files/{id}")
    }

    /// Step 1.
    #[must_use]
    pub fn terms(id: RequestId) -> String {
        format!("/personal/requests/{id}/terms")
    }

    /// Step 2.
    #[must_use]
    pub fn identity(id: RequestId) -> String {
        format!("/personal/requests/{id}/identity")
    }

    /// Where a request's proof is posted.
    #[must_use]
    pub fn proof(id: RequestId) -> String {
        format!("/personal/requests/{id}/proof")
    }

    /// Where a stranger sends back whoever answers this challenge.
    #[must_use]
    pub fn callback(id: ChallengeId) -> String {
        format!("/identity/callbacks/{id}")
    }

    /// The first contact, on the way of a request.
    #[must_use]
    pub fn contact_of(id: RequestId) -> String {
        format!("/personal/requests/{id}/contact")
    }
}
