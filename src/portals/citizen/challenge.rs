//! A proof that has begun, as the pages of step 2 and of coming back show it.

use actix_web::HttpRequest;
use url::Url;

use crate::app::App;
use crate::domain::identity::adapter::Step;
use crate::domain::identity::challenge::Challenge;
use crate::domain::identity::content::DataSets;
use crate::domain::ids::ChallengeId;
use crate::http::headers::{self, Relaxation};
use crate::kit::clock::Timestamp;

/// The challenge as the page shows it.
#[derive(Debug, Clone)]
pub struct ChallengeView {
    /// The challenge; its form names it.
    pub id: ChallengeId,
    /// What the page does next.
    pub step: Step,
    /// Whether a stranger has sent the citizen back already, so that there is only to go on.
    pub answered: bool,
    /// Where to go afterwards; empty for the usual place.
    pub back: String,
    /// What is agreed to by answering.
    pub data_sets: DataSets,
    /// From this instant on it is worth nothing.
    pub expires_at: Timestamp,
    /// Where the card component answers.
    pub component: String,
    /// Where the component asks whether it shall trust this site.
    pub trust: String,
}

impl ChallengeView {
    /// The view of a challenge that was found. The policy of the page that answers `req` is relaxed as far as its step
    /// needs it: for the component on the citizen's machine, or for a form that leads to a stranger.
    #[must_use]
    pub fn of(app: &App, req: &HttpRequest, challenge: Challenge) -> Self {
        let (step, answered) = (challenge.kept.step, challenge.answer.is_some());
        match &step {
            Step::Local { .. } => {
                headers::relax(req, Relaxation::CardComponent(app.card_component.clone()));
            }
            Step::Redirect { action, .. } if !answered => {
                if let Ok(url) = Url::parse(action) {
                    headers::relax(req, Relaxation::FormTo(url.origin().ascii_serialization()));
                }
            }
            Step::Redirect { .. } | Step::Poll { .. } | Step::Form { .. } => {}
        }
        Self {
            id: challenge.id,
            back: challenge.kept.back,
            step,
            answered,
            data_sets: challenge.kept.data_sets,
            expires_at: challenge.expires_at,
            component: app.card_component.clone(),
            trust: trust(&app.card_component, app.config.server.base_url.host_str()),
        }
    }
}

/// The component's page that adds a site to its list.
fn trust(component: &str, host: Option<&str>) -> String {
    let host = host.unwrap_or_default();
    format!("{component}/addDomain?domain={host}")
}
