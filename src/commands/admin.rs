//! `mydata admin`: what the operator decides from the command line, before and besides the back office.
//!
//! Each command is one transaction and says in a sentence what it did. It acts as the operator, which the audit
//! shows.

mod counter;
mod desk;
mod journal;
mod provider;
mod staff;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Subcommand};

use super::said::{self, Said, Trouble};
use super::start;
use crate::domain::account::Login;
use crate::domain::ids::ResourceId;
use crate::kit::clock::{Clock as _, SystemClock};
use crate::kit::random::{SharedRandom, SystemChance};
use crate::text::Locale;

pub use desk::Desk;

/// Make staff accounts and counters, attach data providers, check the audit.
///
/// Exit status: 0 done, 1 refused, 2 failed.
#[derive(Debug, Args)]
pub struct Admin {
    #[command(subcommand)]
    what: What,
    /// Language of the sentences: zh-Hant-TW or en
    #[arg(long, global = true, value_name = "TAG", default_value_t = Locale::Chinese)]
    lang: Locale,
}

#[derive(Debug, Subcommand)]
enum What {
    /// People who decide on applications
    #[command(subcommand)]
    Reviewer(Reviewer),
    /// Counters of agencies, where data are opened
    #[command(subcommand)]
    Counter(Counter),
    /// People who work at a counter
    #[command(subcommand)]
    Clerk(Clerk),
    /// Data providers
    #[command(subcommand)]
    Provider(Provider),
    /// The journal of who did what
    #[command(subcommand)]
    Audit(Audit),
    /// Sessions of people who are signed in
    #[command(subcommand)]
    Session(Session),
}

#[derive(Debug, Subcommand)]
enum Reviewer {
    /// Make an account and print the link by which its owner sets a password and a second factor
    Add {
        /// What the reviewer is going to type to sign in
        login: Login,
        /// The reviewer's name
        #[arg(long)]
        name: String,
    },
    /// Retire a lost second factor, end all sessions, and print a new link
    ResetFactor {
        /// Whose
        login: Login,
    },
    /// Close an account for good
    Close {
        /// Whose
        login: Login,
    },
}

#[derive(Debug, Subcommand)]
enum Counter {
    /// Open a counter, or let one that is open open more data sets
    Add(CounterAdd),
    /// Close a counter for good: its clerks can no longer sign in
    Close {
        /// The agency's Chinese name
        organisation: String,
        /// The counter's Chinese name
        counter: String,
    },
}

#[derive(Debug, Args)]
struct CounterAdd {
    /// The agency's Chinese name; it is entered when it is new
    organisation: String,
    /// The counter's Chinese name
    counter: String,
    /// The agency's English name (the Chinese one when left out)
    #[arg(long, value_name = "NAME")]
    organisation_english: Option<String>,
    /// The counter's English name (the Chinese one when left out)
    #[arg(long, value_name = "NAME")]
    english: Option<String>,
    /// A data set the counter may open; may be said several times
    #[arg(long = "dataset", value_name = "API.…")]
    datasets: Vec<ResourceId>,
}

#[derive(Debug, Subcommand)]
enum Clerk {
    /// Make an account and print the link by which its owner sets a password and a second factor
    Add {
        /// What the clerk is going to type to sign in
        login: Login,
        /// The clerk's name
        #[arg(long)]
        name: String,
        /// The agency's Chinese name
        #[arg(long)]
        organisation: String,
        /// The counter's Chinese name
        #[arg(long)]
        counter: String,
    },
    /// Retire a lost second factor, end all sessions, and print a new link
    ResetFactor {
        /// Whose
        login: Login,
    },
    /// Close an account for good
    Close {
        /// Whose
        login: Login,
    },
}

#[derive(Debug, Subcommand)]
enum Provider {
    /// Attach a provider and its data sets as a TOML file describes them; doing it again describes them anew
    Connect {
        /// The file
        #[arg(value_name = "FILE.toml")]
        file: PathBuf,
        /// Draw and print new secrets, also for data sets that are known; the old ones die at once
        #[arg(long)]
        rotate_secret: bool,
    },
    /// List the providers and their data sets
    List,
}

#[derive(Debug, Subcommand)]
enum Audit {
    /// Check that no entry was altered, removed or slipped in
    Verify,
}

#[derive(Debug, Subcommand)]
enum Session {
    /// End every session of an account
    End {
        /// Whose
        login: Login,
    },
}

impl Admin {
    /// Does it, says what was done, and gives the exit status.
    #[must_use]
    pub fn run(&self) -> ExitCode {
        said::finish(&self.prepare_and_do(), self.lang)
    }

    fn prepare_and_do(&self) -> Result<Said, Trouble> {
        let config = start::config().map_err(Trouble::Failed)?;
        let random: SharedRandom = Arc::new(SystemChance::default());
        let db = start::database(&config).map_err(Trouble::Failed)?;
        let vault = start::vault(&config, &db, &random).map_err(Trouble::Failed)?;
        let desk = Desk {
            db: &db,
            vault: &vault,
            random: random.as_ref(),
            now: SystemClock.now(),
            server: &config.server,
        };
        self.what.act(&desk)
    }
}

impl What {
    /// Does it.
    fn act(&self, desk: &Desk<'_>) -> Result<Said, Trouble> {
        match self {
            Self::Reviewer(Reviewer::Add { login, name }) => staff::add(desk, login, name, None),
            Self::Clerk(Clerk::Add {
                login,
                name,
                organisation,
                counter,
            }) => staff::add(desk, login, name, Some((organisation, counter))),
            Self::Reviewer(Reviewer::ResetFactor { login })
            | Self::Clerk(Clerk::ResetFactor { login }) => staff::reset_factor(desk, login),
            Self::Reviewer(Reviewer::Close { login }) | Self::Clerk(Clerk::Close { login }) => {
                staff::close(desk, login)
            }
            Self::Session(Session::End { login }) => staff::end_sessions(desk, login),
            Self::Counter(Counter::Add(asked)) => counter::add(desk, asked),
            Self::Counter(Counter::Close {
                organisation,
                counter,
            }) => counter::close(desk, organisation, counter),
            Self::Provider(Provider::Connect {
                file,
                rotate_secret,
            }) => provider::connect(desk, file, *rotate_secret),
            Self::Provider(Provider::List) => provider::list(desk),
            Self::Audit(Audit::Verify) => journal::verify(desk),
        }
    }
}

#[cfg(test)]
mod tests;
