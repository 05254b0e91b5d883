//! What every command that needs the rows does first: read the configuration, open the database and the vault.

use crate::config::{Config, KeySource, KeysConfig};
use crate::db::{Address, Db, migrate};
use crate::domain::keys;
use crate::kit::chain::chain;
use crate::kit::keyring::Keyring;
use crate::kit::random::{Random, SharedRandom};
use crate::kit::seal::Vault;

/// The configuration, or everything that is wrong with it as one text.
///
/// # Errors
/// The sentences that say what to set, one a line.
pub fn config() -> Result<Config, String> {
    Config::from_env().map_err(|mistakes| {
        let sentences: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        sentences.join("\nmydata: ")
    })
}

/// For a command that only reads: refuses when there is no database, and makes neither tables nor keys.
///
/// # Errors
/// One sentence that says where nothing is.
pub fn only_read(config: &mut Config) -> Result<(), String> {
    config.keys.make = false;
    config.database.migrate_at_start = false;
    match &config.database.address {
        Address::Sqlite(path) if !path.exists() => Err(format!(
            "there is no database at {}: set MYDATA_VAR or MYDATA_DATABASE_URL to where it is.",
            path.display()
        )),
        _ => Ok(()),
    }
}

/// The rows, brought up to date when the operator wants it so.
///
/// # Errors
/// One sentence that says what is wrong.
pub fn database(config: &Config) -> Result<Db, String> {
    let db = Db::open(&config.database.address)
        .map_err(|why| sentence("the database cannot be opened", &why))?;
    if config.database.migrate_at_start {
        migrate::run(&db)
            .map_err(|why| sentence("the tables cannot be brought up to date", &why))?;
    } else if db
        .read_now(migrate::is_pending)
        .map_err(|why| sentence("the tables cannot be read", &why))?
    {
        return Err(
            "the tables are not up to date: run `mydata migrate`, or set MYDATA_MIGRATE to true."
                .to_owned(),
        );
    }
    Ok(db)
}

/// The master keys; in development they are made when there are none.
///
/// # Errors
/// One sentence that says what is wrong.
pub fn keyring(config: &KeysConfig, random: &dyn Random) -> Result<Keyring, String> {
    let text = match &config.source {
        KeySource::Text(text) => text.reveal().to_owned(),
        KeySource::File(path) if !path.exists() && config.make => {
            let entry = Keyring::draw_entry(1, random);
            super::files::write_secret(path, entry.as_bytes())
                .map_err(|why| format!("{} cannot be written: {why}", path.display()))?;
            entry.to_string()
        }
        KeySource::File(path) => std::fs::read_to_string(path)
            .map_err(|why| format!("{} cannot be read: {why}", path.display()))?,
    };
    Keyring::parse(&text).map_err(|why| format!("the master keys cannot be read: {why}"))
}

/// The rows and the vault.
///
/// # Errors
/// One sentence that says what is wrong.
pub fn vault(config: &Config, db: &Db, random: &SharedRandom) -> Result<Vault, String> {
    let keyring = keyring(&config.keys, random.as_ref())?;
    keys::open_vault(db, keyring, random)
        .map_err(|why| sentence("the vault cannot be opened", &why))
}

/// `what`, and the whole chain of causes behind `why`, on one line.
#[must_use]
pub fn sentence(what: &str, why: &dyn std::error::Error) -> String {
    format!("{what}: {}", chain(why))
}
