//! The only way to registered strangers.
//!
//! A call goes to https (in development also to http on this very machine), to an address that was resolved and
//! checked here and is the one connected to, without redirects, proxies or cookies, within bounded time and bytes,
//! with a bounded number of calls per provider at once, and not at all while the address rests after failures. The
//! server's certificate is always verified; TLS 1.2 is acceptable, because real providers are pinned to it.

mod call;
mod names;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use reqwest::redirect;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use url::Url;

use super::address::Reach;
use super::breaker::Breakers;
use crate::kit::clock::Timestamp;
use names::CheckedNames;

pub use call::{Bounds, Call, CannotCall, Reply};

/// The most calls of one provider at once.
pub const AT_ONCE: usize = 4;

/// Makes calls.
pub struct Egress {
    client: reqwest::Client,
    reach: Reach,
    bounds: Bounds,
    turns: Mutex<HashMap<String, Arc<Semaphore>>>,
    breakers: Breakers,
}

impl Egress {
    /// A way out with this reach and these bounds. `roots` (DER) are trusted beside the machine's own.
    ///
    /// # Errors
    /// When the machine's TLS cannot be set up.
    pub fn new(reach: Reach, bounds: Bounds, roots: &[Vec<u8>]) -> Result<Self, reqwest::Error> {
        super::install_crypto();
        let roots = roots
            .iter()
            .map(|der| reqwest::Certificate::from_der(der))
            .collect::<Result<Vec<_>, _>>()?;
        let builder = || {
            reqwest::Client::builder()
                .user_agent(concat!("MyData/", env!("CARGO_PKG_VERSION")))
                .redirect(redirect::Policy::none())
                .no_proxy()
                // Calls are rare, and a kept connection that its stranger has closed meanwhile looks like a broken answer.
                .pool_max_idle_per_host(0)
                .referer(false)
                .min_tls_version(reqwest::tls::Version::TLS_1_2)
                .connect_timeout(bounds.connect)
                .read_timeout(bounds.idle)
                .timeout(bounds.whole)
                .dns_resolver(CheckedNames(reach))
        };
        let client = builder()
            .tls_certs_merge(roots.iter().cloned())
            .build()
            .or_else(|why| {
                tracing::warn!(error = %why, "this machine has no root certificates: no https call will succeed");
                builder().tls_certs_only(roots).build()
            })?;
        Ok(Self {
            client,
            reach,
            bounds,
            turns: Mutex::default(),
            breakers: Breakers::default(),
        })
    }

    /// Makes the call.
    ///
    /// # Errors
    /// When there is no whole answer within the bounds.
    pub async fn call(&self, now: Timestamp, call: Call<'_>) -> Result<Reply, CannotCall> {
        self.reach.check_url(call.url)?;
        let key = key(call.url);
        self.breakers
            .admit(now, &key)
            .map_err(CannotCall::Resting)?;
        let outcome = tokio::time::timeout(self.bounds.whole, self.make(call))
            .await
            .unwrap_or(Err(CannotCall::TimedOut));
        match &outcome {
            Ok(reply) if reply.status.is_server_error() => self.breakers.failed(now, &key),
            Err(CannotCall::Unreachable | CannotCall::TimedOut | CannotCall::Broken) => {
                self.breakers.failed(now, &key);
            }
            _ => self.breakers.succeeded(&key),
        }
        outcome
    }

    async fn make(&self, call: Call<'_>) -> Result<Reply, CannotCall> {
        let _turn = self.turn(call.provider).await;
        let mut answer = self
            .client
            .request(call.method, call.url.clone())
            .headers(call.headers)
            .send()
            .await?;
        let mut body = Vec::new();
        while let Some(piece) = answer.chunk().await? {
            if body.len() + piece.len() > self.bounds.bytes {
                return Err(CannotCall::TooLarge);
            }
            body.extend_from_slice(&piece);
        }
        Ok(Reply {
            status: answer.status(),
            headers: std::mem::take(answer.headers_mut()),
            body,
        })
    }

    /// Waits for a turn; `None` cannot come, since nobody closes the semaphore, and would only mean no bound.
    async fn turn(&self, provider: &str) -> Option<OwnedSemaphorePermit> {
        let turns = {
            let mut all = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(
                all.entry(provider.to_owned())
                    .or_insert_with(|| Arc::new(Semaphore::new(AT_ONCE))),
            )
        };
        turns.acquire_owned().await.ok()
    }
}

/// What rests together: one data set's address, so that a provider's other data sets are not punished with it.
fn key(url: &Url) -> String {
    let mut key = url.clone();
    key.set_query(None);
    key.set_fragment(None);
    key.into()
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tls_tests;
