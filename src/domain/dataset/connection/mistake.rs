//! What can be wrong with a TOML form, and where.

use crate::domain::dataset::category::Category;

/// One thing to mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The line, from 1.
    pub line: usize,
    /// The setting, written as its path: `dataset[2].url`, counted from 1. Empty for the file as a whole.
    pub place: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong. The sentence, which also says how to mend it, stands under [`Problem::key`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// No TOML, a setting missing, or one that nobody knows; the reader's own words.
    Form(String),
    /// More bytes than `LARGEST_FILE`.
    TooLarge,
    /// No data set at all.
    NoDataset,
    /// An empty text, or one of blanks.
    Empty,
    /// A text longer than so many characters.
    TooLong(usize),
    /// A line break or another control character.
    Control,
    /// No dotted object identifier.
    Oid,
    /// No `API.` and ten letters and digits.
    ResourceId,
    /// Said before, on this line.
    Twice(usize),
    /// None of the thirteen categories.
    Category,
    /// No address, or one that is neither https nor http on this machine, or has a user, query or fragment.
    Url,
    /// A part of an address although `[base]` has none to join it to.
    NoBaseUrl,
    /// Neither post nor get.
    Method,
    /// Neither an IP address nor a network in CIDR form.
    Host,
    /// No verification code, or one that opens no data set.
    Code(String),
    /// No proof of identity is accepted.
    NoCode,
    /// Neither `realtime` nor so many minutes or days.
    Duration,
    /// Not between 5 and 10080 minutes.
    Probe,
    /// No fingerprint.
    Fingerprint,
    /// Neither `[base]` nor the data set says who signs.
    NoSigner,
    /// No field, or more than 200.
    FieldCount,
    /// No name for a header of its own.
    ParameterKey,
    /// A value that cannot stand in a header.
    ParameterValue,
}

impl Problem {
    /// The key of its sentence in `locales/*/dataset.ftl`.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Form(_) => "dataset-connection-form",
            Self::TooLarge => "dataset-connection-too-large",
            Self::NoDataset => "dataset-connection-no-dataset",
            Self::Empty => "dataset-connection-empty",
            Self::TooLong(_) => "dataset-connection-too-long",
            Self::Control => "dataset-connection-control",
            Self::Oid => "dataset-connection-oid",
            Self::ResourceId => "dataset-connection-resource-id",
            Self::Twice(_) => "dataset-connection-twice",
            Self::Category => "dataset-connection-category",
            Self::Url => "dataset-connection-url",
            Self::NoBaseUrl => "dataset-connection-no-base-url",
            Self::Method => "dataset-connection-method",
            Self::Host => "dataset-connection-host",
            Self::Code(_) => "dataset-connection-code",
            Self::NoCode => "dataset-connection-no-code",
            Self::Duration => "dataset-connection-duration",
            Self::Probe => "dataset-connection-probe",
            Self::Fingerprint => "dataset-connection-fingerprint",
            Self::NoSigner => "dataset-connection-no-signer",
            Self::FieldCount => "dataset-connection-field-count",
            Self::ParameterKey => "dataset-connection-parameter-key",
            Self::ParameterValue => "dataset-connection-parameter-value",
        }
    }

    /// What the sentence wants filled in: name and value.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Form(message) => vec![("message", message.clone())],
            Self::TooLong(most) => vec![("most", most.to_string())],
            Self::Twice(line) => vec![("first", line.to_string())],
            Self::Code(written) => vec![("written", written.clone())],
            Self::Category => vec![("known", Category::ALL.map(Category::slug).join(", "))],
            _ => Vec::new(),
        }
    }
}
