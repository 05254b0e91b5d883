//! A folder, a database, a provider and a citizen who has agreed: everything a transfer needs, before any program runs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use diesel::prelude::*;
use mydata::clients::package_store::PackageStore;
use mydata::commands::start;
use mydata::config::{Config, Reader};
use mydata::db::{self, Address, Db};
use mydata::domain::audit::By;
use mydata::domain::citizen::person::{self, Person};
use mydata::domain::consent::{self, Agreement};
use mydata::domain::dataset::connecting::{self, CannotConnect, Order};
use mydata::domain::dataset::{Zone, connection};
use mydata::domain::ids::{CitizenId, PackageId, ProofId, RequestId, ResourceId, TransferId};
use mydata::domain::transfer::{self, Agreed, Transfer};
use mydata::kit::clock::{Clock as _, SystemClock};
use mydata::kit::random::{SharedRandom, SystemChance};
use mydata::kit::seal::{Place, Vault};
use mydata::sandbox::data_provider::Signers;
use mydata::sandbox::data_provider::document::{Document, Value};
use mydata::sandbox::data_provider::package::{Contents, pack};
use mydata::sandbox::hierarchy::Hierarchy;
use mydata::sandbox::people;
use tempfile::TempDir;

use super::program::Program;
use super::provider::Provider;
use crate::support::database::TestDatabase;
use crate::town::keys;

/// Everything a transfer needs.
pub struct Stage {
    /// The transfer, begun.
    pub transfer: TransferId,
    /// Who answers.
    pub provider: Provider,
    /// The package that the provider answers with.
    pub package: Vec<u8>,
    vault: Arc<Vault>,
    config: Config,
    database: TestDatabase,
    var: TempDir,
}

impl Stage {
    /// A transfer that has begun and that no worker has seen yet.
    pub fn set() -> Self {
        let (database, var) = (TestDatabase::new(), tempfile::tempdir().unwrap());
        keys::lay(&var.path().join("sandbox"));
        let random: SharedRandom = Arc::new(SystemChance::default());
        let hierarchy = Hierarchy::open(
            &var.path().join("sandbox"),
            "http://lists.test",
            random.as_ref(),
        )
        .unwrap();
        let signers = Signers::of(&hierarchy).unwrap();
        let package = package(&signers, &random);
        let provider = Provider::with(package.clone());
        let settings = settings(&database, var.path());
        let config = Config::read(&Reader::of(settings)).unwrap();
        let vault = Arc::new(start::vault(&config, database.db(), &random).unwrap());
        let fingerprint = signers.registered.fingerprint().to_string();
        let transfer = begin(database.db(), &vault, &form(&provider.url(), &fingerprint));
        Self {
            transfer,
            provider,
            package,
            vault,
            config,
            database,
            var,
        }
    }

    /// The program's folder.
    pub fn var(&self) -> &Path {
        self.var.path()
    }

    /// The program's settings, with this point to stand still at.
    pub fn settings(&self, halt: &str) -> Vec<(String, String)> {
        let mut settings = settings(&self.database, self.var.path());
        settings.push(("MYDATA_SANDBOX_HALT".to_owned(), halt.to_owned()));
        settings
    }

    /// Starts the program, with this point to stand still at.
    pub fn start(&self, halt: &str) -> Program {
        self.run(halt, &[])
    }

    /// Runs a command of the program, with this point to stand still at.
    pub fn run(&self, halt: &str, arguments: &[&str]) -> Program {
        self.run_with(&[("MYDATA_SANDBOX_HALT", halt)], arguments)
    }

    /// Starts the program, with these settings besides its own.
    pub fn start_with(&self, more: &[(&str, &str)]) -> Program {
        self.run_with(more, &[])
    }

    /// Runs a command of the program, with these settings besides its own.
    pub fn run_with(&self, more: &[(&str, &str)], arguments: &[&str]) -> Program {
        let own = settings(&self.database, self.var.path());
        let own = own
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        let settings: Vec<_> = own.chain(more.iter().copied()).collect();
        Program::run(self.var(), &settings, arguments)
    }

    /// The transfer as it stands.
    pub fn transfer(&self) -> Transfer {
        self.read(|conn| transfer::queries::find(conn, self.transfer))
            .unwrap()
    }

    /// The id its package has or will have.
    pub fn package_id(&self) -> PackageId {
        self.transfer.into()
    }

    /// The sealed store.
    pub fn store(&self) -> PackageStore {
        self.store_with(Arc::clone(&self.vault))
    }

    /// The sealed store as this vault opens it.
    pub fn store_with(&self, vault: Arc<Vault>) -> PackageStore {
        PackageStore::open(&self.config.store.kind, vault).unwrap()
    }

    /// The rows.
    pub fn db(&self) -> &Db {
        self.database.db()
    }

    /// Reads, and must be able to.
    pub fn read<T>(&self, work: impl FnOnce(&mut db::Conn) -> db::Result<T>) -> T {
        self.database.db().read_now(work).unwrap()
    }

    /// Writes, and must be able to.
    pub fn write<T>(&self, work: impl FnOnce(&mut db::Tx<'_>, &Vault) -> db::Result<T>) -> T {
        let work = |tx: &mut db::Tx<'_>| work(tx, &self.vault);
        self.database.db().write_now(work).unwrap()
    }

    /// Runs one statement.
    pub fn execute(&self, statement: &str) {
        let done: db::Result<usize> = self
            .database
            .db()
            .write_now(|tx| Ok(diesel::sql_query(statement).execute(&mut **tx)?));
        done.unwrap();
    }

    /// The letters that have left, in the order of their leaving.
    pub fn letters(&self) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.var().join("mail")) else {
            return Vec::new();
        };
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "eml"));
        paths.sort();
        paths
            .iter()
            .map(|path| std::fs::read_to_string(path).unwrap())
            .collect()
    }

    /// How many rows this condition is true of.
    pub fn count(&self, rows: &str) -> i64 {
        #[derive(QueryableByName)]
        struct Count {
            #[diesel(sql_type = diesel::sql_types::BigInt)]
            count: i64,
        }
        self.read(|conn| {
            let found: Count = diesel::sql_query(format!("SELECT COUNT(*) AS count FROM {rows}"))
                .get_result(conn)?;
            Ok(found.count)
        })
    }

    /// As if the time of all leases had gone by.
    pub fn let_leases_run_out(&self) {
        self.execute("UPDATE outbox SET leased_until = run_at WHERE leased_until IS NOT NULL");
    }
}

fn settings(database: &TestDatabase, var: &Path) -> Vec<(String, String)> {
    let url = match database.address() {
        Address::Sqlite(path) => format!("sqlite:{}", path.display()),
        Address::Postgres(url) => url.clone(),
    };
    vec![
        ("MYDATA_VAR".to_owned(), var.display().to_string()),
        ("MYDATA_DATABASE_URL".to_owned(), url),
    ]
}

fn citizen() -> Person {
    let one = people::all().into_iter().next().unwrap();
    Person {
        number: one.id_number,
        birth_date: one.birth_date,
        name: one.name.to_string(),
    }
}

fn package(signers: &Signers, random: &SharedRandom) -> Vec<u8> {
    let document = Document {
        title: "Parking record".to_owned(),
        agency: "Virtual City".to_owned(),
        made_at: SystemClock.now().utc(),
        entries: vec![("Plate".to_owned(), Value::text("ABC-1234"))],
    };
    let citizen = citizen();
    let contents = Contents {
        document: &document,
        password: citizen.number.reveal(),
        flaw: None,
    };
    pack(&contents, signers, random.as_ref()).unwrap()
}

fn form(url: &str, fingerprint: &str) -> connection::Connection {
    connection::read(&format!(
        r#"
[organization]
name = {{ zh = "Virtual City", en = "Virtual City" }}
oid = "2.16.886.101.99998"

[base]
accepts = ["CER"]
duration = "realtime"
signer = {{ certificates = ["{fingerprint}"] }}

[[dataset]]
resource_id = "API.crash12345"
name = {{ zh = "Parking record", en = "Parking record" }}
category = "transport"
description = {{ zh = "Where a car was parked", en = "Where a car was parked" }}
url = "{url}"
method = "post"
fields = [{{ zh = "Plate", en = "Plate" }}]
"#
    ))
    .unwrap()
}

fn begin(db: &Db, vault: &Vault, connection: &connection::Connection) -> TransferId {
    let now = SystemClock.now();
    let begun: Result<_, CannotConnect> = db.write_now(|tx| {
        let order = Order {
            connection,
            zone: Zone::Production,
            rotate_secrets: false,
        };
        let connected = connecting::connect(tx, now, &By::OPERATOR, vault, &order)?;
        let dataset = connected[0].dataset.clone();
        let citizen = person::recognize(tx, now, vault, &citizen())?;
        let agreement = agreement(tx, vault, citizen, &dataset)?;
        let given = consent::give(tx, now, vault, &agreement, (&dataset, &[].into()))?;
        let agreed = Agreed {
            request: agreement.request,
            consent: given.id,
            citizen,
            dataset,
            verification: "CER".to_owned(),
        };
        Ok(transfer::begin(tx, now, vault, &agreed)?)
    });
    begun.unwrap()
}

/// The rows of a request and a proof, which a consent points at.
fn agreement(
    tx: &mut db::Tx<'_>,
    vault: &Vault,
    citizen: CitizenId,
    dataset: &ResourceId,
) -> db::Result<Agreement> {
    let (request, proof) = (
        RequestId::draw(vault.random()),
        ProofId::draw(vault.random()),
    );
    let sealed = |column: &'static str, id: String| {
        let hex = hex::encode(vault.seal(Place::new(column, &id), b"{}"));
        match &**tx {
            db::Conn::Sqlite(_) => format!("x'{hex}'"),
            db::Conn::Postgres(_) => format!("'\\x{hex}'::bytea"),
        }
    };
    let draft = sealed("requests.draft", request.to_string());
    let evidence = sealed("proofs.evidence", proof.to_string());
    let at = "'2026-11-20 06:00:00'";
    for statement in [
        format!(
            "INSERT INTO requests (id, session_lookup, draft, citizen_id, consented_at, made_at, expires_at) \
             VALUES ('{request}', '-', {draft}, '{citizen}', {at}, {at}, {at})"
        ),
        format!(
            "INSERT INTO request_datasets (request_id, position, dataset_id) VALUES ('{request}', 0, '{dataset}')"
        ),
        format!(
            "INSERT INTO proofs (id, citizen_id, method, evidence, at) \
             VALUES ('{proof}', '{citizen}', 'CER', {evidence}, {at})"
        ),
    ] {
        diesel::sql_query(statement).execute(&mut **tx)?;
    }
    Ok(Agreement {
        request,
        citizen,
        proof,
        terms_digest: "0".repeat(64),
    })
}
