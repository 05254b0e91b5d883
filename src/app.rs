//! What is wired together at the start and handed to every door and job.

use std::sync::Arc;

use url::Url;

use crate::clients::egress::Egress;
use crate::clients::package_store::PackageStore;
use crate::clients::pdf_reader::PdfReaders;
use crate::clients::revocation::ListFetcher;
use crate::config::Config;
use crate::db::Db;
use crate::db::gathering::Gathering;
use crate::domain::credential::admission::Call;
use crate::domain::credential::call_log::CallLog;
use crate::domain::identity::authority::Authorities;
use crate::domain::identity::methods::Methods;
use crate::domain::identity::revocation::HeldRevocations;
use crate::domain::package::Anchors;
use crate::domain::park::closing::HeldClosings;
use crate::domain::token::introspection::{Question, Verdict};
use crate::http::hasher::Hasher;
use crate::http::metrics::Metrics;
use crate::http::turnstile::{Admitted, Turnstile};
use crate::http::upload::UploadRoom;
use crate::http::visits::Visits;
use crate::kit::clock::SharedClock;
use crate::kit::random::SharedRandom;
use crate::kit::seal::Vault;
use crate::mail::transport::Transport;

/// Everything a handler or a job may need. Cheap to share behind an `Arc`.
pub struct App {
    /// What the operator decided.
    pub config: Config,
    /// The rows.
    pub db: Db,
    /// Seals, opens, looks up.
    pub vault: Arc<Vault>,
    /// What time it is.
    pub clock: SharedClock,
    /// Chance.
    pub random: SharedRandom,
    /// Whom we believe.
    pub trust: Trust,
    /// The sealed store of packages.
    pub store: PackageStore,
    /// The way letters leave.
    pub mailer: Transport,
    /// The way out to registered strangers.
    pub egress: Egress,
    /// Whoever reads PDFs for us.
    pub pdf_readers: Arc<PdfReaders>,
    /// The ways to prove an identity that are switched on.
    pub methods: Methods,
    /// The origin at which the card component answers on the citizen's machine.
    pub card_component: String,
    /// What providers ask about tokens, many questions to one transaction.
    pub introspections: Gathering<Question, Verdict>,
    /// Calls of the park data API that wait to be let in, many to one transaction.
    pub admissions: Gathering<Call, Admitted>,
    /// The services that do not answer them.
    pub closings: HeldClosings,
    /// Who is answered next, when calls of the park data API have to wait.
    pub turnstile: Turnstile,
    /// Calls of the park data API that wait to be written down.
    pub calls: CallLog,
    /// Where files lie while they are being handed in.
    pub uploads: UploadRoom,
    /// Hashes and checks the passwords of staff.
    pub hasher: Hasher,
    /// What Prometheus reads.
    pub metrics: Metrics,
    /// How often pages were visited.
    pub visits: Visits,
}

impl App {
    /// Stands still for ever when `MYDATA_SANDBOX_HALT` names this point, and says so in the log first: for tests
    /// that kill the process there. Does nothing unless development says so.
    pub async fn halt_at(&self, point: &str) {
        if self.config.sandbox.stands_still_at(point) {
            tracing::warn!(point, "standing still");
            std::future::pending::<()>().await;
        }
    }
}

/// Whom we believe when somebody proves an identity or signs a package.
pub struct Trust {
    /// The authorities of citizens' certificates.
    pub authorities: Arc<Authorities>,
    /// The revocation lists that are held.
    pub revocations: Arc<HeldRevocations>,
    /// Where revocation lists are.
    pub lists: Vec<Url>,
    /// Fetches them.
    pub fetcher: ListFetcher,
    /// The anchors of data providers' certificates.
    pub providers: Anchors,
}
