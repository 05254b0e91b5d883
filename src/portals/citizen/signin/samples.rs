//! The page of coming back as tests and the gallery see it.

use super::SigninPage;
use crate::domain::identity::adapter::Denial;
use crate::domain::identity::card_reply::CardFailure;
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::portals::citizen::claim::ClaimForm;
use crate::portals::citizen::proof::Standing;
use crate::portals::citizen::{paths, samples};

impl SigninPage {
    /// The page as tests and the gallery see it: at first, with mistakes, after a refusal, and with every challenge.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |challenge, denial, errors| Self {
            chrome: chrome.clone(),
            fresh: false,
            claim: ClaimForm::default(),
            offers: samples::offers(),
            back: paths::BARCODES.to_owned(),
            proof: Standing { challenge, denial },
            has_ended: false,
            errors,
        };
        let mistakes = FieldErrors::none()
            .and("id_number", "citizen-claim-id-shape")
            .and("method", "citizen-proof-method-missing");
        let mut pages = vec![
            page(None, None, FieldErrors::none()),
            page(None, None, mistakes),
            page(
                None,
                Some(Denial::plain("citizen-proof-expired")),
                FieldErrors::none(),
            ),
        ];
        let untrusted = Denial::from(CardFailure::NotTrusted);
        let challenge = samples::challenges(chrome.now).into_iter().next();
        pages.push(page(challenge, Some(untrusted), FieldErrors::none()));
        pages.push(Self {
            fresh: true,
            ..page(None, None, FieldErrors::none())
        });
        pages.push(Self {
            has_ended: true,
            ..page(None, None, FieldErrors::none())
        });
        let open = |challenge| page(Some(challenge), None, FieldErrors::none());
        pages.extend(samples::challenges(chrome.now).into_iter().map(open));
        pages
    }
}
