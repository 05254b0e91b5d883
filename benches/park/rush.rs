//! Calls that come at their times whether the ones before were answered or not; and a rush in which some go first.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::callers::{Callers, Line};
use crate::register::{self, Register};

/// Connections that share the calls.
const LINES: usize = 16;
const LENGTH: Duration = Duration::from_secs(15);
/// Callers who ask again as soon as they have their answer: more than find room in the queue.
const CROWD: usize = 440;
/// Callers of each kind whose calls are measured in the rush.
pub const MEASURED: usize = 4;
/// How long a program waits that was told to come again.
const PAUSE: Duration = Duration::from_millis(250);

/// How long two questions of the whole register take.
pub fn questions(server: SocketAddr, callers: &Callers, register: &Register) {
    let (town, name) = (register.of_a_town(), register::by_name());
    for (what, target, rate, aim) in [
        ("100 of a town, in order", town, 200, "   aim p99 20 ms"),
        ("contains, with $count", name, 20, ""),
    ] {
        let body = callers.body(server, &target);
        let rows = String::from_utf8_lossy(&body)
            .matches("\"FactoryID\"")
            .count();
        println!("-- {what}: {rows} rows, {rate} calls/s{aim}");
        assert_eq!(rows, 100);
        at_rate(server, callers, &target, rate).tell("all callers");
    }
}

/// What callers have met.
#[derive(Default)]
struct Met {
    took: Vec<Duration>,
    refused: usize,
    /// Calls that were due and not made, because the server was too far behind.
    left_out: usize,
}

impl Met {
    fn join(mut self, other: Self) -> Self {
        self.took.extend(other.took);
        self.refused += other.refused;
        self.left_out += other.left_out;
        self
    }

    fn tell(mut self, who: &str) {
        self.took.sort_unstable();
        let at = |percent: usize| {
            let place = self.took.len().saturating_sub(1) * percent / 100;
            self.took.get(place).copied().unwrap_or_default()
        };
        println!(
            "{who:<24} p50 {:>8.2?}  p99 {:>8.2?}  most {:>8.2?}  answered {}  refused {}  not made {}",
            at(50),
            at(99),
            at(100),
            self.took.len(),
            self.refused,
            self.left_out
        );
    }
}

/// Times from when each call was due to its answer. Calls that are still due when twice the time has passed are left out.
fn at_rate(server: SocketAddr, callers: &Callers, target: &str, rate: u32) -> Met {
    let (began, next) = (Instant::now(), AtomicUsize::new(0));
    let every = Duration::from_secs(1) / rate;
    let ask = || {
        let mut line = Line::to(server);
        let mut met = Met::default();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let due = every * u32::try_from(number).unwrap();
            if due >= LENGTH {
                return met;
            }
            if began.elapsed() > LENGTH * 2 {
                met.left_out += 1;
                continue;
            }
            std::thread::sleep(due.saturating_sub(began.elapsed()));
            line.ask(&callers.request(number, target));
            match line.answer() {
                Some(_) => met.took.push(began.elapsed().saturating_sub(due)),
                None => met.refused += 1,
            }
        }
    };
    together(LINES, |_| ask())
}

/// While a crowd asks as fast as it can: how long the calls of ordinary members take, and of those who go first.
pub fn priority(server: SocketAddr, (crowd, projects): (&Callers, &Callers), register: &Register) {
    let (target, over) = (register.of_a_town(), AtomicBool::new(false));
    let ask = |callers: &Callers, number: usize| {
        let (mut line, mut met) = (Line::to(server), Met::default());
        while !over.load(Ordering::Relaxed) {
            let asked = Instant::now();
            line.ask(&callers.request(number, &target));
            if line.answer().is_some() {
                met.took.push(asked.elapsed());
            } else {
                met.refused += 1;
                std::thread::sleep(PAUSE);
            }
        }
        met
    };
    println!("-- a rush of {CROWD} callers for 100 of a town, in order");
    std::thread::scope(|scope| {
        let rush = scope.spawn(|| together(CROWD, |number| ask(crowd, number)));
        let first = scope.spawn(|| together(MEASURED, |number| ask(projects, number)));
        std::thread::sleep(LENGTH);
        over.store(true, Ordering::Relaxed);
        rush.join().unwrap().tell("ordinary members");
        first.join().unwrap().tell("project members");
    });
}

/// So many callers at once, each in a thread of its own.
fn together(count: usize, ask: impl Fn(usize) -> Met + Sync) -> Met {
    std::thread::scope(|scope| {
        let ask = &ask;
        let callers: Vec<_> = (0..count)
            .map(|number| scope.spawn(move || ask(number)))
            .collect();
        let met = callers.into_iter().map(|caller| caller.join().unwrap());
        met.fold(Met::default(), Met::join)
    })
}
