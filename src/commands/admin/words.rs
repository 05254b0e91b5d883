//! The words of `mydata admin`, as its help explains them.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::member::Member;
use super::pair::Pair;
use crate::domain::account::Login;
use crate::domain::ids::ResourceId;

#[derive(Debug, Subcommand)]
pub(super) enum What {
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
    /// Members of the Industrial Data Space
    #[command(subcommand)]
    Member(Member),
    /// APP ID and APP Key of members, for the park data API
    #[command(subcommand)]
    Pair(Pair),
    /// The journal of who did what
    #[command(subcommand)]
    Audit(Audit),
    /// Sessions of people who are signed in
    #[command(subcommand)]
    Session(Session),
}

#[derive(Debug, Subcommand)]
pub(super) enum Reviewer {
    /// List the accounts of reviewers, closed ones too
    List,
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
pub(super) enum Counter {
    /// List the counters of every agency and what each may open
    List,
    /// Take data sets away from a counter: it can open them no more, also in cases that are open
    Forbid {
        /// The agency's Chinese name
        organisation: String,
        /// The counter's Chinese name
        counter: String,
        /// The data set; may be said several times
        #[arg(long = "dataset", value_name = "API.…", required = true)]
        datasets: Vec<ResourceId>,
    },
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
pub(super) struct CounterAdd {
    /// The agency's Chinese name; it is entered when it is new
    pub(super) organisation: String,
    /// The counter's Chinese name
    pub(super) counter: String,
    /// The agency's English name (the Chinese one when left out)
    #[arg(long, value_name = "NAME")]
    pub(super) organisation_english: Option<String>,
    /// The counter's English name (the Chinese one when left out)
    #[arg(long, value_name = "NAME")]
    pub(super) english: Option<String>,
    /// A data set the counter may open; may be said several times
    #[arg(long = "dataset", value_name = "API.…")]
    pub(super) datasets: Vec<ResourceId>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Clerk {
    /// List the accounts of clerks and where they work, closed ones too
    List,
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
pub(super) enum Provider {
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
    /// Print a file for “connect” with an explanation of every line
    Example,
    /// Suspend a provider's data sets: nobody can ask for them until “resume”; what was fetched stays
    Suspend {
        /// The provider's Chinese name
        organisation: String,
        /// Only this data set; may be said several times
        #[arg(long = "dataset", value_name = "API.…")]
        datasets: Vec<ResourceId>,
        /// Why, for the record
        #[arg(long)]
        reason: String,
    },
    /// Let a provider's suspended data sets be asked for again
    Resume {
        /// The provider's Chinese name
        organisation: String,
        /// Only this data set; may be said several times
        #[arg(long = "dataset", value_name = "API.…")]
        datasets: Vec<ResourceId>,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum Audit {
    /// Check that no entry was altered, removed or slipped in
    Verify,
}

#[derive(Debug, Subcommand)]
pub(super) enum Session {
    /// End every session of an account
    End {
        /// Whose
        login: Login,
    },
}
