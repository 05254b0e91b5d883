//! A kept package and those around it, for the unit tests of barcodes and openings.

use diesel::connection::SimpleConnection as _;

use super::Holder;
use crate::db;
use crate::domain::citizen::contact::{self, Contact, MailAddress};
use crate::domain::ids::*;
use crate::domain::package::kept::{NewPackage, keep};
use crate::domain::trial::World;
use crate::text::Locale;

/// A citizen's package, and a counter that may open it.
pub struct Kept {
    /// Whose it is.
    pub holder: Holder,
    /// The package.
    pub package: PackageId,
    /// What it is.
    pub dataset: ResourceId,
}

/// Keeps a package of `number` from `world.now` on.
#[must_use]
pub fn keep_package(world: &World, number: &str) -> Kept {
    let citizen = world.citizen(number);
    let dataset = world.dataset("http://localhost/", "secret");
    let transfer = world.transfer(citizen, &dataset);
    let new = NewPackage {
        transfer,
        citizen,
        dataset: dataset.clone(),
        bytes: 1,
        manifest_digest: transfer.to_string(),
        verdict: Vec::new(),
        fetched_at: world.now,
    };
    let package = world.db.write_now(|tx| keep(tx, &new)).unwrap();
    Kept {
        holder: Holder {
            citizen,
            from: Some("192.0.2.1".parse().unwrap()),
        },
        package,
        dataset,
    }
}

/// A counter of the package's agency that may open its data set, and a clerk there.
#[must_use]
pub fn open_counter(world: &World, kept: &Kept) -> (AccountId, CounterId) {
    let (account, counter) = (
        AccountId::draw(world.random.as_ref()),
        CounterId::draw(world.random.as_ref()),
    );
    let dataset = &kept.dataset;
    run(world, &format!(
        "INSERT INTO counters (id, organization_id, name_zh, name_en, made_at) SELECT '{counter}', organization_id, '{counter}', 'Counter', made_at FROM datasets WHERE id = '{dataset}';
         INSERT INTO counter_datasets (counter_id, dataset_id) VALUES ('{counter}', '{dataset}');
         INSERT INTO accounts (id, kind, login, name, counter_id, made_at) VALUES ('{account}', 'counter', '{account}', 'Clerk', '{counter}', '2026-11-20 06:00:00');"
    ));
    (account, counter)
}

/// Confirms a mail address for the package's citizen.
pub fn confirm_contact(world: &World, kept: &Kept, address: &str) {
    let mail = Contact::Mail(MailAddress::parse(address).unwrap());
    let bound = world.db.write_now(|tx| {
        let new = (&mail, Locale::Chinese);
        contact::bind(tx, world.now, &world.vault, kept.holder.citizen, new)
    });
    assert!(bound.unwrap());
}

/// Runs statements that both databases understand.
pub fn run(world: &World, sql: &str) {
    world
        .db
        .write_now(|tx| -> db::Result<()> { Ok(tx.batch_execute(sql)?) })
        .unwrap();
}
