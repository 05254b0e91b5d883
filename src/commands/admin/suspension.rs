//! `mydata admin provider suspend` and `resume`.

use super::desk::Desk;
use crate::commands::said::{Said, Trouble};
use crate::db;
use crate::domain::audit::By;
use crate::domain::dataset::{queries, suspension};
use crate::domain::ids::ResourceId;
use crate::domain::organization::{self, Organization};

/// A provider, and which of its data sets; none named are all.
type Which<'a> = (&'a str, &'a [ResourceId]);

/// Suspends data sets of a provider.
pub(super) fn suspend(desk: &Desk<'_>, which: Which<'_>, reason: &str) -> Result<Said, Trouble> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Said::new("admin-suspension-unreasoned").into());
    }
    let (provider, datasets) = find(desk, which)?;
    let done = desk.db.write_now(|tx| -> db::Result<Vec<bool>> {
        let by = &By::OPERATOR;
        let suspend =
            |dataset| suspension::suspend(tx, desk.now, by, desk.random, (dataset, reason));
        datasets.iter().map(suspend).collect()
    })?;
    let keys = ["admin-suspension-now", "admin-suspension-before"];
    Ok(say(
        "admin-suspension-of",
        &provider,
        (&datasets, &done),
        keys,
    ))
}

/// Lifts the suspension of data sets of a provider.
pub(super) fn resume(desk: &Desk<'_>, which: Which<'_>) -> Result<Said, Trouble> {
    let (provider, datasets) = find(desk, which)?;
    let done = desk.db.write_now(|tx| -> db::Result<Vec<bool>> {
        let lift = |dataset| suspension::lift(tx, desk.now, &By::OPERATOR, dataset);
        datasets.iter().map(lift).collect()
    })?;
    let keys = ["admin-suspension-lifted", "admin-suspension-none"];
    Ok(say(
        "admin-suspension-of",
        &provider,
        (&datasets, &done),
        keys,
    ))
}

/// The provider, and those of its data sets that are meant.
fn find(
    desk: &Desk<'_>,
    (name, wanted): Which<'_>,
) -> Result<(Organization, Vec<ResourceId>), Trouble> {
    let found = desk.db.read_now(|conn| -> db::Result<_> {
        let Some(provider) = organization::queries::find_by_name(conn, name.trim())? else {
            return Ok(None);
        };
        let all = queries::list_all(conn)?.into_iter();
        let own = all.filter(|dataset| dataset.organization.id == provider.id);
        let own: Vec<_> = own.map(|dataset| dataset.definition.resource_id).collect();
        Ok(Some((provider, own)))
    })?;
    let Some((provider, own)) = found.filter(|(_, own)| !own.is_empty()) else {
        let said = Said::new("admin-suspension-no-provider");
        return Err(said.with("organisation", name).into());
    };
    if let Some(foreign) = wanted.iter().find(|dataset| !own.contains(dataset)) {
        let said = Said::new("admin-suspension-foreign").with("dataset", foreign);
        return Err(said.with_name("organisation", &provider.name).into());
    }
    let meant = if wanted.is_empty() {
        own
    } else {
        wanted.to_vec()
    };
    Ok((provider, meant))
}

fn say(
    heading: &'static str,
    provider: &Organization,
    (datasets, done): (&[ResourceId], &[bool]),
    [now, before]: [&'static str; 2],
) -> Said {
    let said = Said::new(heading).with_name("organisation", &provider.name);
    let line = |said: Said, (dataset, done): (&ResourceId, &bool)| {
        said.and(if *done { now } else { before })
            .with("dataset", dataset)
    };
    datasets.iter().zip(done).fold(said, line)
}
