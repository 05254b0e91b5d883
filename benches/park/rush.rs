//! Calls that come at their times whether the ones before were answered or not; and a rush in which some go first.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::callers::{Callers, Line};
use crate::register;

/// Connections that share the calls.
const LINES: usize = 16;
const LENGTH: Duration = Duration::from_secs(15);
/// Callers who ask as fast as they can in a rush.
const CROWD: usize = 96;

/// How long two questions of the whole register take.
pub fn questions(server: SocketAddr, callers: &Callers) {
    for (name, target, rate, aim) in [
        (
            "100 of a town, ordered",
            register::of_a_town(),
            200,
            "aim 20 ms",
        ),
        ("contains, with $count", register::by_name(), 20, "no aim"),
    ] {
        let took = at_rate(server, callers, &target, rate);
        println!("-- {name}, {rate} calls/s, p99 {aim}");
        tell(name, took);
    }
}

/// Times from when each call was due to its answer.
fn at_rate(server: SocketAddr, callers: &Callers, target: &str, rate: u32) -> Vec<Duration> {
    let (began, next) = (Instant::now(), AtomicUsize::new(0));
    let every = Duration::from_secs(1) / rate;
    let line = || {
        let mut line = Line::to(server);
        let mut took = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let due = every * u32::try_from(number).unwrap();
            if due > LENGTH {
                return took;
            }
            std::thread::sleep(due.saturating_sub(began.elapsed()));
            line.ask(&callers.request(number, target));
            line.answer();
            took.push(began.elapsed().saturating_sub(due));
        }
    };
    std::thread::scope(|scope| {
        let lines: Vec<_> = (0..LINES).map(|_| scope.spawn(line)).collect();
        let took = lines.into_iter().flat_map(|line| line.join().unwrap());
        took.collect()
    })
}

/// While a crowd asks as fast as it can: how long the calls of an ordinary member take, and of one who goes first.
pub fn priority(server: SocketAddr, crowd: &Callers, projects: &Callers) {
    let (target, over) = (register::by_name(), AtomicBool::new(false));
    let ask = |callers: &Callers, number: usize, length: Duration| {
        let (mut line, mut took) = (Line::to(server), Vec::new());
        let began = Instant::now();
        while began.elapsed() < length && !over.load(Ordering::Relaxed) {
            let asked = Instant::now();
            line.ask(&callers.request(number, &target));
            line.answer();
            took.push(asked.elapsed());
        }
        took
    };
    println!("-- a rush of {CROWD} callers");
    std::thread::scope(|scope| {
        for number in 0..CROWD {
            let ask = &ask;
            scope.spawn(move || ask(crowd, number, Duration::MAX));
        }
        let [ordinary, first] = [crowd, projects].map(|callers| {
            let ask = &ask;
            scope.spawn(move || ask(callers, 0, LENGTH))
        });
        tell("ordinary member", ordinary.join().unwrap());
        tell("project member", first.join().unwrap());
        over.store(true, Ordering::Relaxed);
    });
}

fn tell(name: &str, mut took: Vec<Duration>) {
    took.sort_unstable();
    let at = |percent: usize| took[(took.len() - 1) * percent / 100];
    println!(
        "{name:<24} p50 {:>8.2?}  p99 {:>8.2?}  most {:>8.2?}  of {}",
        at(50),
        at(99),
        at(100),
        took.len()
    );
}
