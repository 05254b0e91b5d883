//! The steps of a rotation, each of which can be done again.

use std::path::Path;

use zeroize::Zeroizing;

use crate::commands::files;
use crate::commands::said::{Said, Trouble};
use crate::db::Db;
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::sealed;
use crate::kit::clock::{Clock as _, SystemClock};
use crate::kit::keyring::Keyring;
use crate::kit::random::Random;
use crate::kit::seal::Vault;

/// The remark that stands in the key file while a rotation is under way.
const UNDER_WAY: &str = "# a rotation is under way: call `mydata keys rotate` until it is done";

/// Adds a version to the key file, unless a rotation is under way; answers whether it did.
///
/// # Errors
/// When the file cannot be read or written.
pub(super) fn add(file: &Path, random: &dyn Random) -> Result<bool, Trouble> {
    let text = read(file)?;
    if text.lines().any(|line| line.trim() == UNDER_WAY) {
        return Ok(false);
    }
    let keyring = Keyring::parse(&text).map_err(|why| failed(file, &why))?;
    let version = keyring.newest().saturating_add(1);
    let entry = Keyring::draw_entry(version, random);
    let next = Zeroizing::new(format!("{}\n{}\n{UNDER_WAY}\n", text.trim_end(), *entry));
    write(file, &next)?;
    Ok(true)
}

/// Seals every value anew with the newest key of `vault`, has the packages wrapped anew (`rewrap` answers how many),
/// and ends the rotation in the key file when nothing is left.
///
/// # Errors
/// When values are left that no key opens; when the database, the store or the file fails.
pub fn rotate(
    db: &Db,
    vault: &Vault,
    file: Option<&Path>,
    rewrap: impl FnOnce() -> Result<usize, String>,
) -> Result<Said, Trouble> {
    let resealed = sealed::reseal(db, vault)?;
    let packages = rewrap().map_err(Trouble::Failed)?;
    let left = db.read_now(|conn| sealed::count_old(conn, vault))?;
    let said = Said::new("admin-keys-sealed")
        .with("version", vault.keyring().newest())
        .with("values", resealed.values)
        .with("packages", packages);
    let said = resealed
        .unreadable
        .iter()
        .fold(said, |said, (place, count)| {
            said.and("admin-keys-unreadable")
                .with("place", place)
                .with("count", count)
        });
    if !left.is_empty() {
        let said = said
            .and("admin-keys-left")
            .with("values", left.values().sum::<i64>());
        return Err(said.into());
    }
    let deed =
        Deed::new(Action::KeysRotated, "master-keys").with("version", vault.keyring().newest());
    let now = SystemClock.now();
    db.write_now(|tx| audit::record(tx, now, &By::OPERATOR, &deed))?;
    if let Some(file) = file {
        end(file)?;
    }
    let newest = vault.keyring().newest();
    let old: Vec<_> = vault
        .keyring()
        .versions()
        .filter(|version| *version != newest)
        .map(|version| version.to_string())
        .collect();
    Ok(if old.is_empty() {
        said
    } else {
        said.and("admin-keys-removable")
            .with("versions", old.join(", "))
    })
}

/// Takes the remark out of the key file.
fn end(file: &Path) -> Result<(), Trouble> {
    let text = read(file)?;
    let mut next = Zeroizing::new(String::with_capacity(text.len()));
    for line in text.lines().filter(|line| line.trim() != UNDER_WAY) {
        next.push_str(line);
        next.push('\n');
    }
    write(file, &next)
}

fn read(file: &Path) -> Result<Zeroizing<String>, Trouble> {
    let text = std::fs::read_to_string(file);
    text.map(Zeroizing::new).map_err(|why| failed(file, &why))
}

fn write(file: &Path, text: &str) -> Result<(), Trouble> {
    files::write_secret(file, text.as_bytes()).map_err(|why| failed(file, &why))
}

fn failed(file: &Path, why: &dyn std::fmt::Display) -> Trouble {
    Trouble::Failed(format!("{}: {why}", file.display()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::db::trial;
    use crate::domain::keys::open_vault;
    use crate::kit::random::{SharedRandom, SystemChance};
    use crate::text::{Catalogue, Locale};

    struct Safe {
        folder: tempfile::TempDir,
        trial: trial::Trial,
        random: SharedRandom,
    }

    impl Safe {
        fn on(trial: trial::Trial) -> Self {
            let random: SharedRandom = Arc::new(SystemChance::default());
            let safe = Self {
                folder: tempfile::tempdir().unwrap(),
                trial,
                random,
            };
            let entry = Keyring::draw_entry(1, safe.random.as_ref());
            write(&safe.file(), &entry).unwrap();
            safe
        }

        fn file(&self) -> std::path::PathBuf {
            self.folder.path().join("master.key")
        }

        fn text(&self) -> String {
            std::fs::read_to_string(self.file()).unwrap()
        }

        fn vault(&self) -> Vault {
            let keyring = Keyring::parse(&self.text()).unwrap();
            open_vault(&self.trial.db, keyring, &self.random).unwrap()
        }

        fn rotate(&self, packages: Result<usize, String>) -> Result<String, String> {
            let file = self.file();
            let rotated = rotate(&self.trial.db, &self.vault(), Some(&file), || packages);
            let english = Catalogue::of(Locale::English);
            match rotated {
                Ok(said) => Ok(said.lines(english).join("\n")),
                Err(Trouble::Refused(said)) => Err(said.lines(english).join("\n")),
                Err(Trouble::Failed(why)) => Err(why),
            }
        }
    }

    #[test]
    fn a_rotation_adds_a_version_seals_anew_and_says_what_may_go() {
        for trial in trial::each() {
            let safe = Safe::on(trial);
            let lookup = safe.vault().lookup("a", "b");
            assert!(add(&safe.file(), safe.random.as_ref()).unwrap());
            let said = safe.rotate(Ok(0)).unwrap();
            assert!(said.lines().last().unwrap().contains('1'), "{said}");
            let kept: Vec<_> = safe.text().lines().map(str::to_owned).collect();
            assert_eq!(kept.len(), 2);
            write(&safe.file(), &kept[1]).unwrap();
            assert_eq!(safe.vault().lookup("a", "b"), lookup);
        }
    }

    #[test]
    fn a_rotation_that_was_killed_goes_on_with_the_version_that_stands_there() {
        let safe = Safe::on(trial::on_sqlite());
        safe.vault();
        assert!(add(&safe.file(), safe.random.as_ref()).unwrap());
        assert!(!add(&safe.file(), safe.random.as_ref()).unwrap());
        assert_eq!(safe.vault().keyring().versions().count(), 2);
        safe.rotate(Ok(0)).unwrap();
        assert!(add(&safe.file(), safe.random.as_ref()).unwrap());
        assert_eq!(safe.vault().keyring().newest(), 3);
    }

    #[test]
    fn nothing_may_go_while_a_package_or_a_value_cannot_be_opened() {
        use diesel::connection::SimpleConnection as _;

        let safe = Safe::on(trial::on_sqlite());
        safe.vault();
        add(&safe.file(), safe.random.as_ref()).unwrap();
        let why = safe.rotate(Err("the store is away".to_owned()));
        assert_eq!(why.unwrap_err(), "the store is away");
        let stray = "INSERT INTO outbox (id, kind, payload, secret, made_at, run_at, attempts) VALUES \
                     ('x', 'x', '', X'0100000001', '2026-11-20 04:00:00.000000', '2026-11-20 04:00:00.000000', 0)";
        safe.trial
            .db
            .write_now(|tx| -> crate::db::Result<()> { Ok(tx.batch_execute(stray)?) })
            .unwrap();
        let said = safe.rotate(Ok(4)).unwrap_err();
        assert!(said.contains("outbox.secret"), "{said}");
        assert!(safe.text().contains(UNDER_WAY));
    }

    #[test]
    fn the_key_file_stays_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt as _;

        let safe = Safe::on(trial::on_sqlite());
        add(&safe.file(), safe.random.as_ref()).unwrap();
        let mode = std::fs::metadata(safe.file()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
