//! A chromedriver of its own for each browser, on a port that it chooses.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::process::Process;

/// How long it may take to start, and to close a browser.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often it may try to find a port.
const ATTEMPTS: u8 = 5;

/// A running chromedriver.
pub struct Chromedriver {
    /// Where it listens.
    pub address: String,
    _process: Process,
}

impl Chromedriver {
    /// Starts it and waits until it says where it listens. It takes a free port of one family of addresses and gives up
    /// when that of the other is not free: then it is started again.
    ///
    /// # Panics
    /// When it has no port after several attempts.
    pub fn start(program: &Path) -> Self {
        for _ in 0..ATTEMPTS {
            let mut command = Command::new(program);
            command.arg("--port=0");
            let mut process = Process::start(command);
            let port = process.wait_for("port of chromedriver", PATIENCE, port);
            if let Ok(port) = port {
                return Self {
                    address: format!("http://127.0.0.1:{port}"),
                    _process: process,
                };
            }
        }
        panic!("chromedriver finds no port");
    }

    /// Closes the browser of this session; when that fails, it ends with the driver.
    pub fn end_session(&self, session: &str) {
        let end = || -> std::io::Result<()> {
            let host = self.address.trim_start_matches("http://");
            let mut stream = TcpStream::connect(host)?;
            stream.set_read_timeout(Some(PATIENCE))?;
            write!(
                stream,
                "DELETE /session/{session} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
            )?;
            // It answers when the browser is closed, and keeps the connection.
            stream.read(&mut [0; 512]).map(|_| ())
        };
        let _ = end();
    }
}

/// The port was not free.
struct Taken;

/// What its log says about the port, once it says something.
fn port(log: &str) -> Option<Result<u16, Taken>> {
    if log.contains("port not available") {
        return Some(Err(Taken));
    }
    let (_, after) = log.split_once("started successfully on port ")?;
    let (port, _) = after.split_once('.')?;
    port.trim().parse().ok().map(Ok)
}
