//! Forgets what has outlived its time, and adds up visits.

use crate::app::App;
use crate::db;
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
use crate::kit::taiwan::today;

/// Forgets sessions, limits, drafts, challenges, passwords, codes, links, attempts, letters, accounts nobody activated and events whose time is
/// over, writes down which barcodes and openings the clock has ended, and seals what an earlier release wrote in clear.
///
/// # Errors
/// A fault of the database; what went before it stays forgotten.
pub async fn forget(app: &App) -> db::Result<()> {
    let now = app.clock.now();
    app.db
        .write(move |tx| sessions::delete_ended(tx, now))
        .await?;
    app.db
        .write(move |tx| limit::queries::delete_ended(tx, now))
        .await?;
    app.db
        .write(move |tx| requests::delete_forgotten(tx, now))
        .await?;
    app.db
        .write(move |tx| challenges::delete_expired(tx, now))
        .await?;
    app.db
        .write(move |tx| barcodes::retire_expired(tx, now))
        .await?;
    let vault = app.vault.clone();
    app.db
        .write(move |tx| close_overdue(tx, now, &vault))
        .await?;
    app.db
        .write(move |tx| delete_dead_passwords(tx, now))
        .await?;
    app.db
        .write(move |tx| citizens::delete_dead_codes(tx, now))
        .await?;
    app.db
        .write(move |tx| citizens::delete_dead_returns(tx, now))
        .await?;
    app.db
        .write(move |tx| enrolments::delete_ended(tx, now))
        .await?;
    app.db
        .write(move |tx| attempts::delete_before(tx, now.minus(ATTEMPT_AGE)))
        .await?;
    app.db.write(move |tx| usage::forget(tx, now)).await?;
    app.db
        .write(move |tx| links::delete_dead(tx, now.minus(KNOWN)))
        .await?;
    app.db.write(move |tx| forget_waiting(tx, now)).await?;
    let end = now.minus(TAKING_PART_AGE);
    app.db
        .write(move |tx| inquiries::delete_answered_before(tx, end))
        .await?;
    app.db.write(pictures::delete_unowned).await?;
    app.db.write(move |tx| forget_ended(tx, end)).await?;
    app.db
        .write(move |tx| announcements::letters::delete_promised_before(tx, end))
        .await?;
    app.db.write(move |tx| outbox::forget(tx, now)).await?;
    app.db.write(move |tx| history::forget(tx, now)).await?;
    seal_reasons(app).await
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

/// Adds the visits and the visitors of this process to the sums of all, and learns the sums.
///
/// # Errors
/// A fault of the database; they are counted again then.
pub async fn count_visits(app: &App) -> db::Result<()> {
    let (pages, today) = (app.visits.take(), today(app.clock.now()));
    let visitors = app.visitors.tally.take();
    let add = move |tx: &mut db::Tx<'_>| -> db::Result<(i64, i64)> {
        let visitors = visit::add_visitors(tx, today, visitors)?;
        Ok((visit::add(tx, today, pages)?, visitors))
    };
    let counted = app.db.write(add).await;
    match counted {
        Ok((pages, visitors)) => {
            app.visits.learn(pages);
            app.visitors.tally.learn(visitors);
        }
        Err(_) => {
            app.visits.give_back(pages);
            app.visitors.tally.give_back(visitors);
        }
    }
    counted.map(|_| ())
}
