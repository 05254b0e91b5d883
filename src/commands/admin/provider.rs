//! `mydata admin provider`.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::desk::Desk;
use crate::commands::said::{Said, Trouble};
use crate::domain::audit::By;
use crate::domain::dataset::connecting::{self, CannotConnect, Connected, Order, Outcome};
use crate::domain::dataset::connection::{self, LARGEST_FILE, Mistake};
use crate::domain::dataset::{Zone, queries};
use crate::text::{Catalogue, Locale};

/// Attaches what the file describes.
pub(super) fn connect(desk: &Desk<'_>, file: &Path, rotate: bool) -> Result<Said, Trouble> {
    let text = read(file)?;
    let connection = connection::read(&text).map_err(|found| mistakes(file, &found))?;
    let order = Order {
        connection: &connection,
        zone: Zone::Production,
        rotate_secrets: rotate,
    };
    let connected = desk
        .db
        .write_now(|tx| connecting::connect(tx, desk.now, &By::OPERATOR, desk.vault, &order));
    match connected {
        Ok(connected) => {
            let said = Said::new("admin-provider-connected")
                .with_name("organisation", &connection.organization.name);
            Ok(connected.iter().fold(said, outcome))
        }
        Err(CannotConnect::Foreign(dataset)) => Err(Said::new("admin-provider-foreign")
            .with("dataset", dataset)
            .into()),
        Err(CannotConnect::Db(fault)) => Err(fault.into()),
    }
}

fn outcome(said: Said, connected: &Connected) -> Said {
    let key = match connected.outcome {
        Outcome::Added => "admin-provider-dataset-added",
        Outcome::Changed => "admin-provider-dataset-changed",
        Outcome::Unchanged => "admin-provider-dataset-unchanged",
    };
    let said = said.and(key).with("dataset", &connected.dataset);
    match &connected.secret {
        Some(secret) => said
            .and("admin-provider-secret")
            .with("secret", secret.reveal()),
        None => said,
    }
}

/// Lists the providers and their data sets.
pub(super) fn list(desk: &Desk<'_>) -> Result<Said, Trouble> {
    let datasets = desk.db.read_now(queries::list_all)?;
    if datasets.is_empty() {
        return Ok(Said::new("admin-provider-none"));
    }
    let mut said = Said::default();
    let mut provider = None;
    for dataset in &datasets {
        if provider != Some(dataset.organization.id) {
            provider = Some(dataset.organization.id);
            said = said
                .and("admin-provider-listed")
                .with_name("organisation", &dataset.organization.name);
        }
        let codes: Vec<_> = dataset
            .definition
            .accepts
            .iter()
            .map(|code| code.code())
            .collect();
        said = said
            .and("admin-provider-dataset-listed")
            .with("dataset", &dataset.definition.resource_id)
            .with_name("name", &dataset.definition.name)
            .with_key("category", dataset.definition.category.key())
            .with("codes", codes.join(", "))
            .with("url", &dataset.definition.url);
        if dataset.suspended_at.is_some() {
            said = said.and("admin-provider-suspended");
        }
    }
    Ok(said)
}

/// The file's text; one byte more than is allowed is enough to refuse it.
fn read(file: &Path) -> Result<String, Trouble> {
    let failed =
        |why: &dyn std::fmt::Display| Trouble::Failed(format!("{}: {why}", file.display()));
    let opened = File::open(file).map_err(|why| failed(&why))?;
    let most = u64::try_from(LARGEST_FILE)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    let mut text = String::new();
    let read = opened.take(most).read_to_string(&mut text);
    read.map_err(|why| failed(&why))?;
    Ok(text)
}

/// Everything that has to be mended in the file, a line each.
fn mistakes(file: &Path, found: &[Mistake]) -> Trouble {
    let said = Said::new("admin-provider-mistakes").with("file", file.display());
    let said = found.iter().fold(said, |said, mistake| {
        let args = mistake.problem.args();
        let sentence = |locale| {
            let args: Vec<_> = args
                .iter()
                .map(|(name, value)| (*name, value.as_str().into()))
                .collect();
            Catalogue::of(locale).text_with(mistake.problem.key(), &args)
        };
        let sentence = crate::domain::bilingual::Bilingual::new(
            sentence(Locale::Chinese),
            sentence(Locale::English),
        );
        let key = if mistake.place.is_empty() {
            "admin-provider-mistake-of-file"
        } else {
            "admin-provider-mistake"
        };
        said.and(key)
            .with("line", mistake.line)
            .with("place", &mistake.place)
            .with_name("sentence", &sentence)
    });
    said.into()
}
