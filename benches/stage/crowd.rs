//! Callers with connections that stay open, each with one request under way.
#![expect(
    clippy::cast_precision_loss,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "figures are for people, and a measurement that cannot go on has to stop"
)]

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

const THREADS: usize = 4;
/// Keep-alive connections of each thread: twice as many in all as one commit takes, so that the next ones are being read
/// while it waits for the disk.
const CONNECTIONS: usize = 128;
/// Bytes of the longest answer.
const LONGEST: usize = 1 << 16;
const ROUND: Duration = Duration::from_secs(4);

/// What is asked, in turn, and how a good answer ends.
pub struct Asked {
    /// Whole requests.
    pub requests: Vec<Vec<u8>>,
    /// The last bytes of a good answer, and of nothing else.
    pub end: &'static [u8],
}

/// Prints how many answers a second `ours` gives beside `constant`, each in the middle of three rounds that take turns;
/// `aim` in percent, where there is one.
pub fn compare(
    name: &str,
    aim: Option<u32>,
    (ours, constant): (SocketAddr, SocketAddr),
    asked: &Asked,
) {
    for server in [constant, ours] {
        drive(server, asked, Duration::from_secs(1));
    }
    let (mut ceilings, mut figures) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        ceilings.push(drive(constant, asked, ROUND));
        figures.push(drive(ours, asked, ROUND));
    }
    let (ceiling, figure) = (middle(&mut ceilings), middle(&mut figures));
    println!(
        "{:<20} {ceiling:>8.0} /s   of {ceilings:.0?}",
        "constant handler"
    );
    println!("{name:<20} {figure:>8.0} /s   of {figures:.0?}");
    let aim = aim.map_or_else(String::new, |aim| format!("   aim {aim} %"));
    println!("{:<20} {:>8.1} %{aim}", "ratio", 100.0 * figure / ceiling);
}

/// Asks with every connection at once, again and again; answers a second.
fn drive(server: SocketAddr, asked: &Asked, length: Duration) -> f64 {
    let began = Instant::now();
    let answered: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|thread| scope.spawn(move || ask_in_turn(server, asked, (thread, length))))
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("a thread that asks"))
            .sum()
    });
    answered as f64 / began.elapsed().as_secs_f64()
}

fn ask_in_turn(server: SocketAddr, asked: &Asked, (thread, length): (usize, Duration)) -> usize {
    let mut connections: Vec<TcpStream> = (0..CONNECTIONS).map(|_| connect(server)).collect();
    let mut next = thread * asked.requests.len() / THREADS;
    let (mut answered, mut answer) = (0, vec![0; LONGEST]);
    let began = Instant::now();
    for connection in &mut connections {
        ask(connection, asked, &mut next);
    }
    while began.elapsed() < length {
        for connection in &mut connections {
            read(connection, asked, &mut answer);
            answered += 1;
            ask(connection, asked, &mut next);
        }
    }
    for connection in &mut connections {
        read(connection, asked, &mut answer);
    }
    answered + CONNECTIONS
}

/// One caller alone: how long an answer takes when nobody else asks.
pub fn alone(server: SocketAddr, asked: &Asked) {
    let (mut connection, mut answer) = (connect(server), vec![0; LONGEST]);
    let mut took: Vec<f64> = (0..200)
        .map(|mut next| {
            let began = Instant::now();
            ask(&mut connection, asked, &mut next);
            read(&mut connection, asked, &mut answer);
            began.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    println!(
        "alone             {:>8.2} ms  in the middle of 200",
        middle(&mut took)
    );
}

fn connect(server: SocketAddr) -> TcpStream {
    let connection = TcpStream::connect(server).unwrap();
    connection.set_nodelay(true).unwrap();
    connection
}

fn ask(connection: &mut TcpStream, asked: &Asked, next: &mut usize) {
    connection
        .write_all(&asked.requests[*next % asked.requests.len()])
        .unwrap();
    *next += 1;
}

/// Reads one answer and looks that it is the good one.
fn read(connection: &mut TcpStream, asked: &Asked, answer: &mut [u8]) {
    let mut filled = 0;
    while !answer[..filled].ends_with(asked.end) {
        let read = connection.read(&mut answer[filled..]).unwrap();
        assert!(read > 0, "{}", String::from_utf8_lossy(&answer[..filled]));
        filled += read;
    }
}

/// The one in the middle.
pub fn middle(figures: &mut [f64]) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
