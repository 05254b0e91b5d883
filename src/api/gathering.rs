//! Gathering the questions of many requests, so that they are answered, and told to the log, by one transaction.
//!
//! A commit waits for the disk, and one waits no longer for a hundred events than for one. Whoever asks while nobody
//! leads begins to lead at once: it takes what has been asked so far, answers, and looks again, until nobody waits.
//! A single question therefore waits for nothing; under load each commit carries what came in during the one before.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

use crate::app::App;
use crate::db::{self, Db};
use crate::domain::token::introspection::{self, Question, Verdict};
use crate::kit::clock::SharedClock;

/// The most questions of one transaction: the writer is not held longer than some milliseconds.
const MOST: usize = 256;

/// The questions that wait, and whether somebody answers.
#[derive(Clone, Default)]
pub struct Gathering(Arc<Mutex<Waiting>>);

/// Why there is no verdict.
#[derive(Debug, Clone, thiserror::Error)]
pub enum CannotAnswer {
    /// The transaction failed, for everybody who was part of it.
    #[error("the questions could not be answered")]
    Db(#[source] Arc<db::Error>),
    /// The process is stopping, or the work panicked.
    #[error("the questions were given up")]
    GivenUp,
}

#[derive(Default)]
struct Waiting {
    asked: Vec<Asked>,
    led: bool,
}

struct Asked {
    question: Question,
    reply: oneshot::Sender<Result<Verdict, CannotAnswer>>,
}

/// The one who answers. However it ends, it leaves nobody waiting and the lead free.
struct Leader {
    gathering: Gathering,
    leads: bool,
}

impl Gathering {
    /// Asks, and waits until the answer's event is on the disk.
    ///
    /// # Errors
    /// When the transaction failed.
    pub async fn ask(&self, app: &App, question: Question) -> Result<Verdict, CannotAnswer> {
        let (reply, verdict) = oneshot::channel();
        if let Some(leader) = self.enter(Asked { question, reply }) {
            let (db, clock) = (app.db.clone(), Arc::clone(&app.clock));
            tokio::task::spawn_blocking(move || leader.answer_all(&db, &clock));
        }
        verdict.await.unwrap_or(Err(CannotAnswer::GivenUp))
    }

    fn enter(&self, asked: Asked) -> Option<Leader> {
        let mut waiting = self.waiting();
        waiting.asked.push(asked);
        let leads = !std::mem::replace(&mut waiting.led, true);
        leads.then(|| Leader {
            gathering: self.clone(),
            leads,
        })
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Leader {
    fn answer_all(mut self, db: &Db, clock: &SharedClock) {
        while let Some(batch) = self.next() {
            let (questions, replies): (Vec<_>, Vec<_>) = batch
                .into_iter()
                .map(|asked| (asked.question, asked.reply))
                .unzip();
            match answer(db, clock, &questions) {
                Ok(verdicts) => {
                    for (reply, verdict) in replies.into_iter().zip(verdicts) {
                        _ = reply.send(Ok(verdict));
                    }
                }
                Err(fault) => {
                    let fault = Arc::new(fault);
                    for reply in replies {
                        _ = reply.send(Err(CannotAnswer::Db(Arc::clone(&fault))));
                    }
                }
            }
        }
    }

    /// The next questions in the order they came; with none left the lead is given up in the same moment.
    fn next(&mut self) -> Option<Vec<Asked>> {
        let mut waiting = self.gathering.waiting();
        let most = waiting.asked.len().min(MOST);
        self.leads = most > 0;
        waiting.led = self.leads;
        self.leads.then(|| waiting.asked.drain(..most).collect())
    }
}

impl Drop for Leader {
    fn drop(&mut self) {
        if self.leads {
            let mut waiting = self.gathering.waiting();
            waiting.asked.clear();
            waiting.led = false;
        }
    }
}

fn answer(db: &Db, clock: &SharedClock, questions: &[Question]) -> db::Result<Vec<Verdict>> {
    db.write_now(|tx| {
        let now = clock.now();
        let verdicts = introspection::answer(tx, now, questions)?;
        introspection::record(tx, now, questions.iter().zip(&verdicts))?;
        Ok(verdicts)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::ResourceId;
    use crate::kit::random::SeededChance;

    fn asked() -> (Asked, oneshot::Receiver<Result<Verdict, CannotAnswer>>) {
        let (reply, verdict) = oneshot::channel();
        let question = Question {
            dataset: ResourceId::draw(&SeededChance::from_seed(1)),
            secret_lookup: String::new(),
            from: None,
            token_lookup: None,
        };
        (Asked { question, reply }, verdict)
    }

    #[test]
    fn one_leads_and_takes_what_the_others_ask() {
        let gathering = Gathering::default();
        let mut leader = gathering.enter(asked().0).unwrap();
        assert!(gathering.enter(asked().0).is_none());
        assert_eq!(leader.next().unwrap().len(), 2);
        assert!(gathering.enter(asked().0).is_none());
        assert_eq!(leader.next().unwrap().len(), 1);
        assert!(leader.next().is_none());
        let another = gathering.enter(asked().0);
        drop(leader);
        assert!(another.is_some());
        assert!(gathering.enter(asked().0).is_none());
    }

    #[test]
    fn a_transaction_takes_no_more_than_its_most() {
        let gathering = Gathering::default();
        let mut leader = gathering.enter(asked().0).unwrap();
        for _ in 0..MOST {
            assert!(gathering.enter(asked().0).is_none());
        }
        assert_eq!(leader.next().unwrap().len(), MOST);
        assert_eq!(leader.next().unwrap().len(), 1);
    }

    #[test]
    fn when_the_leader_falls_nobody_waits_and_another_can_lead() {
        let gathering = Gathering::default();
        let (first, mut verdict) = asked();
        drop(gathering.enter(first));
        assert!(matches!(
            verdict.try_recv(),
            Err(oneshot::error::TryRecvError::Closed)
        ));
        assert!(gathering.enter(asked().0).is_some());
    }
}
