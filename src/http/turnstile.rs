//! Who is answered next when more calls of the park data API come than can be answered at once: those of 專案會員 first.
//!
//! A call whose signature is in order takes a ticket before it is counted, so that whoever finds the queue full is
//! refused and pays nothing. With the ticket it waits for one of the places in which questions are answered; a place
//! that becomes free goes to whoever has waited longest among those who go first, then to the others.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

use crate::domain::credential::admission::{Guest, Refusal};

/// A call that was let in, with the ticket for its place; or why it was not.
pub type Admitted = Result<(Guest, Ticket), Refusal>;

/// Questions that are answered at once: fewer than the connections that read, so that pages always find one.
const PLACES: usize = 6;
/// Tickets that are out at most.
const TICKETS: usize = 512;
/// Of these, the ones that only those who go first can have.
const RESERVED: usize = 128;

/// The turnstile of this process.
#[derive(Debug, Clone)]
pub struct Turnstile(Arc<Mutex<Queue>>);

#[derive(Debug)]
struct Queue {
    free: usize,
    tickets: usize,
    first: VecDeque<oneshot::Sender<Seat>>,
    others: VecDeque<oneshot::Sender<Seat>>,
}

/// The right to wait for a place.
#[derive(Debug)]
pub struct Ticket {
    turnstile: Turnstile,
    first: bool,
}

/// A place in which a question is answered; dropped, it is the next one's.
#[derive(Debug)]
pub struct Place {
    _seat: Seat,
    _ticket: Ticket,
}

#[derive(Debug)]
struct Seat(Turnstile);

impl Default for Turnstile {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Queue {
            free: PLACES,
            tickets: 0,
            first: VecDeque::new(),
            others: VecDeque::new(),
        })))
    }
}

impl Turnstile {
    /// A ticket, for one of those who go `first` or of the others; `None` when the queue is full.
    #[must_use]
    pub fn ticket(&self, first: bool) -> Option<Ticket> {
        let mut queue = self.queue();
        let most = if first { TICKETS } else { TICKETS - RESERVED };
        if queue.tickets >= most {
            return None;
        }
        queue.tickets += 1;
        Some(Ticket {
            turnstile: self.clone(),
            first,
        })
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Ticket {
    /// Waits for a place; `None` when the process is stopping.
    pub async fn enter(self) -> Option<Place> {
        let turn = self.wait();
        let seat = match turn {
            Ok(seat) => seat,
            Err(handed) => handed.await.ok()?,
        };
        Some(Place {
            _seat: seat,
            _ticket: self,
        })
    }

    /// A free seat, or where one will be handed over.
    fn wait(&self) -> Result<Seat, oneshot::Receiver<Seat>> {
        let mut queue = self.turnstile.queue();
        if queue.free > 0 {
            queue.free -= 1;
            return Ok(Seat(self.turnstile.clone()));
        }
        let (hand, handed) = oneshot::channel();
        if self.first {
            queue.first.push_back(hand);
        } else {
            queue.others.push_back(hand);
        }
        Err(handed)
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        self.turnstile.queue().tickets -= 1;
    }
}

impl Drop for Seat {
    /// Hands the seat on. Whoever has gone away meanwhile lets it fall, and it is handed on again.
    fn drop(&mut self) {
        let mut queue = self.0.queue();
        let next = queue.first.pop_front().or_else(|| queue.others.pop_front());
        match next {
            None => queue.free += 1,
            Some(next) => {
                drop(queue);
                drop(next.send(Self(self.0.clone())));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    fn seated(turnstile: &Turnstile) -> Vec<Place> {
        let places = (0..PLACES).map(|_| {
            let ticket = turnstile.ticket(false).unwrap();
            ticket.enter().now_or_never().unwrap().unwrap()
        });
        places.collect()
    }

    #[test]
    fn a_place_goes_to_those_who_go_first_and_then_to_whoever_waited_longest() {
        let turnstile = Turnstile::default();
        let places = seated(&turnstile);
        let enter = |first| Box::pin(turnstile.ticket(first).unwrap().enter());
        let mut waiting: Vec<_> = (0..).zip([false, false, true, true].map(enter)).collect();
        let (mut served, mut held) = (Vec::new(), Vec::new());
        let mut look = |held: &mut Vec<Place>| {
            waiting.retain_mut(|(number, turn): &mut (usize, _)| {
                let Some(place) = turn.now_or_never() else {
                    return true;
                };
                served.push(*number);
                held.extend(place);
                false
            });
        };
        look(&mut held);
        for place in places {
            drop(place);
            look(&mut held);
        }
        assert_eq!(served, [2, 3, 0, 1]);
        assert_eq!(turnstile.queue().free, PLACES - held.len());
    }

    #[test]
    fn whoever_goes_away_while_waiting_costs_nobody_a_place() {
        let turnstile = Turnstile::default();
        let mut places = seated(&turnstile);
        let [mut gone, mut there] =
            [true, false].map(|first| Box::pin(turnstile.ticket(first).unwrap().enter()));
        assert!((&mut gone).now_or_never().is_none());
        assert!((&mut there).now_or_never().is_none());
        // The place has been handed over already when its taker goes away.
        places.pop();
        drop(gone);
        assert!((&mut there).now_or_never().is_some());
        drop(places);
        let queue = turnstile.queue();
        assert_eq!((queue.free, queue.tickets), (PLACES, 0));
    }

    #[test]
    fn a_full_queue_keeps_its_last_tickets_for_those_who_go_first() {
        let turnstile = Turnstile::default();
        let others: Vec<Ticket> = std::iter::from_fn(|| turnstile.ticket(false)).collect();
        assert_eq!(others.len(), TICKETS - RESERVED);
        let first: Vec<Ticket> = std::iter::from_fn(|| turnstile.ticket(true)).collect();
        assert_eq!(first.len(), RESERVED);
        drop(others);
        assert!(turnstile.ticket(false).is_some());
    }
}
