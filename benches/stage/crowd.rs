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
/// Keep-alive connections of all threads, where nothing else limits them: twice as many as one commit takes, so that the
/// next ones are being read while it waits for the disk.
pub const CONNECTIONS: usize = 512;
/// Bytes of the longest answer.
const LONGEST: usize = 1 << 16;
const ROUND: Duration = Duration::from_secs(4);

/// What is asked, in turn, and how a good answer ends.
pub struct Asked {
    /// Whole requests.
    pub requests: Vec<Vec<u8>>,
    /// The last bytes of a good answer, and of nothing else.
    pub end: &'static [u8],
    /// Connections in all.
    pub connections: usize,
}

/// Prints how many answers a second `ours` gives beside `constant`; `aim` in percent, where there is one.
pub fn compare(
    name: &str,
    aim: Option<u32>,
    (ours, constant): (SocketAddr, SocketAddr),
    asked: &Asked,
) {
    let figures = measure(&[("constant handler", constant), (name, ours)], asked);
    let aim = aim.map_or_else(String::new, |aim| format!("   aim {aim} %"));
    let ratio = 100.0 * figures[1] / figures[0];
    println!("{:<20} {ratio:>8.1} %{aim}", "ratio");
}

/// Prints how many answers a second each server gives, in the middle of three rounds that take turns.
pub fn measure(servers: &[(&str, SocketAddr)], asked: &Asked) -> Vec<f64> {
    for (_, server) in servers {
        drive(*server, asked, Duration::from_secs(1));
    }
    let mut rounds = vec![Vec::new(); servers.len()];
    for _ in 0..3 {
        for ((_, server), figures) in servers.iter().zip(&mut rounds) {
            figures.push(drive(*server, asked, ROUND));
        }
    }
    let told = servers.iter().zip(&mut rounds);
    told.map(|((name, _), figures)| {
        let figure = middle(figures);
        println!("{name:<20} {figure:>8.0} /s   of {figures:.0?}");
        figure
    })
    .collect()
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
    let mine = asked.connections / THREADS;
    let mut connections: Vec<TcpStream> = (0..mine).map(|_| connect(server)).collect();
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
    answered + mine
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
