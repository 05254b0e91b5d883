//! Who is answered next when more calls of the park data API come than can be answered at once: those of 專案會員 first.
//!
//! A call whose signature is in order takes a ticket before it is counted, so that whoever finds the queue full is
//! refused and pays nothing. With the ticket it waits for one of the places in which questions are answered; a place
//! that becomes free goes to whoever has waited longest among those who go first, then to the others. A member holds two
//! places at most, so that nobody's long questions keep the others waiting.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

use crate::domain::credential::admission::{Guest, Refusal};
use crate::domain::credential::quota::Allowance;
use crate::domain::ids::AccountId;

/// A call that was let in, with the ticket for its place; or why it was not, and where its caller stands when that is
/// known.
pub type Admitted = Result<(Guest, Ticket), (Refusal, Option<Allowance>)>;

/// Questions that are answered at once: fewer than the connections that read, so that pages always find one.
const PLACES: usize = 6;
/// Of these, the ones that one member can have.
const PLACES_OF_ONE: usize = 2;
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
    /// How many places each member has who has one.
    taken: HashMap<AccountId, usize>,
    tickets: usize,
    first: VecDeque<Waiting>,
    others: VecDeque<Waiting>,
}

#[derive(Debug)]
struct Waiting {
    who: AccountId,
    hand: oneshot::Sender<Seat>,
}

/// The right to wait for a place.
#[derive(Debug)]
pub struct Ticket {
    turnstile: Turnstile,
    who: AccountId,
    first: bool,
}

/// A place in which a question is answered; dropped, it is the next one's.
#[derive(Debug)]
pub struct Place {
    _seat: Seat,
    _ticket: Ticket,
}

#[derive(Debug)]
struct Seat {
    turnstile: Turnstile,
    who: AccountId,
}

impl Default for Turnstile {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Queue {
            free: PLACES,
            taken: HashMap::new(),
            tickets: 0,
            first: VecDeque::new(),
            others: VecDeque::new(),
        })))
    }
}

impl Turnstile {
    /// A ticket for this member, one of those who go `first` or of the others; `None` when the queue is full.
    #[must_use]
    pub fn ticket(&self, who: AccountId, first: bool) -> Option<Ticket> {
        let mut queue = self.queue();
        let most = if first { TICKETS } else { TICKETS - RESERVED };
        if queue.tickets >= most {
            return None;
        }
        queue.tickets += 1;
        Some(Ticket {
            turnstile: self.clone(),
            who,
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
        if queue.may_take(self.who) {
            queue.take(self.who);
            return Ok(Seat {
                turnstile: self.turnstile.clone(),
                who: self.who,
            });
        }
        let (hand, handed) = oneshot::channel();
        let waiting = Waiting {
            who: self.who,
            hand,
        };
        if self.first {
            queue.first.push_back(waiting);
        } else {
            queue.others.push_back(waiting);
        }
        Err(handed)
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        self.turnstile.queue().tickets -= 1;
    }
}

impl Queue {
    fn may_take(&self, who: AccountId) -> bool {
        let taken = self.taken.get(&who).copied().unwrap_or_default();
        self.free > 0 && taken < PLACES_OF_ONE
    }

    fn take(&mut self, who: AccountId) {
        self.free -= 1;
        *self.taken.entry(who).or_default() += 1;
    }

    fn give_back(&mut self, who: AccountId) {
        self.free += 1;
        if let Entry::Occupied(mut taken) = self.taken.entry(who) {
            *taken.get_mut() -= 1;
            if *taken.get() == 0 {
                taken.remove();
            }
        }
    }

    /// Whoever has waited longest among those who go first and may take a place, then among the others.
    fn next(&mut self) -> Option<Waiting> {
        let next = |waiting: &VecDeque<Waiting>| {
            let mut waiting = waiting.iter();
            waiting.position(|waiting| self.may_take(waiting.who))
        };
        if let Some(place) = next(&self.first) {
            return self.first.remove(place);
        }
        next(&self.others).and_then(|place| self.others.remove(place))
    }
}

impl Drop for Seat {
    /// Hands the seat on. Whoever has gone away meanwhile lets it fall, and it is handed on again.
    fn drop(&mut self) {
        let mut queue = self.turnstile.queue();
        queue.give_back(self.who);
        if let Some(Waiting { who, hand }) = queue.next() {
            queue.take(who);
            drop(queue);
            let turnstile = self.turnstile.clone();
            drop(hand.send(Self { turnstile, who }));
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;
    use crate::kit::random::SeededChance;

    fn somebody(number: u8) -> AccountId {
        AccountId::draw(&SeededChance::from_seed(number.into()))
    }

    fn seat(turnstile: &Turnstile, who: u8) -> Option<Place> {
        let ticket = turnstile.ticket(somebody(who), false).unwrap();
        ticket.enter().now_or_never().map(Option::unwrap)
    }

    fn seated(turnstile: &Turnstile) -> Vec<Place> {
        let everybody = (0..).take(PLACES);
        everybody.map(|who| seat(turnstile, who).unwrap()).collect()
    }

    #[test]
    fn a_place_goes_to_those_who_go_first_and_then_to_whoever_waited_longest() {
        let turnstile = Turnstile::default();
        let places = seated(&turnstile);
        let mut guests = 100..;
        let enter = |first| {
            let who = somebody(guests.next().unwrap());
            Box::pin(turnstile.ticket(who, first).unwrap().enter())
        };
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
        let [mut gone, mut there] = [true, false]
            .map(|first| Box::pin(turnstile.ticket(somebody(100), first).unwrap().enter()));
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
        let others: Vec<Ticket> =
            std::iter::from_fn(|| turnstile.ticket(somebody(0), false)).collect();
        assert_eq!(others.len(), TICKETS - RESERVED);
        let first: Vec<Ticket> =
            std::iter::from_fn(|| turnstile.ticket(somebody(0), true)).collect();
        assert_eq!(first.len(), RESERVED);
        drop(others);
        assert!(turnstile.ticket(somebody(0), false).is_some());
    }

    #[test]
    fn a_member_holds_two_places_and_the_others_pass_by() {
        let turnstile = Turnstile::default();
        let held: Vec<Place> = (0..PLACES_OF_ONE)
            .map(|_| seat(&turnstile, 1).unwrap())
            .collect();
        let more = turnstile.ticket(somebody(1), true).unwrap();
        let mut more = Box::pin(more.enter());
        assert!((&mut more).now_or_never().is_none());
        let other = seat(&turnstile, 2).unwrap();
        drop(other);
        assert!((&mut more).now_or_never().is_none(), "a place of another's");
        drop(held);
        assert!((&mut more).now_or_never().is_some());
        let queue = turnstile.queue();
        assert_eq!((queue.free, queue.taken.len()), (PLACES, 0));
    }
}
