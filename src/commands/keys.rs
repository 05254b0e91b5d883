//! `mydata keys`: making the first master key, and putting a new one to use.
//!
//! A rotation adds a version to the key file, seals every value of the tables anew, has the heads of the packages
//! wrapped anew, and says which versions may go. While it is under way the file says so in a remark; called again
//! after a kill it goes on with the version that stands there instead of adding another.

mod rotation;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Subcommand};

use super::said::{self, Said, Trouble};
use super::{files, start};
use crate::clients::package_store::{CannotStore, PackageStore};
use crate::config::{Config, KeySource};
use crate::kit::keyring::{KeyVersion, Keyring};
use crate::kit::random::{Random, SharedRandom, SystemChance};
use crate::kit::seal::Vault;
use crate::text::Locale;

pub use rotation::rotate;

/// Make master keys and put new ones to use.
///
/// Exit status: 0 done, 1 refused or not all done, 2 failed.
#[derive(Debug, Args)]
pub struct Keys {
    #[command(subcommand)]
    what: What,
    /// Language of the sentences: zh-Hant-TW or en
    #[arg(long, global = true, value_name = "TAG", default_value_t = Locale::Chinese)]
    lang: Locale,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Print a fresh key, or write it to a new file that only its owner may read
    Make {
        /// The file, which must not exist
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
        /// The key's version; higher is newer
        #[arg(long, value_name = "NUMBER", default_value_t = 1)]
        version: KeyVersion,
    },
    /// Add a version to the key file and seal everything anew with it
    ///
    /// Stop the servers first. To keep them running: call it with --add-only, restart every server so that all
    /// know the new key, then call it again without. Killed half-way, call it again: it goes on.
    Rotate {
        /// Only add the version; seal nothing yet
        #[arg(long)]
        add_only: bool,
    },
}

impl Keys {
    /// Does it, says what was done, and gives the exit status.
    #[must_use]
    pub fn run(&self) -> ExitCode {
        let random: SharedRandom = Arc::new(SystemChance::default());
        let outcome = match &self.what {
            What::Make { file, version } => make(file.as_ref(), *version, random.as_ref()),
            What::Rotate { add_only } => prepare_and_rotate(*add_only, &random),
        };
        said::finish(&outcome, self.lang)
    }
}

/// Prints a fresh key, or writes it to a file of its own.
fn make(file: Option<&PathBuf>, version: KeyVersion, random: &dyn Random) -> Result<Said, Trouble> {
    let entry = Keyring::draw_entry(version, random);
    let Some(file) = file else {
        return Ok(Said::new("admin-keys-entry").with("entry", entry.as_str()));
    };
    if file.exists() {
        return Err(Said::new("admin-keys-file-exists")
            .with("file", file.display())
            .into());
    }
    files::write_secret(file, format!("{}\n", *entry).as_bytes())
        .map_err(|why| Trouble::Failed(format!("{}: {why}", file.display())))?;
    Ok(Said::new("admin-keys-made").with("file", file.display()))
}

fn prepare_and_rotate(add_only: bool, random: &SharedRandom) -> Result<Said, Trouble> {
    let config = start::config().map_err(Trouble::Failed)?;
    let db = start::database(&config).map_err(Trouble::Failed)?;
    let file = match &config.keys.source {
        KeySource::File(path) => Some(path.as_path()),
        KeySource::Text(_) => None,
    };
    // Refuses keys that are not those of this database before anything is added to them.
    start::vault(&config, &db, random).map_err(Trouble::Failed)?;
    if let Some(file) = file {
        rotation::add(file, random.as_ref())?;
    }
    if add_only {
        return Ok(Said::new(match file {
            Some(_) => "admin-keys-added",
            None => "admin-keys-in-variable",
        }));
    }
    let vault = start::vault(&config, &db, random).map_err(Trouble::Failed)?;
    let vault = Arc::new(vault);
    halt_at(&config, "key-added");
    rotate(&db, &vault, file, || {
        halt_at(&config, "values-sealed");
        rewrap(&config, &vault)
    })
}

/// Stands still when `MYDATA_SANDBOX_HALT` names this point, for tests that kill the process there.
fn halt_at(config: &Config, point: &str) {
    if config.sandbox.stands_still_at(point) {
        eprintln!("standing still at {point}");
        loop {
            std::thread::park();
        }
    }
}

/// Wraps the keys of all packages in the object store anew, and answers how many.
fn rewrap(config: &Config, vault: &Arc<Vault>) -> Result<usize, String> {
    let failed = |why: &CannotStore| start::sentence("the packages cannot be wrapped anew", why);
    let store = PackageStore::open(&config.store.kind, Arc::clone(vault));
    let store = store.map_err(|why| failed(&why))?;
    let done = actix_web::rt::System::new()
        .block_on(store.rewrap_all(|| halt_at(config, "one-rewrapped")));
    Ok(done.map_err(|why| failed(&why))?.rewrapped)
}
