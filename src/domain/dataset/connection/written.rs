//! The TOML form as it was written: nothing is checked yet, every text knows where it stands.

use serde::Deserialize;
use toml::Spanned;

/// A text and its place in the file.
pub(super) type Text = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub organization: Organization,
    #[serde(default)]
    pub base: Base,
    #[serde(default, rename = "dataset")]
    pub datasets: Vec<Spanned<Dataset>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Bilingual {
    pub zh: Text,
    pub en: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Organization {
    pub name: Bilingual,
    pub oid: Text,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Base {
    pub url: Option<Text>,
    pub hosts: Option<Vec<Text>>,
    pub accepts: Option<Spanned<Vec<Text>>>,
    pub duration: Option<Text>,
    pub probe_minutes: Option<Spanned<i64>>,
    pub signer: Option<Spanned<Signer>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Signer {
    #[serde(default)]
    pub certificates: Vec<Text>,
    pub organization: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Dataset {
    pub resource_id: Text,
    pub name: Bilingual,
    pub unit: Option<Bilingual>,
    pub category: Text,
    pub description: Bilingual,
    pub url: Text,
    pub method: Option<Text>,
    pub fields: Spanned<Vec<Bilingual>>,
    pub hosts: Option<Vec<Text>>,
    pub accepts: Option<Spanned<Vec<Text>>>,
    pub duration: Option<Text>,
    pub probe_minutes: Option<Spanned<i64>>,
    pub signer: Option<Spanned<Signer>>,
    #[serde(default, rename = "parameter")]
    pub parameters: Vec<Parameter>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameter {
    pub key: Text,
    pub name: Bilingual,
    pub example: Text,
    pub explanation: Bilingual,
    pub dummy: Text,
    #[serde(default)]
    pub optional: bool,
}
