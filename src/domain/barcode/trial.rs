//! A kept package and those around it, for the unit tests of barcodes and openings.

use diesel::connection::SimpleConnection as _;

use super::Holder;
use crate::db;
use crate::domain::citizen::contact::{self, Contact, MailAddress};
use crate::domain::citizen::national_id::NationalId;
use crate::domain::citizen::person::{Person, recognize};
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
    /// Its agency.
    pub organization: OrganizationId,
}

/// Keeps a package of `number` from `world.now` on.
#[must_use]
pub fn keep_package(world: &World, number: &str) -> Kept {
    let random = world.random.as_ref();
    let person = Person {
        number: NationalId::parse(number).unwrap(),
        birth_date: "1999-12-31".parse().unwrap(),
        name: "王小明".to_owned(),
    };
    let citizen = world
        .db
        .write_now(|tx| recognize(tx, world.now, &world.vault, &person))
        .unwrap();
    let (organization, dataset) = (OrganizationId::draw(random), ResourceId::draw(random));
    let (request, proof, consent, transfer) = (
        RequestId::draw(random),
        ProofId::draw(random),
        ConsentId::draw(random),
        TransferId::draw(random),
    );
    let uid = TransactionUid::draw(random);
    let at = "2026-11-20 06:00:00";
    let later = "2026-11-20 14:00:00";
    run(world, &format!(
        "INSERT INTO organizations (id, kind, name_zh, name_en, made_at) VALUES ('{organization}', 'agency', '機關{organization}', 'Agency', '{at}');
         INSERT INTO datasets (id, zone, organization_id, category, name_zh, name_en, description_zh, description_en, duration_zh, duration_en, url, verb, secret_lookup, secret, probe_minutes, position, made_at)
           VALUES ('{dataset}', 'production', '{organization}', 'household', '個人戶籍資料', 'Household record', '', '', '', '', 'http://localhost', 'POST', '', '', 60, 1, '{at}');
         INSERT INTO requests (id, session_lookup, draft, made_at, expires_at) VALUES ('{request}', '', '', '{at}', '{later}');
         INSERT INTO proofs (id, citizen_id, method, evidence, at) VALUES ('{proof}', '{citizen}', 'CER', '', '{at}');
         INSERT INTO consents (id, request_id, citizen_id, dataset_id, proof_id, terms_version, terms_digest, parameters, given_at)
           VALUES ('{consent}', '{request}', '{citizen}', '{dataset}', '{proof}', '1', '', '', '{at}');
         INSERT INTO transfers (id, request_id, consent_id, citizen_id, dataset_id, transaction_uid, state, attempts, made_at, expires_at)
           VALUES ('{transfer}', '{request}', '{consent}', '{citizen}', '{dataset}', '{uid}', 'done', 1, '{at}', '{later}');"
    ));
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
        organization,
    }
}

/// A counter of the package's agency that may open its data set, and a clerk there.
#[must_use]
pub fn open_counter(world: &World, kept: &Kept) -> (AccountId, CounterId) {
    let (account, counter) = (
        AccountId::draw(world.random.as_ref()),
        CounterId::draw(world.random.as_ref()),
    );
    let (organization, dataset) = (kept.organization, &kept.dataset);
    run(world, &format!(
        "INSERT INTO counters (id, organization_id, name_zh, name_en, made_at) VALUES ('{counter}', '{organization}', '櫃檯{counter}', 'Counter', '2026-11-20 06:00:00');
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
