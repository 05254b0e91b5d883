//! `CER`: the method of the natural-person card, put together from the pieces beside it.

use std::sync::Arc;

use der::asn1::ObjectIdentifier;
use serde_json::json;

use super::adapter::{Adapter, Claimed, Denial, Input, Outcome, Start, Started, Step, Verified};
use super::authority::Authorities;
use super::card_reply::{self, SignatureType};
use super::certificate::ASSURANCE_LEVEL_3;
use super::content::{About, Content, subject};
use super::method::Method;
use super::ownership::{Asking, IdOwnership};
use super::proof::{CannotProve, Claim, Trust, examine, lists_of};
use super::revocation::HeldRevocations;
use crate::kit::clock::Timestamp;
use crate::kit::random::SharedRandom;
use crate::kit::seal::Vault;
use crate::kit::secret::Secret;

/// What the method needs from the house.
pub struct CardMethod {
    /// The configured authorities of citizens' certificates.
    pub authorities: Arc<Authorities>,
    /// The revocation lists.
    pub revocations: Arc<HeldRevocations>,
    /// Who knows which card belongs to whom.
    pub ownership: Arc<dyn IdOwnership>,
    /// Makes the digest of the claimed identity.
    pub vault: Arc<Vault>,
    /// Makes the texts to be signed unpredictable.
    pub random: SharedRandom,
    /// The certificate policies that are accepted.
    pub policies: Vec<ObjectIdentifier>,
    /// Which kind of signature the card is asked for.
    pub signature_type: SignatureType,
}

impl CardMethod {
    /// The policies that natural-person cards carry.
    pub const USUAL_POLICIES: [ObjectIdentifier; 1] = [ASSURANCE_LEVEL_3];

    /// The package for the card component; the page adds the PIN. Every value survives a form field as it is.
    fn package(&self, content: &Content) -> String {
        let kind = match self.signature_type {
            SignatureType::Pkcs7 => "PKCS7",
            SignatureType::Pkcs1 => "PKCS1",
        };
        json!({
            "func": "MakeSignature",
            "tbs": content.text(),
            "tbsEncoding": "NONE",
            "hashAlgorithm": "SHA256",
            "signatureType": kind,
            "withCardSN": "false",
            "nonce": "",
        })
        .to_string()
    }

    async fn judge(
        &self,
        claimed: &Claimed,
        keep: &Secret,
        input: Input,
        now: Timestamp,
    ) -> Result<Verified, Outcome> {
        let Input::Reply(reply) = input else {
            return Err(CannotProve::Unreadable.into());
        };
        let content = Content::read(keep.reveal()).map_err(|_| CannotProve::OtherContent)?;
        if !content.is_about(&subject(&self.vault, &claimed.id, claimed.birth_date)) {
            return Err(CannotProve::OtherContent.into());
        }
        let presented = card_reply::read(reply.reveal(), self.signature_type)?;
        let claim = Claim {
            content: content.text().as_bytes(),
            expires_at: content.expires_at(),
            id: &claimed.id,
            birth_date: claimed.birth_date,
        };
        let revocations = self.revocations.get();
        let trust = Trust {
            authorities: &self.authorities,
            revocations: &revocations,
            policies: &self.policies,
        };
        let examined = match examine(presented.clone(), claim, trust, now) {
            Err(unsure @ (CannotProve::RevocationUnknown | CannotProve::RevocationStale)) => {
                self.revocations
                    .want(lists_of(&presented, claim, trust, now));
                return Err(unsure.into());
            }
            judged => judged?,
        };
        let answer = self.ownership.ask(examined.question(), now).await;
        let proof = examined.conclude(&answer, now)?;
        Ok(Verified {
            method: Method::Cer,
            birth_confirmed: true,
            name: Some(proof.name().clone()),
            evidence: proof.to_evidence()?,
            at: now,
        })
    }
}

impl Adapter for CardMethod {
    fn method(&self) -> Method {
        Method::Cer
    }

    fn start<'a>(
        &'a self,
        start: &'a Start,
        now: Timestamp,
    ) -> Asking<'a, Result<Started, Denial>> {
        let content = Content::draw(
            About {
                purpose: start.purpose,
                transaction: &start.transaction,
                client: &start.client,
                data_sets: &start.data_sets,
                subject: &subject(&self.vault, &start.claimed.id, start.claimed.birth_date),
            },
            now,
            self.random.as_ref(),
        );
        let started = Started {
            step: Step::Local {
                package: self.package(&content),
            },
            keep: Secret::new(content.text()),
            expires_at: content.expires_at(),
        };
        Box::pin(async { Ok(started) })
    }

    fn complete<'a>(
        &'a self,
        claimed: &'a Claimed,
        keep: &'a Secret,
        input: Input,
        now: Timestamp,
    ) -> Asking<'a, Outcome> {
        Box::pin(async move {
            match self.judge(claimed, keep, input, now).await {
                Ok(verified) => Outcome::Verified(verified),
                Err(outcome) => outcome,
            }
        })
    }
}
