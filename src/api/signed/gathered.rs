//! Judging and counting calls together, and what each of them hears.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::web::Data;

use crate::app::App;
use crate::db::gathering::CannotGather;
use crate::db::{self, Db};
use crate::domain::credential::admission::{self, Call, Proved, Refusal, Verdict};
use crate::domain::credential::known::list_known;
use crate::domain::credential::quota::Allowance;
use crate::domain::ids::AccountId;
use crate::http::turnstile::{Admitted, Ticket, Turnstile};
use crate::kit::clock::Timestamp;

/// Judges and counts a call together with the others that wait.
pub(super) async fn ask(app: &Data<App>, call: Call) -> Result<Admitted, CannotGather> {
    let (db, clock) = (app.db.clone(), app.clock.clone());
    let (vault, turnstile) = (Arc::clone(&app.vault), app.turnstile.clone());
    let closings = app.closings.clone();
    let answer = move |calls: &[Call]| {
        let now = clock.now();
        let judged = db.read_now(|conn| {
            let known = list_known(conn, now, &vault, calls)?;
            let closed = closings.at(conn, now)?;
            Ok::<_, db::Error>(admission::judge_all(&known, &closed, calls))
        })?;
        let judged = judged.into_iter().map(|one| take_ticket(&turnstile, one));
        let (judged, tickets): (Vec<_>, Vec<_>) = judged.unzip();
        let verdicts = if tickets.iter().all(Option::is_none) {
            judged
                .into_iter()
                .filter_map(Result::err)
                .map(Err)
                .collect()
        } else {
            db.write_now(|tx| admission::count(tx, clock.now(), &vault, &judged))?
        };
        let allowances = find_untold(&db, clock.now(), &verdicts);
        let admitted = verdicts.into_iter().zip(tickets);
        Ok(admitted
            .map(|(verdict, ticket)| with_ticket(verdict, ticket, &allowances))
            .collect())
    };
    app.admissions.ask(call, answer).await
}

/// The allowances that the refused are told. The calls are counted already, so that these cannot be had stops none.
fn find_untold(db: &Db, now: Timestamp, verdicts: &[Verdict]) -> BTreeMap<AccountId, Allowance> {
    let untold = admission::list_untold(verdicts);
    if untold.is_empty() {
        return BTreeMap::new();
    }
    db.read_now(|conn| admission::list_allowances(conn, now, &untold))
        .inspect_err(|why| tracing::error!(%why, "allowances are not told"))
        .unwrap_or_default()
}

/// A call in order needs a ticket; without one it is refused before it is counted.
fn take_ticket(
    turnstile: &Turnstile,
    judged: Result<Proved, Refusal>,
) -> (Result<Proved, Refusal>, Option<Ticket>) {
    match judged {
        Err(refusal) => (Err(refusal), None),
        Ok(proved) => match turnstile.ticket(proved.account(), proved.goes_first()) {
            Some(ticket) => (Ok(proved), Some(ticket)),
            None => (Err(proved.busy()), None),
        },
    }
}

/// What was counted has its ticket; who was refused is told where they stand, when they are known.
fn with_ticket(
    verdict: Verdict,
    ticket: Option<Ticket>,
    allowances: &BTreeMap<AccountId, Allowance>,
) -> Admitted {
    match (verdict, ticket) {
        (Ok(guest), Some(ticket)) => Ok((guest, ticket)),
        (Ok(guest), None) => Err((Refusal::Busy(guest.caller()), Some(guest.allowance))),
        (Err(refusal), _) => Err((refusal, refusal.allowance(allowances))),
    }
}
