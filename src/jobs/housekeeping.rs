//! Forgets what has outlived its time, and adds up visits.

use crate::app::App;
use crate::db::{self, Tx};
use crate::domain::account::queries::{attempts, enrolments};
use crate::domain::announcement::queries as announcements;
use crate::domain::barcode::queries as barcodes;
use crate::domain::citizen::{history, queries as citizens};
use crate::domain::course::keeping::forget_ended;
use crate::domain::credential::usage;
use crate::domain::identity::queries as challenges;
use crate::domain::inquiry::queries as inquiries;
use crate::domain::member::leaving::forget_waiting;
use crate::domain::member::link::KNOWN;
use crate::domain::member::queries::links;
use crate::domain::opening::clear;
use crate::domain::opening::ending::close_overdue;
use crate::domain::opening::queries::delete_dead_passwords;
use crate::domain::picture::queries as pictures;
use crate::domain::request::queries as requests;
use crate::domain::retention::{ATTEMPT_AGE, TAKING_PART_AGE};
use crate::domain::session::queries as sessions;
use crate::domain::visit;
use crate::domain::{limit, outbox};
use crate::kit::chain::chain;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;
use crate::kit::taiwan::today;

/// Something that is forgotten, in one transaction of its own.
type Step = fn(&mut Tx<'_>, Timestamp, &Vault) -> db::Result<()>;

/// What is forgotten, by its name in the log.
const STEPS: [(&str, Step); 19] = [
    ("sessions", |tx, now, _| {
        done(sessions::delete_ended(tx, now))
    }),
    ("limits", |tx, now, _| {
        done(limit::queries::delete_ended(tx, now))
    }),
    ("drafts", |tx, now, _| {
        done(requests::delete_forgotten(tx, now))
    }),
    ("challenges", |tx, now, _| {
        done(challenges::delete_expired(tx, now))
    }),
    ("barcodes", |tx, now, _| {
        done(barcodes::retire_expired(tx, now))
    }),
    ("openings", |tx, now, vault| {
        done(close_overdue(tx, now, vault))
    }),
    ("one-time passwords", |tx, now, _| {
        done(delete_dead_passwords(tx, now))
    }),
    ("codes of contacts", |tx, now, _| {
        done(citizens::delete_dead_codes(tx, now))
    }),
    ("codes of returning", |tx, now, _| {
        done(citizens::delete_dead_returns(tx, now))
    }),
    ("enrolments of staff", |tx, now, _| {
        done(enrolments::delete_ended(tx, now))
    }),
    ("attempts", |tx, now, _| {
        done(attempts::delete_before(tx, now.minus(ATTEMPT_AGE)))
    }),
    ("calls and keys", |tx, now, _| done(usage::forget(tx, now))),
    ("links of members", |tx, now, _| {
        done(links::delete_dead(tx, now.minus(KNOWN)))
    }),
    ("members never activated", |tx, now, _| {
        done(forget_waiting(tx, now))
    }),
    ("inquiries and pictures", |tx, now, _| {
        done(inquiries::delete_answered_before(
            tx,
            now.minus(TAKING_PART_AGE),
        ))?;
        done(pictures::delete_unowned(tx))
    }),
    ("courses", |tx, now, _| {
        done(forget_ended(tx, now.minus(TAKING_PART_AGE)))
    }),
    ("announcements", |tx, now, _| {
        let end = now.minus(TAKING_PART_AGE);
        done(announcements::letters::delete_promised_before(tx, end))
    }),
    ("letters", |tx, now, _| done(outbox::forget(tx, now))),
    ("events", |tx, now, _| done(history::forget(tx, now))),
];

fn done<T>(step: db::Result<T>) -> db::Result<()> {
    step.map(|_| ())
}

/// What could not be forgotten; the rest was.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.told())]
pub struct NotForgotten(Vec<(&'static str, db::Error)>);

impl NotForgotten {
    /// Each with its reason.
    fn told(&self) -> String {
        let each = self.0.iter();
        let each = each.map(|(what, why)| format!("{what}: {}", chain(why)));
        each.collect::<Vec<_>>().join("; ")
    }
}

/// Forgets sessions, limits, drafts, challenges, passwords, codes, links, attempts, letters, accounts nobody activated and events whose time is
/// over, writes down which barcodes and openings the clock has ended, and seals what an earlier release wrote in clear.
///
/// # Errors
/// Faults of the database; everything that has none is forgotten nevertheless.
pub async fn forget(app: &App) -> Result<(), NotForgotten> {
    let now = app.clock.now();
    let mut failed = Vec::new();
    for (what, step) in STEPS {
        let vault = app.vault.clone();
        let forgotten = app.db.write(move |tx| step(tx, now, &vault)).await;
        failed.extend(forgotten.err().map(|why| (what, why)));
    }
    let sealed = seal_reasons(app).await;
    failed.extend(sealed.err().map(|why| ("reasons in clear", why)));
    if failed.is_empty() {
        Ok(())
    } else {
        Err(NotForgotten(failed))
    }
}

/// Seals the reasons that a process of an earlier release, which runs beside this one, has written in clear.
async fn seal_reasons(app: &App) -> db::Result<()> {
    loop {
        let vault = app.vault.clone();
        let sealed = app.db.write(move |tx| clear::seal_batch(tx, &vault));
        if sealed.await? == 0 {
            return Ok(());
        }
    }
}

/// Writes down the calls of the park data API that this process has answered.
///
/// # Errors
/// A fault of the database; the calls are written at the next time then.
pub async fn write_calls(app: &App) -> db::Result<()> {
    let calls = app.calls.take();
    if calls.is_empty() {
        return Ok(());
    }
    let (random, written) = (app.random.clone(), calls.clone());
    let outcome = app
        .db
        .write(move |tx| usage::record(tx, random.as_ref(), &written))
        .await;
    if outcome.is_err() {
        app.calls.give_back(calls);
    }
    outcome
}

/// Adds the visits of this process to the sum of all, and learns the sum.
///
/// # Errors
/// A fault of the database; they are counted again then.
pub async fn count_visits(app: &App) -> db::Result<()> {
    let (pages, today) = (app.visits.take(), today(app.clock.now()));
    let add = move |tx: &mut Tx<'_>| visit::add(tx, today, pages);
    let counted = app.db.write(add).await;
    match counted {
        Ok(pages) => app.visits.learn(pages),
        Err(_) => app.visits.give_back(pages),
    }
    counted.map(|_| ())
}
