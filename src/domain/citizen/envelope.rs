//! What a promised letter carries sealed: whom it goes to, and the one secret it may deliver.
//!
//! It travels in the sealed part of an outbox row and is wiped when the letter has left.

use serde::Deserialize;
use serde_json::json;

use super::contact::{CannotRead, Contact, ContactKind};
use crate::kit::secret::Secret;

/// The sealed part of a letter.
#[derive(Debug, Clone)]
pub struct Envelope {
    /// Whom it goes to.
    pub to: Contact,
    /// The code it delivers, if it delivers one.
    pub code: Option<Secret>,
}

#[derive(Deserialize)]
struct Written {
    kind: String,
    to: String,
    code: Option<String>,
}

/// The sealed part of a row is no envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an envelope")]
pub struct NotAnEnvelope;

impl From<CannotRead> for NotAnEnvelope {
    fn from(_: CannotRead) -> Self {
        Self
    }
}

impl Envelope {
    /// As the secret of an outbox row.
    #[must_use]
    pub fn to_secret(&self) -> Secret {
        let written = json!({
            "kind": self.to.kind().to_string(),
            "to": self.to.reveal(),
            "code": self.code.as_ref().map(Secret::reveal),
        });
        Secret::new(written.to_string())
    }

    /// From the secret of an outbox row.
    ///
    /// # Errors
    /// [`NotAnEnvelope`]
    pub fn of_secret(secret: &Secret) -> Result<Self, NotAnEnvelope> {
        let written: Written = serde_json::from_str(secret.reveal()).map_err(|_| NotAnEnvelope)?;
        let kind: ContactKind = written.kind.parse().map_err(|()| NotAnEnvelope)?;
        Ok(Self {
            to: Contact::of(kind, &written.to)?,
            code: written.code.map(Secret::new),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::citizen::contact::MailAddress;

    #[test]
    fn an_envelope_survives_its_secret_and_prints_nothing() {
        let envelope = Envelope {
            to: Contact::Mail(MailAddress::parse("ming@example.tw").unwrap()),
            code: Some(Secret::new("19090076")),
        };
        let back = Envelope::of_secret(&envelope.to_secret()).unwrap();
        assert_eq!(back.to, envelope.to);
        assert_eq!(back.code.as_ref().unwrap().reveal(), "19090076");
        let shown = format!("{back:?}");
        assert!(
            !shown.contains("ming") && !shown.contains("1909"),
            "{shown}"
        );
        assert!(Envelope::of_secret(&Secret::new("{}")).is_err());
    }
}
