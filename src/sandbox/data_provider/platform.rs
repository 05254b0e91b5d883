//! Asking the platform whether a token is good and whose it is, as strictly as real providers do.

use std::fmt::Display;
use std::time::Duration;

use reqwest::{Client, Response, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use url::{Url, form_urlencoded};

use super::attachment::Attachment;
use crate::domain::dataset::ResourceId;

/// How long the platform may take for each of the two answers.
const PATIENCE: Duration = Duration::from_secs(10);

/// A provider's telephone to the platform.
#[derive(Clone, Debug)]
pub struct Platform {
    client: Client,
    attachment: Attachment,
}

/// Why a call is not answered with data.
#[derive(Debug, thiserror::Error)]
pub enum CannotTrust {
    /// The provider has not been told address and secret yet.
    #[error("not attached to a platform yet")]
    NotAttached,
    /// The platform says the token is not active, or does not accept it or our secret.
    #[error("the platform does not vouch for the token")]
    Inactive,
    /// The platform cannot be reached.
    #[error("the platform cannot be reached: {0}")]
    Unreachable(#[from] reqwest::Error),
    /// An answer has another shape than the document says.
    #[error("the platform's answer cannot be read: {0}")]
    Unreadable(String),
}

/// Exactly the two fields that the platform's document names; `active` is a text there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Introspection {
    active: String,
    verification: Option<String>,
}

/// Exactly the eight fields of the document, all of them texts. Not `Debug`: this is a person.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    dead_code,
    reason = "a strict reader wants every field to be there, whether it is used or not"
)]
pub struct Person {
    sub: String,
    cn: String,
    /// 身分證字號
    pub uid: String,
    /// `true` or `false`
    pub uid_verified: String,
    birthdate: chrono::NaiveDate,
    gender: Gender,
    email: String,
    account: String,
}

#[derive(Deserialize)]
enum Gender {
    M,
    F,
}

const CODES: [&str; 10] = [
    "CER", "FIC", "FCH", "MOE", "TFD", "OTP", "NHI", "FCS", "PII", "GOV",
];

impl Platform {
    /// A telephone that uses what `attachment` says.
    ///
    /// # Errors
    /// When the HTTP client cannot be built.
    pub fn new(attachment: Attachment) -> reqwest::Result<Self> {
        // Whoever came first has installed the same provider: there is only one in this binary.
        let _already = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .timeout(PATIENCE)
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        Ok(Self { client, attachment })
    }

    /// Whose `token` is, if it is good for `resource_id`.
    ///
    /// # Errors
    /// When the platform does not vouch for it, or does not answer as documented.
    pub async fn vouch(
        &self,
        resource_id: &ResourceId,
        token: &str,
    ) -> Result<Person, CannotTrust> {
        let attached = self.attachment.of(resource_id);
        let (platform, secret) = attached.ok_or(CannotTrust::NotAttached)?;
        let address = |path| Url::join(&platform, path).map_err(|error| unreadable(&error));
        let token_encoded: String = form_urlencoded::byte_serialize(token.as_bytes()).collect();
        let answer = self
            .client
            .post(address("connect/introspect")?)
            .basic_auth(resource_id, Some(secret.reveal()))
            .header(
                "Content-Type",
                "application/x-www-form-urlencoded; charset=UTF-8",
            )
            .body(format!("token={token_encoded}"))
            .send()
            .await?;
        let introspection: Introspection = read(answer).await?;
        check(&introspection)?;
        let answer = self
            .client
            .get(address("connect/userinfo")?)
            .bearer_auth(token)
            .send()
            .await?;
        let person: Person = read(answer).await?;
        match person.uid_verified.as_str() {
            "true" | "false" => Ok(person),
            other => Err(unreadable(&format!("uid_verified is {other:?}"))),
        }
    }
}

fn check(introspection: &Introspection) -> Result<(), CannotTrust> {
    match (
        introspection.active.as_str(),
        introspection.verification.as_deref(),
    ) {
        ("true", Some(code)) if CODES.contains(&code) => Ok(()),
        ("true", other) => Err(unreadable(&format!("verification is {other:?}"))),
        ("false", _) => Err(CannotTrust::Inactive),
        (other, _) => Err(unreadable(&format!("active is {other:?}"))),
    }
}

async fn read<T: DeserializeOwned>(answer: Response) -> Result<T, CannotTrust> {
    match answer.status() {
        StatusCode::OK => {
            serde_json::from_slice(&answer.bytes().await?).map_err(|error| unreadable(&error))
        }
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Err(CannotTrust::Inactive),
        other => Err(unreadable(&format!("status {other}"))),
    }
}

fn unreadable(problem: &dyn Display) -> CannotTrust {
    CannotTrust::Unreadable(problem.to_string())
}
