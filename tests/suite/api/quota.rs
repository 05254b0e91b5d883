//! The calls of a day, counted by two programs at once, also when one of them is killed.

use std::net::SocketAddr;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use mydata::domain::audit::By;
use mydata::domain::bilingual::Bilingual;
use mydata::domain::credential::revocation::{Revocation, revoke};
use mydata::domain::credential::{Tier, quota};
use mydata::domain::park::closing::HELD;
use mydata::domain::park::listing::{self, ServiceState};
use mydata::kit::clock::{Clock as _, SystemClock, seconds};
use mydata::kit::taiwan::today;

use super::caller::{Caller, Outcome};
use crate::jobs::program::{Program, look_again_later};
use crate::jobs::stage::Stage;

/// Clients at once.
const CLIENTS: usize = 64;
const LIMIT: usize = 100;
/// Answers after which one of the programs is killed.
const KILLED_AFTER: usize = 20;
const TARGET: &str = "/v2/IndustrialPark?$top=1";
const GRANTED: Outcome = Outcome::Status(200);
const EXHAUSTED: Outcome = Outcome::Status(429);

/// Two programs on the same rows, and a member of the lowest tier.
struct Pair {
    stage: Stage,
    programs: [Program; 2],
    servers: [SocketAddr; 2],
    caller: Caller,
}

impl Pair {
    fn start() -> Self {
        let stage = Stage::set();
        let caller = Caller::of(&stage, Tier::General);
        // One after the other: both write the files of the sandbox into the same folder.
        let mut first = stage.start("nowhere");
        let one = first.address();
        let mut second = stage.start("nowhere");
        let servers = [one, second.address()];
        Self {
            stage,
            programs: [first, second],
            servers,
            caller,
        }
    }

    fn used(&self) -> i64 {
        let account = self.caller.pair.account;
        let standing = self
            .stage
            .read(|conn| quota::allowance(conn, SystemClock.now(), account));
        standing.unwrap().used
    }
}

/// Tries again when midnight in Taiwan, with its new hundred, came in between.
fn within_one_day(attempt: impl Fn()) {
    loop {
        let began = today(SystemClock.now());
        let tried = std::panic::catch_unwind(std::panic::AssertUnwindSafe(&attempt));
        if today(SystemClock.now()) == began {
            if let Err(why) = tried {
                std::panic::resume_unwind(why);
            }
            return;
        }
    }
}

/// What all clients met, each calling until `enough` of what it met.
fn crowd(
    call: impl Fn(usize) -> Outcome + Sync,
    enough: impl Fn(Outcome) -> bool + Sync,
) -> Vec<Outcome> {
    std::thread::scope(|scope| {
        let client = |number| {
            let (call, enough) = (&call, &enough);
            scope.spawn(move || {
                let mut met = Vec::new();
                while !met.last().copied().is_some_and(enough) {
                    met.push(call(number + met.len()));
                }
                met
            })
        };
        let clients: Vec<_> = (0..CLIENTS).map(client).collect();
        let met = clients.into_iter().map(|client| client.join().unwrap());
        met.flatten().collect()
    })
}

fn count(met: &[Outcome], what: Outcome) -> usize {
    met.iter().filter(|outcome| **outcome == what).count()
}

#[test]
fn sixty_four_clients_of_two_programs_get_exactly_a_hundred_answers() {
    within_one_day(|| {
        let pair = Pair::start();
        let met = crowd(
            |turn| pair.caller.call(pair.servers[turn % 2], TARGET),
            |met| met == EXHAUSTED,
        );
        assert_eq!(count(&met, GRANTED), LIMIT);
        assert_eq!(count(&met, EXHAUSTED), CLIENTS);
        assert_eq!(met.len(), LIMIT + CLIENTS, "{met:?}");
        assert_eq!(pair.used(), 100);
    });
}

#[test]
fn a_kill_in_between_costs_the_calls_under_way_at_most_and_gives_none() {
    within_one_day(|| {
        let Pair {
            stage,
            programs: [first, _second],
            servers,
            caller,
        } = Pair::start();
        let [doomed, survivor] = servers;
        let (victim, answered) = (Mutex::new(Some(first)), AtomicUsize::new(0));
        let call = |turn: usize| {
            let mut outcome = caller.call(servers[turn % 2], TARGET);
            if outcome == GRANTED && answered.fetch_add(1, Ordering::SeqCst) + 1 == KILLED_AFTER {
                victim.lock().unwrap().take().unwrap().kill();
            }
            if outcome == Outcome::NotReached {
                outcome = caller.call(survivor, TARGET);
            }
            outcome
        };
        let met = crowd(call, |met| met == EXHAUSTED);
        assert_eq!(caller.call(doomed, TARGET), Outcome::NotReached);
        let (granted, broken) = (count(&met, GRANTED), count(&met, Outcome::Broken));
        assert!(granted <= LIMIT, "{granted}");
        assert!(granted + broken >= LIMIT, "{granted} and {broken}");
        assert!(broken <= CLIENTS, "{broken}");
        assert_eq!(
            granted + broken + count(&met, EXHAUSTED),
            met.len(),
            "{met:?}"
        );
        let mut again = stage.start("nowhere");
        let restarted = again.address();
        assert_eq!(caller.call(restarted, TARGET), EXHAUSTED);
    });
}

#[test]
fn a_suspended_service_is_refused_by_both_programs_within_seconds_and_costs_nothing() {
    const AGENCY: &str = "/v2/Agency?$top=1";
    within_one_day(|| {
        let pair = Pair::start();
        for server in pair.servers {
            assert_eq!(pair.caller.call(server, AGENCY), GRANTED);
        }
        let now = SystemClock.now();
        let seen = pair.stage.read(|conn| listing::find(conn, "Agency"));
        let seen = seen.unwrap();
        let reason = Bilingual::new("維護", "Maintenance");
        pair.stage.write(|tx, _| {
            let what = (&seen.words, ServiceState::Suspended, &reason);
            listing::change(tx, now, &By::OPERATOR, ("Agency", seen.version), what).unwrap();
            Ok(())
        });
        let known_by = now.plus(HELD);
        for server in pair.servers {
            while pair.caller.call(server, AGENCY) == GRANTED {
                // A call that was judged a moment before may be answered a moment after.
                assert!(SystemClock.now() < known_by.plus(seconds(3)));
                look_again_later();
            }
            let used = pair.used();
            assert_eq!(pair.caller.call(server, AGENCY), Outcome::Status(503));
            assert_eq!(pair.used(), used);
            assert_eq!(pair.caller.call(server, TARGET), GRANTED, "others go on");
        }
    });
}

#[test]
fn a_revoked_pair_is_dead_on_both_programs_with_the_next_call() {
    let pair = Pair::start();
    for server in pair.servers {
        assert_eq!(pair.caller.call(server, TARGET), GRANTED);
    }
    let (now, id) = (SystemClock.now(), pair.caller.pair.id);
    pair.stage.write(|tx, _| {
        revoke(tx, now, &By::OPERATOR, id, &Revocation::ByOwner).unwrap();
        Ok(())
    });
    for server in pair.servers {
        assert_eq!(pair.caller.call(server, TARGET), Outcome::Status(403));
    }
}
