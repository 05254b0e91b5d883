//! `mydata keys rotate` is killed half-way, and called again.

use std::path::PathBuf;
use std::sync::Arc;

use mydata::clients::package_store::PackageStore;
use mydata::commands::start;
use mydata::config::{KeySource, KeysConfig};
use mydata::domain::citizen::person;
use mydata::domain::ids::PackageId;
use mydata::domain::keys;
use mydata::kit::clock::{Clock as _, SystemClock};
use mydata::kit::keyring::Keyring;
use mydata::kit::random::{SharedRandom, SystemChance};
use mydata::kit::seal::Vault;
use mydata::sandbox::people;

use super::stage::Stage;

const ROTATE: [&str; 2] = ["keys", "rotate"];

/// A folder whose keys are rotated, and the packages in it.
struct Safe {
    stage: Stage,
    random: SharedRandom,
    packages: Vec<PackageId>,
}

impl Safe {
    /// With three packages that the first key has sealed.
    async fn new() -> Self {
        let mut safe = Self {
            stage: Stage::set(),
            random: Arc::new(SystemChance::default()),
            packages: Vec::new(),
        };
        for _ in 0..3 {
            safe.seal().await;
        }
        safe
    }

    fn file(&self) -> PathBuf {
        self.stage.var().join("master.key")
    }

    /// The lines of the key file that hold keys.
    fn keys(&self) -> Vec<String> {
        let text = std::fs::read_to_string(self.file()).unwrap();
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        lines.map(str::to_owned).collect()
    }

    /// The store, as a program that starts now opens it.
    fn store(&self) -> PackageStore {
        let config = KeysConfig {
            source: KeySource::File(self.file()),
            make: false,
        };
        let keyring = start::keyring(&config, self.random.as_ref()).unwrap();
        self.stage.store_with(Arc::new(self.open(keyring).unwrap()))
    }

    fn open(&self, keyring: Keyring) -> Result<Vault, keys::CannotOpenVault> {
        keys::open_vault(self.stage.db(), keyring, &self.random)
    }

    /// Seals one more package with the newest key.
    async fn seal(&mut self) {
        let id = PackageId::draw(self.random.as_ref());
        let bytes = id.to_string().into_bytes();
        self.store()
            .put(id, SystemClock.now(), bytes)
            .await
            .unwrap();
        self.packages.push(id);
    }

    /// Every package opens, and is the one that was sealed.
    async fn assert_open(&self) {
        let store = self.store();
        for id in &self.packages {
            let stored = store.get(*id).await.unwrap();
            assert_eq!(stored.bytes.as_slice(), id.to_string().as_bytes());
        }
    }

    /// Kills a rotation at this point. Meanwhile and afterwards every package opens.
    async fn die_at(&self, point: &str) {
        let mut command = self.stage.run(point, &ROTATE);
        command.wait_for_halt();
        self.assert_open().await;
        command.kill();
        self.assert_open().await;
        assert_eq!(self.keys().len(), 2, "the new key is in the file");
    }

    /// The next run ends it: the newest key opens everything alone.
    async fn finish(&self) {
        let (ended, said) = self.stage.run("nowhere", &ROTATE).end();
        assert!(ended.success(), "{said}");
        let keys = self.keys();
        assert_eq!(keys.len(), 2, "no third key was added");
        self.assert_open().await;
        std::fs::write(self.file(), &keys[1]).unwrap();
        self.assert_open().await;
        let vault = self.open(Keyring::parse(&keys[1]).unwrap()).unwrap();
        let citizen = self.stage.transfer().citizen;
        let known = self
            .stage
            .db()
            .read_now(|conn| person::know(conn, &vault, citizen));
        assert_eq!(known.unwrap().name, people::all()[0].name);
        let old = Keyring::parse(&keys[0]).unwrap();
        assert!(self.open(old).is_err(), "the old key opens nothing");
    }
}

/// Killed at this point, with another package sealed before the next run ends it.
async fn survives(point: &str) {
    let mut safe = Safe::new().await;
    safe.die_at(point).await;
    safe.seal().await;
    safe.finish().await;
}

#[actix_web::test]
async fn a_rotation_killed_when_its_key_was_just_added_goes_on_with_that_key() {
    survives("key-added").await;
}

#[actix_web::test]
async fn a_rotation_killed_between_the_rows_and_the_packages_is_finished_by_the_next() {
    survives("values-sealed").await;
}

#[actix_web::test]
async fn a_rotation_killed_between_two_packages_is_finished_by_the_next() {
    survives("one-rewrapped").await;
}

#[actix_web::test]
async fn a_rotation_killed_again_and_again_comes_to_its_end() {
    let mut safe = Safe::new().await;
    for point in [
        "key-added",
        "values-sealed",
        "one-rewrapped",
        "one-rewrapped",
    ] {
        safe.die_at(point).await;
        safe.seal().await;
    }
    safe.finish().await;
}
