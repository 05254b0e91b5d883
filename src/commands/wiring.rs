//! Putting the application together from what the operator decided.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::start::{self, sentence};
use crate::app::{App, Trust};
use crate::clients::address::Reach;
use crate::clients::egress::{Bounds, Egress};
use crate::clients::ownership::{OwnershipService, Signing};
use crate::clients::package_store::PackageStore;
use crate::clients::pdf_reader::PdfReaders;
use crate::clients::revocation::ListFetcher;
use crate::config::{CARD_COMPONENT, Config, IdentityConfig};
use crate::db::gathering::Gathering;
use crate::domain::credential::call_log::CallLog;
use crate::domain::identity::adapter::Adapter;
use crate::domain::identity::authority::Authorities;
use crate::domain::identity::card::CardMethod;
use crate::domain::identity::card_reply::SignatureType;
use crate::domain::identity::methods::Methods;
use crate::domain::opening::clear;
use crate::domain::package::Anchors;
use crate::domain::park::closing::HeldClosings;
use crate::http::hasher::Hasher;
use crate::http::metrics::Metrics;
use crate::http::turnstile::Turnstile;
use crate::http::upload::UploadRoom;
use crate::http::visits::Visits;
use crate::kit::clock::SharedClock;
use crate::kit::random::SharedRandom;
use crate::kit::seal::Vault;
use crate::mail::transport::Transport;

/// Wires everything together: the rows, the vault, the methods of proof, the counters.
///
/// # Errors
/// One sentence that says what is wrong and what to set.
pub fn wire(config: Config, clock: SharedClock, random: SharedRandom) -> Result<App, String> {
    let db = start::database(&config)?;
    let vault = Arc::new(start::vault(&config, &db, &random)?);
    clear::seal(&db, &vault).map_err(|why| sentence("old reasons cannot be sealed", &why))?;
    let metrics = Metrics::new().map_err(|why| sentence("the counters cannot be made", &why))?;
    let trust = trust(&config.identity)?;
    let methods = methods(&config.identity, &trust, &vault, &random)?;
    let store = PackageStore::open(&config.store.kind, Arc::clone(&vault))
        .map_err(|why| sentence("MYDATA_PACKAGE_STORE cannot be used", &why))?;
    let mailer = Transport::open(&config.mail).map_err(|why| {
        sentence(
            "letters cannot be sent: MYDATA_SMTP_URL, MYDATA_SMTP_ANCHORS or MYDATA_MAIL_FROM",
            &why,
        )
    })?;
    let reach = Reach {
        loopback: !config.server.is_production(),
    };
    let egress = Egress::new(reach, Bounds::default(), &[])
        .map_err(|why| sentence("no stranger can be called", &why))?;
    let program =
        std::env::current_exe().map_err(|why| sentence("this program cannot find itself", &why))?;
    let component = config
        .identity
        .card_component
        .as_ref()
        .map(|url| url.origin().ascii_serialization());
    Ok(App {
        db,
        vault,
        clock,
        hasher: Hasher::new(config.server.hashers, Arc::clone(&random)),
        random,
        trust,
        store,
        mailer,
        egress,
        pdf_readers: Arc::new(PdfReaders::of(program).with_reserve()),
        methods,
        card_component: component.unwrap_or_else(|| CARD_COMPONENT.to_owned()),
        introspections: Gathering::default(),
        admissions: Gathering::default(),
        closings: HeldClosings::default(),
        turnstile: Turnstile::default(),
        calls: CallLog::default(),
        uploads: UploadRoom::default(),
        metrics,
        visits: Visits::default(),
        config,
    })
}

fn trust(identity: &IdentityConfig) -> Result<Trust, String> {
    let citizens = pem("MYDATA_CITIZEN_ANCHORS", identity.citizen_anchors.as_ref())?;
    let providers = pem(
        "MYDATA_PROVIDER_ANCHORS",
        identity.provider_anchors.as_ref(),
    )?;
    Ok(Trust {
        authorities: Arc::new(
            Authorities::read_pem(&citizens)
                .map_err(|why| sentence("MYDATA_CITIZEN_ANCHORS cannot be used", &why))?,
        ),
        revocations: Arc::default(),
        lists: identity.crls.clone(),
        fetcher: ListFetcher::new(&identity.crls)
            .map_err(|why| sentence("no list can be fetched", &why))?,
        providers: Anchors::from_pem(&providers)
            .map_err(|why| sentence("MYDATA_PROVIDER_ANCHORS cannot be used", &why))?,
    })
}

/// The methods that are switched on: the card, where there is a register that says whose card it is.
fn methods(
    identity: &IdentityConfig,
    trust: &Trust,
    vault: &Arc<Vault>,
    random: &SharedRandom,
) -> Result<Methods, String> {
    let Some(register) = identity.ownership.clone() else {
        return Err(
            "MYDATA_OWNERSHIP_URL is not set: set it to the register that says whose card it is."
                .to_owned(),
        );
    };
    let certificate = pem(
        "MYDATA_OWNERSHIP_CERTIFICATE",
        identity.ownership_certificate.as_ref(),
    )?;
    let key = pem("MYDATA_OWNERSHIP_KEY", identity.ownership_key.as_ref())?;
    let ownership = OwnershipService::new(
        register,
        &certificate,
        &key,
        Signing::default(),
        random.clone(),
    )
    .map_err(|why| sentence("the ownership register cannot be asked", &why))?;
    let card: Arc<dyn Adapter> = Arc::new(CardMethod {
        authorities: Arc::clone(&trust.authorities),
        revocations: Arc::clone(&trust.revocations),
        ownership: Arc::new(ownership),
        vault: Arc::clone(vault),
        random: random.clone(),
        policies: CardMethod::USUAL_POLICIES.to_vec(),
        signature_type: SignatureType::Pkcs7,
    });
    Ok(Methods::new(vec![card]))
}

fn pem(variable: &str, path: Option<&PathBuf>) -> Result<String, String> {
    let Some(path) = path else {
        return Err(format!("{variable} is not set: set it to a PEM file."));
    };
    std::fs::read_to_string(path).map_err(|why| unreadable(variable, path, &why))
}

fn unreadable(variable: &str, path: &Path, why: &std::io::Error) -> String {
    format!("{variable}: {} cannot be read: {why}", path.display())
}
