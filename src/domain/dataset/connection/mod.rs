//! The TOML form by which a data provider is attached: who it is, and its data sets.
//!
//! ```toml
//! [organization]
//! name = { zh = "虛擬市政府", en = "Virtual City" }
//! oid = "2.16.886.101.99999"
//!
//! [base]                                    # holds for every data set that says nothing else
//! url = "https://dp.example/mydata-dp/"     # data sets give their part of it, or a whole address
//! hosts = ["203.0.113.8", "2001:db8::/48"]  # whence introspect and userinfo are asked; empty: anywhere
//! accepts = ["CER", "TFD"]
//! duration = "realtime"                     # or "30 minutes", "2 days"
//! probe_minutes = 60
//! signer = { certificates = ["64 hexadecimal digits"], organization = "2.16.886.101.99999" }
//!
//! [[dataset]]
//! resource_id = "API.aB3dE6gH9j"
//! name = { zh = "停車紀錄", en = "Parking record" }
//! unit = { zh = "交通局", en = "Transport" } # optional: the office shown as 資料提供單位
//! category = "transport"
//! description = { zh = "…", en = "…" }
//! url = "parking"
//! method = "post"                           # or "get"
//! fields = [{ zh = "車號", en = "Plate" }]
//!
//! [[dataset.parameter]]
//! key = "INQ_YR"
//! name = { zh = "查詢年度", en = "Year" }
//! example = "113"
//! explanation = { zh = "…", en = "…" }
//! dummy = "113"
//! optional = false
//! ```
//!
//! Secrets do not stand in it: the platform draws them. `accepts`, `duration`, `probe_minutes`, `hosts` and
//! `signer` may be said again by a data set.

mod base;
mod checker;
mod dataset;
mod mistake;
mod parameters;
mod written;

use serde::{Deserialize, Serialize};
use url::Url;

use self::checker::Checker;
use super::category::Category;
use super::parameter::Parameter;
use super::signer::Signer;
use crate::domain::identity::method;
use crate::domain::ids::ResourceId;

pub use super::asking::{Method, Waiting};
pub use crate::domain::bilingual::Bilingual;
pub use mistake::{Mistake, Problem};

/// The largest file, in bytes.
pub const LARGEST_FILE: usize = 256 * 1024;

/// A provider and its data sets, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Connection {
    /// Who provides.
    pub organization: Organization,
    /// What is provided; never empty, identifiers unique.
    pub datasets: Vec<Definition>,
}

/// A data provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organization {
    /// Its name.
    pub name: Bilingual,
    /// Its object identifier, dotted.
    pub oid: String,
}

/// One data set, with everything that `[base]` said for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// How the platform and the provider call it.
    pub resource_id: ResourceId,
    /// Its name.
    pub name: Bilingual,
    /// The office shown as 資料提供單位, where it is not the organisation itself.
    pub unit: Option<Bilingual>,
    /// Its shelf.
    pub category: Category,
    /// What it is, in a sentence.
    pub description: Bilingual,
    /// Where it is asked for: `https`, or `http` on this very machine.
    pub url: Url,
    /// How it is asked for.
    pub method: Method,
    /// What a citizen gets, in the order of the page; never empty.
    pub fields: Vec<Bilingual>,
    /// The proofs of identity it is open to; never empty, sorted.
    pub accepts: Vec<method::Method>,
    /// What a citizen has to say first.
    pub parameters: Vec<Parameter>,
    /// Addresses from which introspect and userinfo may be asked; empty means anywhere.
    pub hosts: Vec<ipnet::IpNet>,
    /// Whose signature the packages must bear.
    pub signer: Signer,
    /// How long it takes.
    pub waiting: Waiting,
    /// Minutes between two probes.
    pub probe_minutes: u16,
}

/// Reads the form.
///
/// # Errors
/// Everything that has to be mended, in the order of the file. A text that is no TOML, lacks a setting or has
/// one that nobody knows is reported alone, because the rest cannot be read then.
pub fn read(text: &str) -> Result<Connection, Vec<Mistake>> {
    let mut checker = Checker::over(text);
    if text.len() > LARGEST_FILE {
        checker.note(&(0..0), "", Problem::TooLarge);
        return Err(checker.into_mistakes());
    }
    let file: written::File = match toml::from_str(text) {
        Ok(file) => file,
        Err(error) => {
            let span = error.span().unwrap_or_default();
            checker.note(&span, "", Problem::Form(error.message().to_owned()));
            return Err(checker.into_mistakes());
        }
    };
    let organization = checker.organization(&file.organization);
    let base = base::Base::read(&mut checker, &file.base);
    let mut datasets = Vec::new();
    for (index, written) in file.datasets.iter().enumerate() {
        let place = format!("dataset[{}]", index + 1);
        datasets.extend(dataset::read(&mut checker, &base, &place, written));
    }
    if file.datasets.is_empty() {
        checker.note(&(0..0), "dataset", Problem::NoDataset);
    }
    let mistakes = checker.into_mistakes();
    match organization {
        Some(organization) if mistakes.is_empty() => Ok(Connection {
            organization,
            datasets,
        }),
        _ => Err(mistakes),
    }
}

#[cfg(test)]
mod tests;
