//! Fetches revocation lists.
//!
//! Lists travel over plain http by design: what makes them true is their signature, which
//! `domain::identity::revocation` checks. Here it is only seen to that we ask configured hosts and nobody else, and
//! that nobody can make us wait or fill our memory.

use std::collections::BTreeSet;
use std::time::Duration;

use reqwest::redirect::Policy;
use url::Url;

use crate::domain::identity::revocation::MOST_BYTES;

const CONNECT: Duration = Duration::from_secs(5);
/// Between two pieces of an answer.
const SILENCE: Duration = Duration::from_secs(10);
/// For a whole list: 20 MiB at 200 KiB a second.
const WHOLE: Duration = Duration::from_mins(2);

/// Fetches lists from the hosts it was made for.
#[derive(Debug, Clone)]
pub struct ListFetcher {
    http: reqwest::Client,
    hosts: BTreeSet<(String, u16)>,
}

/// Why a list was not fetched.
#[derive(Debug, thiserror::Error)]
pub enum CannotFetch {
    /// Neither http nor https, or no address at all.
    #[error("not an address of a list")]
    Address,
    /// The host, with its port, is not configured.
    #[error("the host is not configured for revocation lists")]
    Host,
    /// Anything but 200; redirects are not followed.
    #[error("answered with status {0}")]
    Status(u16),
    /// Longer than a list can be.
    #[error("longer than {MOST_BYTES} bytes")]
    TooLong,
    /// It did not come in time or at all.
    #[error("the list did not come")]
    Network(#[source] reqwest::Error),
}

impl ListFetcher {
    /// A fetcher for the hosts (with their ports) of these addresses.
    ///
    /// # Errors
    /// When the TLS configuration of the process is unusable.
    pub fn new(addresses: &[Url]) -> Result<Self, reqwest::Error> {
        let http = reqwest::Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .connect_timeout(CONNECT)
            .read_timeout(SILENCE)
            .timeout(WHOLE)
            .build()?;
        Ok(Self {
            http,
            hosts: addresses.iter().filter_map(host).collect(),
        })
    }

    /// Fetches one list; its signature is still to be checked.
    ///
    /// # Errors
    /// When the host is not configured, or no list of bounded length comes in bounded time.
    pub async fn fetch(&self, address: &str) -> Result<Vec<u8>, CannotFetch> {
        let address = Url::parse(address).map_err(|_| CannotFetch::Address)?;
        let host = host(&address).ok_or(CannotFetch::Address)?;
        if !self.hosts.contains(&host) {
            return Err(CannotFetch::Host);
        }
        let mut answer = self
            .http
            .get(address)
            .send()
            .await
            .map_err(CannotFetch::Network)?;
        if answer.status() != reqwest::StatusCode::OK {
            return Err(CannotFetch::Status(answer.status().as_u16()));
        }
        let mut list = Vec::new();
        while let Some(piece) = answer.chunk().await.map_err(CannotFetch::Network)? {
            if list.len() + piece.len() > MOST_BYTES {
                return Err(CannotFetch::TooLong);
            }
            list.extend_from_slice(&piece);
        }
        Ok(list)
    }
}

/// Host and port of an address that a list can have.
fn host(address: &Url) -> Option<(String, u16)> {
    if !matches!(address.scheme(), "http" | "https") || !address.username().is_empty() {
        return None;
    }
    Some((
        address.host_str()?.to_owned(),
        address.port_or_known_default()?,
    ))
}
