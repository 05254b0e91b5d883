//! `mydata migrate`: brings the tables to the form this release expects.

use std::process::ExitCode;

use super::start;
use crate::db::{Db, migrate};

/// Runs it.
#[must_use]
pub fn run() -> ExitCode {
    let done = start::config().and_then(|config| {
        let db = Db::open(&config.database.address)
            .map_err(|why| start::sentence("the database cannot be opened", &why))?;
        migrate::run(&db)
            .map_err(|why| start::sentence("the tables cannot be brought up to date", &why))
    });
    match done {
        Ok(count) => {
            println!("{count} migrations applied; the tables are up to date.");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("mydata: {why}");
            ExitCode::FAILURE
        }
    }
}
