//! The page of a pair as tests and the gallery see it.

use super::chart;
use super::client::clients;
use super::key::{KeyPage, Pair, USUAL_HOURS};
use crate::domain::credential::overlap::Former;
use crate::domain::credential::quota::Allowance;
use crate::domain::credential::usage::RefusedCall;
use crate::domain::credential::{Revocation, Revoked, Tier};
use crate::domain::ids::CredentialKeyId;
use crate::domain::park::listing::Names;
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::kit::random::SeededChance;

impl KeyPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |revoked, errors| {
            let day = crate::kit::taiwan::today(chrome.now);
            let (bars, top) = chart::bars(&[(day, 0), (day, 12), (day, 100)]);
            let refused = |refusal: &str| RefusedCall {
                at: chrome.now,
                service: "Agency".to_owned(),
                status: 403,
                refusal: refusal.to_owned(),
            };
            Self {
                chrome: chrome.clone(),
                path: "/ids/api/keys/sample".to_owned(),
                pair: Pair {
                    tier: Tier::General,
                    app_id: "QQBQAFAASQBEAA".to_owned(),
                    issued_at: chrome.now,
                    revoked,
                },
                standing: Some(Allowance {
                    limit: 100,
                    used: 12,
                    resets_at: chrome.now,
                }),
                bars,
                top,
                former: [1, 2]
                    .map(|seed| Former {
                        key: CredentialKeyId::draw(&SeededChance::from_seed(seed)),
                        made_at: chrome.now,
                        good_until: chrome.now,
                    })
                    .into(),
                names: Names::default(),
                refused: [
                    (refused("signature-mismatch"), 12),
                    (refused("quota-exhausted"), 1),
                    (refused("out-of-tea"), 1),
                ]
                .into(),
                clients: clients("QQBQAFAASQBEAA", "https://mydata.example").unwrap_or_default(),
                hours: USUAL_HOURS.to_owned(),
                networks: "203.0.113.9".to_owned(),
                any: false,
                errors,
            }
        };
        let revoked = Revoked {
            at: chrome.now,
            how: Revocation::Cancelled("Too wide.".to_owned()),
        };
        let mistakes = FieldErrors::none()
            .and("hours", "applicant-key-hours-shape")
            .and("networks", "applicant-networks-shape");
        vec![
            page(None, FieldErrors::none()),
            page(None, mistakes),
            page(Some(revoked), FieldErrors::none()),
        ]
    }
}
