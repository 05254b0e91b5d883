//! `mydata admin`: what the operator decides from the command line, before and besides the back office.
//!
//! Each command is one transaction and says in a sentence what it did. It acts as the operator, which the audit
//! shows.

mod counter;
mod desk;
mod example;
mod journal;
mod member;
mod pair;
mod provider;
mod staff;
mod suspension;
mod words;

use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;

use super::said::{self, Said, Trouble};
use super::start;
use crate::domain::account::Kind;
use crate::kit::clock::{Clock as _, SystemClock};
use crate::kit::random::{SharedRandom, SystemChance};
use crate::text::Locale;

pub use desk::Desk;
use member::Member;
use words::{Audit, Clerk, Counter, Provider, Reviewer, Session, What};

/// Make, list and close accounts and counters; attach, list and suspend data providers; issue pairs for the API; check
/// the audit.
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

impl Admin {
    /// Does it, says what was done, and gives the exit status.
    #[must_use]
    pub fn run(&self) -> ExitCode {
        said::finish(&self.prepare_and_do(), self.lang)
    }

    fn prepare_and_do(&self) -> Result<Said, Trouble> {
        if let What::Provider(Provider::Example) = self.what {
            return Ok(example::provider());
        }
        let mut config = start::config().map_err(Trouble::Failed)?;
        if self.what.only_reads() {
            start::only_read(&mut config).map_err(Trouble::Failed)?;
        }
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
    const fn only_reads(&self) -> bool {
        matches!(
            self,
            Self::Audit(Audit::Verify)
                | Self::Provider(Provider::List)
                | Self::Counter(Counter::List)
                | Self::Clerk(Clerk::List)
                | Self::Reviewer(Reviewer::List)
        )
    }

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
            Self::Reviewer(Reviewer::List) => staff::list(desk, Kind::Reviewer),
            Self::Clerk(Clerk::List) => staff::list(desk, Kind::Clerk),
            Self::Session(Session::End { login }) => staff::end_sessions(desk, login),
            Self::Counter(Counter::Add(asked)) => counter::add(desk, asked),
            Self::Counter(Counter::Close {
                organisation,
                counter,
            }) => counter::close(desk, organisation, counter),
            Self::Counter(Counter::List) => counter::list(desk),
            Self::Counter(Counter::Forbid {
                organisation,
                counter,
                datasets,
            }) => counter::forbid(desk, (organisation, counter), datasets),
            Self::Provider(Provider::Connect {
                file,
                rotate_secret,
            }) => provider::connect(desk, file, *rotate_secret),
            Self::Provider(Provider::List) => provider::list(desk),
            Self::Provider(Provider::Example) => Ok(example::provider()),
            Self::Provider(Provider::Suspend {
                organisation,
                datasets,
                reason,
            }) => suspension::suspend(desk, (organisation, datasets), reason),
            Self::Provider(Provider::Resume {
                organisation,
                datasets,
            }) => suspension::resume(desk, (organisation, datasets)),
            Self::Member(Member::Add(asked)) => member::add(desk, asked),
            Self::Pair(pair) => pair.act(desk),
            Self::Audit(Audit::Verify) => journal::verify(desk),
        }
    }
}

#[cfg(test)]
mod tests;
