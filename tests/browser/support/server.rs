//! The real program, with nothing but a folder and a port.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use super::process::Process;

/// Keys and demo data are made at first start, unoptimised.
const PATIENCE: Duration = Duration::from_mins(2);

/// A running server. Dropped, it is stopped, and its folder is gone.
pub struct Server {
    process: Process,
    home: String,
    var: TempDir,
}

impl Server {
    /// Starts the program with these settings beside its folder and port, and waits until it is ready.
    pub fn start(settings: &[(&str, &str)]) -> Self {
        Self::run(Command::new(env!("CARGO_BIN_EXE_mydata")), settings)
    }

    /// As [`Server::start`], for any program that understands `MYDATA_VAR` and `MYDATA_BIND`.
    ///
    /// # Panics
    /// When it ends or is not ready in time; the message holds what it has written.
    pub fn run(mut command: Command, settings: &[(&str, &str)]) -> Self {
        let var = tempfile::tempdir().unwrap();
        let bind = free_address();
        command
            .env("MYDATA_VAR", var.path())
            .env("MYDATA_BIND", &bind)
            .env("NO_COLOR", "1")
            .current_dir(var.path());
        command.envs(settings.iter().copied());
        let mut process = Process::start(command);
        process.wait_for("readiness", PATIENCE, |_| is_ready(&bind).then_some(()));
        Self {
            process,
            home: format!("http://{bind}"),
            var,
        }
    }

    /// The address to open, without a slash at the end.
    pub fn home(&self) -> &str {
        &self.home
    }

    /// Its folder.
    pub fn var(&self) -> &Path {
        self.var.path()
    }

    /// What it wrote for programs: the strangers' addresses, the demo citizens and staff.
    pub fn demo(&self) -> Value {
        let path: PathBuf = self.var().join("demo.json");
        let text = std::fs::read_to_string(&path)
            .unwrap_or_else(|why| panic!("{}: {why}\n{}", path.display(), self.log()));
        serde_json::from_str(&text).unwrap()
    }

    /// Everything it has written so far.
    pub fn log(&self) -> String {
        self.process.log()
    }

    /// Asks it to stop; whether it did so by itself, with success.
    pub fn stop(&mut self) -> bool {
        self.process.stop()
    }
}

/// A port that was free a moment ago.
fn free_address() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().to_string()
}

fn is_ready(address: &str) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(
            stream,
            "GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}
