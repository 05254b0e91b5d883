//! Calls of small real servers on this machine.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use reqwest::Method;
use reqwest::header::HeaderMap;
use tokio::sync::mpsc;

use super::*;
use crate::clients::address::Forbidden;
use crate::clients::breaker::{MOST_FAILURES, REST};

const HERE: Reach = Reach { loopback: true };

fn bounds() -> Bounds {
    Bounds {
        connect: Duration::from_secs(2),
        idle: Duration::from_millis(400),
        whole: Duration::from_secs(4),
        bytes: 1000,
    }
}

fn now() -> Timestamp {
    "2026-11-20T06:00:00Z".parse().unwrap()
}

/// A server that answers every connection with these bytes, and counts them. Where there are none it waits until
/// the caller has hung up.
fn serve(answer: Vec<&'static [u8]>) -> (Url, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/dp", listener.local_addr().unwrap());
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            counted.fetch_add(1, Ordering::SeqCst);
            let answer = answer.clone();
            std::thread::spawn(move || {
                let mut asked = [0; 4096];
                let _ = stream.read(&mut asked);
                for piece in answer {
                    while piece.is_empty() && stream.read(&mut asked).is_ok_and(|n| n > 0) {}
                    let _ = stream.write_all(piece);
                }
            });
        }
    });
    (Url::parse(&url).unwrap(), count)
}

fn egress() -> Egress {
    Egress::new(HERE, bounds(), &[]).unwrap()
}

async fn get(egress: &Egress, url: &Url) -> Result<Reply, CannotCall> {
    let call = Call {
        provider: "agency",
        method: Method::GET,
        url,
        headers: HeaderMap::new(),
    };
    egress.call(now(), call).await
}

#[tokio::test]
async fn an_answer_comes_back_whole() {
    let (url, _) = serve(vec![
        b"HTTP/1.1 429 Too Many\r\nretry-after: 3\r\ncontent-length: 5\r\n\r\nhel",
        b"lo",
    ]);
    let reply = get(&egress(), &url).await.unwrap();
    assert_eq!(reply.status, 429);
    assert_eq!(reply.headers["retry-after"], "3");
    assert_eq!(reply.body, b"hello");
}

#[tokio::test]
async fn redirects_are_answers_and_not_followed() {
    let (inner, asked) = serve(vec![b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"]);
    let location =
        format!("HTTP/1.1 302 Found\r\nlocation: {inner}\r\ncontent-length: 0\r\n\r\n").leak();
    let (url, _) = serve(vec![location.as_bytes()]);
    assert_eq!(get(&egress(), &url).await.unwrap().status, 302);
    assert_eq!(asked.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn what_is_too_long_too_slow_or_broken_is_told_apart() {
    let long: &'static [u8] = [
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".as_slice(),
        &b"64\r\n0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789\r\n".repeat(11),
        b"0\r\n\r\n",
    ]
    .concat()
    .leak();
    let closed = {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap()
    };
    for (url, expected) in [
        (serve(vec![long]).0, CannotCall::TooLarge),
        (serve(vec![b"", b"late"]).0, CannotCall::TimedOut),
        (
            serve(vec![
                b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nab",
                b"",
                b"c",
            ])
            .0,
            CannotCall::TimedOut,
        ),
        (
            serve(vec![b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nab"]).0,
            CannotCall::Broken,
        ),
        (serve(vec![b"SSH-2.0-x\r\n"]).0, CannotCall::Broken),
        (closed, CannotCall::Unreachable),
    ] {
        assert_eq!(get(&egress(), &url).await.unwrap_err(), expected, "{url}");
    }
}

#[tokio::test]
async fn a_length_that_is_only_claimed_is_not_believed() {
    let (url, _) = serve(vec![
        b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\nab",
        b"",
    ]);
    assert_eq!(
        get(&egress(), &url).await.unwrap_err(),
        CannotCall::TimedOut
    );
}

#[tokio::test]
async fn a_name_that_leads_to_this_machine_is_refused_in_production() {
    let (url, asked) = serve(vec![b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"]);
    let name = Url::parse(&format!("https://localhost:{}/", url.port().unwrap())).unwrap();
    let outside = Egress::new(Reach { loopback: false }, bounds(), &[]).unwrap();
    let refused = get(&outside, &name).await.unwrap_err();
    assert!(
        matches!(refused, CannotCall::Forbidden(Forbidden::NotPublic(_))),
        "{refused:?}"
    );
    assert_eq!(asked.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn an_address_that_fails_and_fails_is_left_alone() {
    let (url, asked) = serve(vec![b"HTTP/1.1 504 x\r\ncontent-length: 0\r\n\r\n"]);
    let egress = egress();
    for _ in 0..MOST_FAILURES {
        assert_eq!(get(&egress, &url).await.unwrap().status, 504);
    }
    let before = asked.load(Ordering::SeqCst);
    assert_eq!(
        get(&egress, &url).await.unwrap_err(),
        CannotCall::Resting(now().plus(REST))
    );
    assert_eq!(asked.load(Ordering::SeqCst), before);
    let mut other = url.clone();
    other.set_path("/other");
    assert_eq!(get(&egress, &other).await.unwrap().status, 504);
}

#[tokio::test]
async fn one_provider_is_called_four_times_at_once_and_not_more() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
    let (arrived, mut arrivals) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            arrived.send(stream.into_std().unwrap()).unwrap();
        }
    });
    let egress = Arc::new(Egress::new(HERE, Bounds::default(), &[]).unwrap());
    let calls: Vec<_> = (0..6)
        .map(|_| {
            let (egress, url) = (Arc::clone(&egress), url.clone());
            tokio::spawn(async move { get(&egress, &url).await })
        })
        .collect();
    let mut waiting = Vec::new();
    for _ in 0..AT_ONCE {
        waiting.push(arrivals.recv().await.unwrap());
    }
    let fifth = tokio::time::timeout(Duration::from_millis(300), arrivals.recv()).await;
    assert!(fifth.is_err(), "a fifth call came");
    for stream in waiting {
        answer(stream);
    }
    for _ in AT_ONCE..calls.len() {
        answer(arrivals.recv().await.unwrap());
    }
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap().status, 200);
    }
}

fn answer(mut stream: std::net::TcpStream) {
    stream.set_nonblocking(false).unwrap();
    let mut asked = [0; 4096];
    assert!(stream.read(&mut asked).unwrap() > 0);
    stream
        .write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")
        .unwrap();
}
