//! The outer shape that every method has, so that pages need to know only four ways of asking.
//!
//! A method starts in one of four ways and is completed by what comes back. It keeps nothing itself: what it needs
//! to remember goes out as [`Started::keep`], is stored sealed by the caller beside the claim, used once, and comes
//! back to [`Adapter::complete`].

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::content::{DataSets, Purpose};
pub use super::denial::Denial;
use super::method::Method;
use super::ownership::Asking;
use crate::domain::citizen::national_id::NationalId;
use crate::kit::clock::{Span, Timestamp};
use crate::kit::secret::Secret;

/// Who somebody says they are, before any method was chosen.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claimed {
    /// ID number.
    pub id: NationalId,
    /// Date of birth.
    pub birth_date: NaiveDate,
}

impl std::fmt::Debug for Claimed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Claimed(…)")
    }
}

/// What a method needs to begin.
#[derive(Debug, Clone)]
pub struct Start {
    /// Who they say they are.
    pub claimed: Claimed,
    /// Why they prove it.
    pub purpose: Purpose,
    /// The session or transaction it belongs to.
    pub transaction: String,
    /// For whom: our own name, or the `client_id` of a service.
    pub client: String,
    /// The data sets it is about, with their custom parameters.
    pub data_sets: DataSets,
    /// Where a stranger's page sends the citizen back to: an address of ours, keyed by the transaction.
    pub return_address: String,
}

/// A method that has begun.
#[derive(Debug)]
pub struct Started {
    /// What the page does next.
    pub step: Step,
    /// What the method has to remember; opaque, personal.
    pub keep: Secret,
    /// When it is too late to complete.
    pub expires_at: Timestamp,
}

/// The four ways of asking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// A component on the citizen's machine: the JSON package it is given. The page adds the PIN.
    Local {
        /// The package without the PIN.
        package: String,
    },
    /// A form that the browser posts to a stranger, who sends the citizen back.
    Redirect {
        /// Where to.
        action: String,
        /// Hidden fields in order.
        fields: Vec<(String, String)>,
    },
    /// Something to do on another device, while the page asks us every now and then.
    Poll {
        /// The text of a QR code to show.
        qr: Option<String>,
        /// A link that opens an app on this device.
        link: Option<String>,
        /// How long to wait between two questions.
        #[serde(with = "whole_seconds")]
        every: Span,
    },
    /// Fields on our own page.
    Form {
        /// Their names in order, each with the key of its label.
        fields: Vec<(String, String)>,
    },
}

/// What came back.
#[derive(Debug)]
pub enum Input {
    /// The answer of the component on the citizen's machine, as the page passed it on.
    Reply(Secret),
    /// The parameters with which a stranger sent the citizen back.
    Callback(Vec<(String, Secret)>),
    /// Nothing: the page asks whether it is done.
    Poll,
    /// The fields of our own page.
    Fields(Vec<(String, Secret)>),
}

/// How it ended, if it did.
#[derive(Debug)]
pub enum Outcome {
    /// The claimed identity is proved.
    Verified(Verified),
    /// Not yet: ask again after this time.
    Pending(Span),
    /// It is not proved, and the citizen can do something about it or not.
    Denied(Denial),
    /// Our side or a stranger cannot judge at the moment.
    Unavailable(Denial),
}

/// A proved identity.
#[derive(Debug)]
pub struct Verified {
    /// By which method.
    pub method: Method,
    /// Whether the date of birth was confirmed too.
    pub birth_confirmed: bool,
    /// The name that the method knows, if it knows one.
    pub name: Option<Secret>,
    /// Everything needed to show later that it was proved: JSON, to be kept sealed.
    pub evidence: Secret,
    /// When.
    pub at: Timestamp,
}

/// One method of proof.
pub trait Adapter: Send + Sync {
    /// Which one.
    fn method(&self) -> Method;

    /// Begins. `Err` says why it cannot begin now.
    fn start<'a>(&'a self, start: &'a Start, now: Timestamp)
    -> Asking<'a, Result<Started, Denial>>;

    /// Takes what came back. `keep` is what [`Adapter::start`] gave; it is used once unless the outcome is pending.
    fn complete<'a>(
        &'a self,
        claimed: &'a Claimed,
        keep: &'a Secret,
        input: Input,
        now: Timestamp,
    ) -> Asking<'a, Outcome>;
}

/// A span as whole seconds, for rows.
mod whole_seconds {
    use serde::{Deserialize as _, Deserializer, Serializer};

    use crate::kit::clock::{Span, seconds};

    pub(super) fn serialize<S: Serializer>(span: &Span, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_i64(span.num_seconds())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Span, D::Error> {
        i64::deserialize(from).map(seconds)
    }
}
