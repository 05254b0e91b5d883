//! The details of an application in words, as its applicant and its reviewer read them.

use super::chrome::Chrome;
use crate::domain::credential::Revocation;
use crate::domain::credential::revocation::Cause;
use crate::domain::licensing::{Details, Purpose, Verdict};

/// The details in words.
#[derive(Debug, Clone)]
pub struct Advanced {
    /// 應用類型
    pub uses: String,
    /// 資料使用用途
    pub purpose: String,
    /// 加值應用單位名稱
    pub product: String,
    /// 介接伺服器 ip, a line each.
    pub networks: String,
}

impl Advanced {
    /// These details in the language of the page.
    #[must_use]
    pub fn of(chrome: &Chrome, details: &Details) -> Self {
        let uses = details.uses.iter();
        let uses: Vec<String> = uses
            .map(|one| chrome.t(&format!("common-use-{}", one.word())))
            .collect();
        let purpose = match &details.purpose {
            Purpose::Own => chrome.t("common-purpose-own"),
            Purpose::Government { plan, client } => chrome.t2(
                "common-purpose-government-of",
                ("plan", plan.as_str()),
                ("client", client.as_str()),
            ),
        };
        let any = details.networks.is_any();
        Self {
            uses: uses.join(&chrome.t("common-list-comma")),
            purpose,
            product: details.product.clone(),
            networks: if any {
                chrome.t("common-networks-any")
            } else {
                details.networks.to_lines()
            },
        }
    }

    /// One to look at.
    #[must_use]
    pub fn sample() -> Self {
        Self {
            uses: "A, B".to_owned(),
            purpose: "C".to_owned(),
            product: "<D>".to_owned(),
            networks: "198.51.100.0/24\n203.0.113.9".to_owned(),
        }
    }
}

/// How the state of a decision is drawn.
#[must_use]
pub const fn status(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Granted => "done",
        Verdict::Refused | Verdict::Returned => "failed",
    }
}

/// The key of the sentence how a pair was revoked.
#[must_use]
pub const fn revoked_key(revocation: &Revocation) -> &'static str {
    match revocation.cause() {
        Cause::Owner => "common-revoked-owner",
        Cause::Left => "common-revoked-left",
        Cause::Cancelled => "common-revoked-cancelled",
        Cause::Operator => "common-revoked-operator",
    }
}

/// The key of the sentence for a decision.
#[must_use]
pub const fn state_key(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Granted => "common-state-granted",
        Verdict::Refused => "common-state-refused",
        Verdict::Returned => "common-state-returned",
    }
}
