//! Asks the authority's service 「憑證用戶身分確認服務」 whether a certificate belongs to a person.
//!
//! One question per call: the service takes a thousand, but a citizen waits for one. The answer is believed because
//! of the connection it came over and because it repeats our nonce, time and count; it carries no signature that
//! anybody has documented.

mod request;
mod response;

use std::time::Duration;

use reqwest::redirect::Policy;
use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use ring::rsa::KeyPair;
use ring::signature::{RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PKCS1_SHA512, RsaEncoding};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use url::Url;

use self::request::Request;
use crate::domain::identity::ownership::{Answer, Asking, Finding, IdOwnership, Question, Source};
use crate::kit::clock::Timestamp;
use crate::kit::random::SharedRandom;

const CONNECT: Duration = Duration::from_secs(5);
const WHOLE: Duration = Duration::from_secs(15);
/// An answer about one certificate has less than a kilobyte.
const MOST_BYTES: usize = 64 * 1024;

/// How our requests are signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Signing {
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    #[default]
    Sha256,
    /// RSASSA-PKCS1-v1_5 with SHA-384.
    Sha384,
    /// RSASSA-PKCS1-v1_5 with SHA-512.
    Sha512,
}

/// A client of the service.
pub struct OwnershipService {
    http: reqwest::Client,
    address: Url,
    /// SHA-1 of our certificate: the name under which the service knows us.
    client_id: String,
    key: KeyPair,
    signing: Signing,
    random: SharedRandom,
}

/// Why there is no client.
#[derive(Debug, thiserror::Error)]
pub enum CannotPrepare {
    /// The certificate is no PEM certificate.
    #[error("our certificate for the ownership service is no PEM certificate")]
    Certificate,
    /// The key is no RSA key of at least 2048 bits in PKCS#8 PEM.
    #[error("our key for the ownership service is no RSA key in PKCS#8 PEM")]
    Key,
    /// The TLS configuration of the process is unusable.
    #[error("no connection can be made")]
    Tls(#[source] reqwest::Error),
}

/// Why an answer says nothing.
#[derive(Debug, thiserror::Error)]
enum CannotAsk {
    #[error("the ownership service cannot be reached")]
    Network(#[source] reqwest::Error),
    #[error("the ownership service answered with status {0}")]
    Status(u16),
    #[error("the answer of the ownership service is too long")]
    TooLong,
    #[error("the request could not be signed")]
    Signing,
    #[error("the answer of the ownership service is not one to our question")]
    Answer(#[from] response::CannotRead),
}

impl OwnershipService {
    /// A client that knows itself by this certificate and key, both PEM.
    ///
    /// # Errors
    /// When certificate or key is unreadable.
    pub fn new(
        address: Url,
        certificate_pem: &str,
        key_pem: &str,
        signing: Signing,
        random: SharedRandom,
    ) -> Result<Self, CannotPrepare> {
        let certificate = CertificateDer::from_pem_slice(certificate_pem.as_bytes())
            .map_err(|_| CannotPrepare::Certificate)?;
        let key = PrivatePkcs8KeyDer::from_pem_slice(key_pem.as_bytes())
            .map_err(|_| CannotPrepare::Key)?;
        let http = reqwest::Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .connect_timeout(CONNECT)
            .timeout(WHOLE)
            .build()
            .map_err(CannotPrepare::Tls)?;
        Ok(Self {
            http,
            address,
            client_id: hex::encode(digest(&SHA1_FOR_LEGACY_USE_ONLY, &certificate)),
            key: KeyPair::from_pkcs8(key.secret_pkcs8_der()).map_err(|_| CannotPrepare::Key)?,
            signing,
            random,
        })
    }

    async fn find(&self, question: &Question, now: Timestamp) -> Result<Finding, CannotAsk> {
        let request = Request::new(question, &self.client_id, now, self.random.as_ref());
        let signature = self.sign(request.signed_part()).ok_or(CannotAsk::Signing)?;
        let mut answer = self
            .http
            .post(self.address.clone())
            .form(&[("ICSRequestXMLData", request.wrapped(&signature))])
            .send()
            .await
            .map_err(CannotAsk::Network)?;
        if answer.status() != reqwest::StatusCode::OK {
            return Err(CannotAsk::Status(answer.status().as_u16()));
        }
        let mut body = Vec::new();
        while let Some(piece) = answer.chunk().await.map_err(CannotAsk::Network)? {
            if body.len() + piece.len() > MOST_BYTES {
                return Err(CannotAsk::TooLong);
            }
            body.extend_from_slice(&piece);
        }
        Ok(response::read(&body, &request)?)
    }

    fn sign(&self, text: &str) -> Option<Vec<u8>> {
        let encoding: &'static dyn RsaEncoding = match self.signing {
            Signing::Sha256 => &RSA_PKCS1_SHA256,
            Signing::Sha384 => &RSA_PKCS1_SHA384,
            Signing::Sha512 => &RSA_PKCS1_SHA512,
        };
        let mut signature = vec![0; self.key.public().modulus_len()];
        self.key
            .sign(
                encoding,
                &crate::kit::random::blinding(),
                text.as_bytes(),
                &mut signature,
            )
            .ok()?;
        Some(signature)
    }
}

impl IdOwnership for OwnershipService {
    fn ask<'a>(&'a self, question: &'a Question, now: Timestamp) -> Asking<'a, Answer> {
        Box::pin(async move {
            let finding = self.find(question, now).await.unwrap_or_else(|trouble| {
                tracing::warn!(
                    error = &trouble as &dyn std::error::Error,
                    "ownership was not confirmed"
                );
                Finding::Unavailable(None)
            });
            if let Finding::Unavailable(Some(code)) = finding {
                tracing::warn!(code, "the ownership service reports trouble");
            }
            Answer {
                serial: question.serial.clone(),
                finding,
                source: Source::Authority,
                at: now,
            }
        })
    }
}
