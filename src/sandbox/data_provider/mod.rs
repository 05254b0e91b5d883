//! A data provider: agencies' servers that speak the real protocol.
//!
//! It listens on a port of its own and is attached to the platform by the same form as any other provider
//! ([`catalogue::form`]). A call is answered only after the platform has vouched for its token; the number in the
//! platform's answer decides whose data is given. Beside the agencies stand data sets that misbehave, each in one
//! way ([`conduct`]).
//!
//! Deliberately absent: any knowledge of the platform's inside. What it learns, it learns through the socket, and
//! its address and the secrets through [`attachment`].

mod answer;
mod asked;
pub mod attachment;
pub mod catalogue;
pub mod conduct;
pub mod dice;
pub mod document;
pub mod package;
pub mod pdf;
mod platform;
pub mod portrait;
pub mod records;
mod refusal;
pub mod signer;
mod waiting;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Mutex;

use actix_web::web::{self, Data};

use super::people::DemoCitizen;
use super::stranger::{self, Running};
use crate::domain::dataset::connection::Definition;
use crate::kit::clock::SharedClock;
use crate::kit::random::SharedRandom;

pub use answer::PROBE;
pub use attachment::Attachment;
pub use signer::{Signer, Signers};

/// What the provider needs to begin.
pub struct Settings {
    /// The port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// The platform's address and the secrets; may be filled in later.
    pub attachment: Attachment,
    /// Who signs the packages.
    pub signers: Signers,
    /// Whom the agencies know.
    pub people: Vec<DemoCitizen>,
    /// Dates the documents.
    pub clock: SharedClock,
    /// Keys of the PDFs.
    pub random: SharedRandom,
}

/// What the handlers share.
struct Provider {
    datasets: Vec<Definition>,
    platform: platform::Platform,
    signers: Signers,
    people: Vec<DemoCitizen>,
    waiting: Mutex<waiting::Waiting>,
    clock: SharedClock,
    random: SharedRandom,
}

/// Starts listening.
///
/// # Errors
/// When the port is taken, or the catalogue or the HTTP client inside the binary is unusable.
pub async fn start(settings: Settings) -> io::Result<Running> {
    let fingerprint = settings.signers.registered.fingerprint();
    let here = SocketAddr::from((Ipv4Addr::LOCALHOST, settings.port));
    let catalogue = catalogue::connection(here, &fingerprint).map_err(|mistakes| {
        io::Error::other(format!("the catalogue has mistakes: {mistakes:?}"))
    })?;
    let provider = Data::new(Provider {
        datasets: catalogue.datasets,
        platform: platform::Platform::new(settings.attachment).map_err(io::Error::other)?,
        signers: settings.signers,
        people: settings.people,
        waiting: Mutex::default(),
        clock: settings.clock,
        random: settings.random,
    });
    stranger::start(settings.port, move |config| {
        config
            .app_data(provider.clone())
            .route("/mydata-dp/{resource}", web::route().to(answer::answer));
    })
    .await
}

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
