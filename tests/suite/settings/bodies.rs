//! `MYDATA_BODY_SECONDS`: how long the body of a request may take.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use crate::jobs::stage::Stage;

/// Sends one letter of the body after the other until the server closes the connection: what it said by then.
fn trickle(address: SocketAddr, path: &str, (length, letter): (&str, &[u8])) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\n{length}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).unwrap();
    let pace = Some(Duration::from_millis(100));
    stream.set_read_timeout(pace).unwrap();
    let (began, mut said, mut part) = (Instant::now(), Vec::new(), [0; 4096]);
    loop {
        assert!(began.elapsed() < Duration::from_secs(25), "still open");
        let is_gone = stream.write_all(letter).is_err();
        match stream.read(&mut part) {
            Ok(0) => break,
            Ok(count) => said.extend_from_slice(&part[..count]),
            Err(why) if !is_gone && why.kind() == ErrorKind::WouldBlock => {}
            Err(_) => break,
        }
    }
    String::from_utf8(said).unwrap()
}

#[test]
fn whoever_sends_a_form_too_slowly_is_told_and_let_go() {
    let stage = Stage::set();
    let mut program = stage.start_with(&[("MYDATA_BODY_SECONDS", "1")]);
    let address = program.address();
    let measured: (&str, &[u8]) = ("Content-Length: 1000", b"a");
    let in_chunks: (&str, &[u8]) = ("Transfer-Encoding: chunked", b"1\r\na\r\n");
    let (page, problem) = ("送出的內容沒有及時到達", r#"{"error":"request_timeout"}"#);
    let callback = "/identity/callbacks/6f6dfe5e-4c5c-4f7e-9a65-0a5a3a0c0d11";
    for body in [measured, in_chunks] {
        for (path, words) in [
            ("/personal/signin", page),
            (callback, page),
            ("/connect/introspect", problem),
            ("/oauth/introspect", problem),
        ] {
            let said = trickle(address, path, body);
            assert!(said.starts_with("HTTP/1.1 408 "), "{path}: {said}");
            assert!(said.contains(words), "{path}: {said}");
        }
        let said = trickle(address, "/nothing", body);
        assert!(said.starts_with("HTTP/1.1 404 "), "{said}");
    }
}
