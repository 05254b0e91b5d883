//! What the platform tells a provider when it is attached: where the platform is, and a secret per data set.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use url::Url;

use crate::domain::dataset::ResourceId;
use crate::kit::secret::Secret;

/// Shared by the provider and whoever attaches it. It may be filled in after the provider has started, because
/// the platform has to know the provider's address first; until then the provider answers 503.
#[derive(Clone, Debug, Default)]
pub struct Attachment(Arc<RwLock<Told>>);

#[derive(Debug, Default)]
struct Told {
    platform: Option<Url>,
    secrets: BTreeMap<ResourceId, Secret>,
}

impl Attachment {
    /// Says where the platform is: its address up to `/connect/…`, with or without a slash at the end.
    pub fn set_platform(&self, mut address: Url) {
        if !address.path().ends_with('/') {
            let path = format!("{}/", address.path());
            address.set_path(&path);
        }
        let mut told = self.0.write().unwrap_or_else(PoisonError::into_inner);
        told.platform = Some(address);
    }

    /// Says the `resource_secret` of a data set.
    pub fn set_secret(&self, resource_id: ResourceId, secret: Secret) {
        let mut told = self.0.write().unwrap_or_else(PoisonError::into_inner);
        told.secrets.insert(resource_id, secret);
    }

    /// The platform's address and the secret of `resource_id`, once both are known.
    #[must_use]
    pub fn of(&self, resource_id: &ResourceId) -> Option<(Url, Secret)> {
        let told = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let secret = told.secrets.get(resource_id)?;
        Some((told.platform.clone()?, secret.clone()))
    }
}
