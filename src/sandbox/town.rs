//! All strangers together, and what the server has to trust so that it can talk with them.
//!
//! What the operator has set stays: a stranger is only believed where nothing else was configured.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rsa::pkcs8::{EncodePrivateKey as _, LineEnding};
use url::Url;

use super::data_provider::{self, Attachment, Settings, Signers, catalogue};
use super::hierarchy::Hierarchy;
use super::people;
use super::stranger::Running;
use super::{card_component, crl_server, mailbox, ownership_register};
use crate::config::IdentityConfig;
use crate::domain::dataset::connection::Connection;
use crate::kit::clock::SharedClock;
use crate::kit::random::SharedRandom;

/// The strangers that listen. They stop when this is dropped.
pub struct Town {
    /// The card component, with its control page at `/`.
    pub card_component: Running,
    /// The authority's list server.
    pub lists: Running,
    /// The register that knows whose card it is.
    pub register: Running,
    /// Everybody's mailbox.
    pub mailbox: Running,
    /// The data provider.
    pub provider: Running,
    /// What the data provider is told when it is attached.
    pub attachment: Attachment,
    /// The data provider's data sets, as its form describes them.
    pub catalogue: Connection,
    /// Test keys and certificates.
    pub hierarchy: Arc<Hierarchy>,
    folder: PathBuf,
}

impl Town {
    /// Starts all strangers; their keys are made below `folder` the first time, and letters are read in `mail`.
    ///
    /// # Errors
    /// When a port cannot be had or the folder cannot be written.
    pub async fn open(
        folder: &Path,
        mail: &Path,
        clock: &SharedClock,
        random: &SharedRandom,
    ) -> io::Result<Self> {
        let (lists, publication) = crl_server::start(0, clock.clone()).await?;
        let hierarchy = Arc::new(Hierarchy::open(folder, &lists.url(), random.as_ref())?);
        publication.publish(Arc::clone(&hierarchy));
        let signers = Signers::of(&hierarchy).map_err(io::Error::other)?;
        let fingerprint = signers.registered.fingerprint();
        let attachment = Attachment::default();
        let settings = Settings {
            port: 0,
            attachment: attachment.clone(),
            signers,
            people: people::all(),
            clock: clock.clone(),
            random: random.clone(),
        };
        let provider = data_provider::start(settings).await?;
        let catalogue =
            catalogue::connection(provider.address(), &fingerprint).map_err(|mistakes| {
                io::Error::other(format!("the catalogue has mistakes: {mistakes:?}"))
            })?;
        Ok(Self {
            card_component: card_component::start(0, Arc::clone(&hierarchy)).await?,
            mailbox: mailbox::start(0, mail).await?,
            register: ownership_register::start(0, &hierarchy).await?,
            lists,
            provider,
            attachment,
            catalogue,
            hierarchy,
            folder: folder.to_owned(),
        })
    }

    /// Fills in what the operator has not set.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn introduce(&self, identity: &mut IdentityConfig) -> io::Result<()> {
        let write = |name: &str, pem: &str| -> io::Result<PathBuf> {
            let path = self.folder.join(name);
            std::fs::write(&path, pem)?;
            Ok(path)
        };
        let client = self.hierarchy.register_client().map_err(io::Error::other)?;
        let key = client
            .key
            .to_pkcs8_pem(LineEnding::LF)
            .map_err(io::Error::other)?;
        fill(&mut identity.citizen_anchors, || {
            write("citizens.pem", &self.hierarchy.citizen_authorities_pem())
        })?;
        fill(&mut identity.provider_anchors, || {
            write("providers.pem", &self.hierarchy.provider_authorities_pem())
        })?;
        fill(&mut identity.ownership_certificate, || {
            write("client.pem", &client.certificate_pem)
        })?;
        fill(&mut identity.ownership_key, || write("client.key", &key))?;
        fill(&mut identity.card_component, || {
            address(&self.card_component, "")
        })?;
        fill(&mut identity.ownership, || {
            address(&self.register, ownership_register::PATH)
        })?;
        if identity.crls.is_empty() {
            identity.crls.push(address(&self.lists, "/complete.crl")?);
        }
        Ok(())
    }
}

fn fill<T>(place: &mut Option<T>, make: impl FnOnce() -> io::Result<T>) -> io::Result<()> {
    if place.is_none() {
        *place = Some(make()?);
    }
    Ok(())
}

fn address(running: &Running, path: &str) -> io::Result<Url> {
    Url::parse(&format!("{}{path}", running.url())).map_err(io::Error::other)
}
