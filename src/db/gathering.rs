//! Gathering the questions of many requests, so that they are answered, and told to the log, by one transaction.
//!
//! A commit waits for the disk, and one waits no longer for a hundred events than for one. Whoever asks while nobody
//! leads begins to lead at once: it takes what has been asked so far, answers, and looks again, until nobody waits.
//! A single question therefore waits for nothing; under load each commit carries what came in during the one before, and
//! what streams in for a moment more: else many small commits would take the time of those who ask.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;

use super as db;

/// The most questions of one transaction: the writer is not held longer than some milliseconds.
const MOST: usize = 256;

/// The most questions that wait: whoever asks when as many do is told so at once.
const MOST_WAITING: usize = 4096;

/// How long more questions are waited for, before it is looked how many have come.
const STEP: Duration = Duration::from_millis(2);

/// The most steps between two transactions.
const STEPS: usize = 10;

/// How many questions make another step worth it, when they came during the last one.
const STREAM: usize = 8;

/// The questions `Q` that wait for a verdict `V`, and whether somebody answers.
pub struct Gathering<Q, V>(Arc<Mutex<Waiting<Q, V>>>);

impl<Q, V> Clone for Gathering<Q, V> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<Q, V> Default for Gathering<Q, V> {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Waiting {
            asked: Vec::new(),
            led: false,
        })))
    }
}

/// Why there is no verdict.
#[derive(Debug, Clone, thiserror::Error)]
pub enum CannotGather {
    /// The transaction failed, for everybody who was part of it.
    #[error("the questions could not be answered")]
    Db(#[source] Arc<db::Error>),
    /// Too many wait.
    #[error("too many questions wait")]
    Full,
    /// The process is stopping, or the work panicked.
    #[error("the questions were given up")]
    GivenUp,
}

struct Waiting<Q, V> {
    asked: Vec<Asked<Q, V>>,
    led: bool,
}

struct Asked<Q, V> {
    question: Q,
    reply: oneshot::Sender<Result<V, CannotGather>>,
}

/// The one who answers. However it ends, it leaves nobody waiting and the lead free.
struct Leader<Q, V> {
    gathering: Gathering<Q, V>,
    leads: bool,
}

impl<Q: Send + 'static, V: Send + 'static> Gathering<Q, V> {
    /// Asks, and waits until what the answer leaves behind is on the disk.
    ///
    /// `answer` gives one verdict for each question, in their order, and is run by whoever begins to lead.
    ///
    /// # Errors
    /// When the transaction failed.
    pub async fn ask(
        &self,
        question: Q,
        answer: impl Fn(&[Q]) -> db::Result<Vec<V>> + Send + 'static,
    ) -> Result<V, CannotGather> {
        let (reply, verdict) = oneshot::channel();
        if self.waiting().asked.len() >= MOST_WAITING {
            return Err(CannotGather::Full);
        }
        if let Some(leader) = self.enter(Asked { question, reply }) {
            tokio::task::spawn_blocking(move || leader.answer_all(&answer));
        }
        verdict.await.unwrap_or(Err(CannotGather::GivenUp))
    }
}

impl<Q, V> Gathering<Q, V> {
    fn enter(&self, asked: Asked<Q, V>) -> Option<Leader<Q, V>> {
        let mut waiting = self.waiting();
        waiting.asked.push(asked);
        let leads = !std::mem::replace(&mut waiting.led, true);
        leads.then(|| Leader {
            gathering: self.clone(),
            leads,
        })
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting<Q, V>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<Q, V> Leader<Q, V> {
    fn answer_all(mut self, answer: &impl Fn(&[Q]) -> db::Result<Vec<V>>) {
        while let Some(batch) = self.next() {
            let (questions, replies): (Vec<_>, Vec<_>) = batch
                .into_iter()
                .map(|asked| (asked.question, asked.reply))
                .unzip();
            match answer(&questions) {
                Ok(verdicts) => {
                    for (reply, verdict) in replies.into_iter().zip(verdicts) {
                        _ = reply.send(Ok(verdict));
                    }
                }
                Err(fault) => {
                    let fault = Arc::new(fault);
                    for reply in replies {
                        _ = reply.send(Err(CannotGather::Db(Arc::clone(&fault))));
                    }
                }
            }
            self.wait_for_more();
        }
    }

    /// Waits for more questions: not when one alone waits, and no longer than they stream in.
    fn wait_for_more(&self) {
        let count = || self.gathering.waiting().asked.len();
        let (mut waiting, mut came) = (count(), None);
        for _ in 0..STEPS {
            if !is_worth_waiting(waiting, came) {
                return;
            }
            std::thread::sleep(STEP);
            let before = std::mem::replace(&mut waiting, count());
            came = Some(waiting - before);
        }
    }

    /// The next questions in the order they came; with none left the lead is given up in the same moment.
    fn next(&mut self) -> Option<Vec<Asked<Q, V>>> {
        let mut waiting = self.gathering.waiting();
        let most = waiting.asked.len().min(MOST);
        self.leads = most > 0;
        waiting.led = self.leads;
        self.leads.then(|| waiting.asked.drain(..most).collect())
    }
}

/// Whether more questions are waited for when so many wait, of which so many came during the last step if there was one.
const fn is_worth_waiting(waiting: usize, came: Option<usize>) -> bool {
    let stream = match came {
        None => waiting > 1,
        Some(came) => came >= STREAM,
    };
    stream && waiting < MOST
}

impl<Q, V> Drop for Leader<Q, V> {
    fn drop(&mut self) {
        if self.leads {
            let mut waiting = self.gathering.waiting();
            waiting.asked.clear();
            waiting.led = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Reply = oneshot::Receiver<Result<(), CannotGather>>;

    fn asked() -> (Asked<u8, ()>, Reply) {
        let (reply, verdict) = oneshot::channel();
        let question = 7;
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
    fn more_are_waited_for_when_not_one_alone_waits() {
        assert!(!is_worth_waiting(0, None));
        assert!(!is_worth_waiting(1, None));
        assert!(is_worth_waiting(2, None));
    }

    #[test]
    fn more_are_waited_for_while_many_come() {
        assert!(!is_worth_waiting(100, Some(STREAM - 1)));
        assert!(is_worth_waiting(100, Some(STREAM)));
    }

    #[test]
    fn a_full_transaction_waits_for_nobody() {
        for came in [None, Some(STREAM)] {
            assert!(is_worth_waiting(MOST - 1, came));
            assert!(!is_worth_waiting(MOST, came));
        }
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
