//! `mydata admin counter`.

use super::desk::Desk;
use super::words::CounterAdd;
use crate::commands::said::{Said, Trouble};
use crate::db;
use crate::domain::audit::By;
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::ResourceId;
use crate::domain::organization::counter::{self, CannotChange};
use crate::domain::organization::{self, Counter, Description, Kind, queries};

/// Opens a counter and lets it open the data sets.
pub(super) fn add(desk: &Desk<'_>, asked: &CounterAdd) -> Result<Said, Trouble> {
    let organisation = name(&asked.organisation, asked.organisation_english.as_deref())?;
    let counter = name(&asked.counter, asked.english.as_deref())?;
    let opened = desk.db.write_now(|tx| {
        let by = &By::OPERATOR;
        let office = match queries::find_by_name(tx, &organisation.zh)? {
            Some(known) if asked.organisation_english.is_none() => known,
            _ => {
                let described = Description {
                    kind: Kind::Agency,
                    name: organisation.clone(),
                    oid: None,
                };
                organization::enter(tx, desk.now, by, desk.random, &described)?
            }
        };
        let opened = counter::open(tx, desk.now, by, desk.random, (office.id, counter.clone()))?;
        for dataset in &asked.datasets {
            // Allowed before is as good.
            let _newly = counter::allow(tx, desk.now, by, opened.id, dataset)?;
        }
        Ok((opened.id, queries::list_counter_datasets(tx, opened.id)?))
    });
    match opened {
        Ok((_, datasets)) => {
            let said = Said::new("admin-counter-open")
                .with_name("counter", &counter)
                .with_name("organisation", &organisation);
            Ok(opens(said, &datasets))
        }
        Err(why) => Err(refusal(why)),
    }
}

/// Closes a counter for good.
pub(super) fn close(desk: &Desk<'_>, organisation: &str, name: &str) -> Result<Said, Trouble> {
    let found = find(desk, organisation, name)?;
    let closed = desk
        .db
        .write_now(|tx| counter::close(tx, desk.now, &By::OPERATOR, found.id));
    closed.map_err(refusal)?;
    Ok(Said::new("admin-counter-now-closed").with_name("counter", &found.name))
}

/// Takes data sets away from a counter.
pub(super) fn forbid(
    desk: &Desk<'_>,
    (organisation, name): (&str, &str),
    datasets: &[ResourceId],
) -> Result<Said, Trouble> {
    let found = find(desk, organisation, name)?;
    let left = desk.db.write_now(|tx| -> db::Result<_> {
        for dataset in datasets {
            // Forbidden before is as good.
            let _could = counter::forbid(tx, desk.now, &By::OPERATOR, found.id, dataset)?;
        }
        queries::list_counter_datasets(tx, found.id)
    })?;
    let said = Said::new("admin-counter-forbidden").with_name("counter", &found.name);
    Ok(opens(said, &left))
}

/// Lists every counter.
pub(super) fn list(desk: &Desk<'_>) -> Result<Said, Trouble> {
    let counters = desk.db.read_now(|conn| -> db::Result<Vec<_>> {
        let mut counters = Vec::new();
        for (office, counter) in queries::list_counters(conn)? {
            let datasets = queries::list_counter_datasets(conn, counter.id)?;
            counters.push((office, counter, datasets));
        }
        Ok(counters)
    })?;
    if counters.is_empty() {
        return Ok(Said::new("admin-counter-none"));
    }
    let line = |said: Said, (office, counter, datasets): &(Bilingual, Counter, Vec<ResourceId>)| {
        let key = match counter.closed_at {
            None => "admin-counter-open",
            Some(_) => "admin-counter-listed-closed",
        };
        let said = said
            .and(key)
            .with_name("counter", &counter.name)
            .with_name("organisation", office);
        match counter.closed_at {
            None => opens(said, datasets),
            Some(_) => said,
        }
    };
    Ok(counters.iter().fold(Said::default(), line))
}

/// What a counter may open.
fn opens(said: Said, datasets: &[ResourceId]) -> Said {
    if datasets.is_empty() {
        return said.and("admin-counter-opens-nothing");
    }
    let datasets: Vec<_> = datasets.iter().map(ToString::to_string).collect();
    said.and("admin-counter-opens")
        .with("datasets", datasets.join(", "))
}

/// The counter of these Chinese names.
pub(super) fn find(desk: &Desk<'_>, organisation: &str, name: &str) -> Result<Counter, Trouble> {
    let found = desk.db.read_now(|conn| {
        let Some(office) = queries::find_by_name(conn, organisation.trim())? else {
            return Ok(None);
        };
        queries::find_counter_by_name(conn, office.id, name.trim())
    });
    let found: Option<Counter> = found.map_err(|fault: db::Error| Trouble::from(fault))?;
    found.ok_or_else(|| {
        Said::new("admin-counter-unknown")
            .with("counter", name)
            .with("organisation", organisation)
            .into()
    })
}

/// A name as it was typed, in both languages.
fn name(chinese: &str, english: Option<&str>) -> Result<Bilingual, Trouble> {
    let name = Bilingual::new(chinese.trim(), english.unwrap_or(chinese).trim());
    if name.zh.is_empty() || name.en.is_empty() {
        return Err(Said::new("admin-counter-nameless").into());
    }
    Ok(name)
}

fn refusal(why: CannotChange) -> Trouble {
    match why {
        CannotChange::Closed => Said::new("admin-counter-closed").into(),
        CannotChange::NoSuchDataset(dataset) => Said::new("admin-counter-no-dataset")
            .with("dataset", dataset)
            .into(),
        CannotChange::Db(fault) => fault.into(),
    }
}
