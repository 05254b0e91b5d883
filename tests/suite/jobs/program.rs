//! The real program, which can be killed as a power failure would.

use std::io::{BufRead as _, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

/// Unoptimised, on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_mins(3);
/// How long to listen to the program before looking again at what it does elsewhere.
const LOOK: Duration = Duration::from_millis(100);

/// A running server. Dropped, it is killed.
pub struct Program {
    child: Child,
    lines: Receiver<String>,
    log: String,
}

impl Program {
    /// Starts it on these settings.
    pub fn start(var: &Path, settings: &[(&str, &str)]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_mydata"))
            .env("MYDATA_VAR", var)
            .env("MYDATA_BIND", "127.0.0.1:0")
            .envs(settings.iter().copied())
            .current_dir(var)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (line, lines) = mpsc::channel();
        listen(child.stdout.take().unwrap(), line.clone());
        listen(child.stderr.take().unwrap(), line);
        Self {
            child,
            lines,
            log: String::new(),
        }
    }

    /// Waits until `seen` finds what it looks for, in all that the program has written or elsewhere.
    ///
    /// # Panics
    /// When the program ends, or takes too long; the message holds what it has written.
    pub fn wait_for(&mut self, what: &str, mut seen: impl FnMut(&str) -> bool) {
        let began = Instant::now();
        while !seen(&self.log) {
            if let Ok(line) = self.lines.recv_timeout(LOOK) {
                self.log += &line;
                self.log.push('\n');
            }
            let ended = self.child.try_wait().unwrap();
            assert!(
                ended.is_none() && began.elapsed() < PATIENCE,
                "no {what}; ended: {ended:?}\n{}",
                self.log
            );
        }
    }

    /// Waits until a job stands still at the point that `MYDATA_SANDBOX_HALT` names.
    pub fn wait_for_halt(&mut self) {
        self.wait_for("halt", |log| log.contains("standing still"));
    }

    /// SIGKILL.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// Hands on what the program writes, line by line.
fn listen(pipe: impl Read + Send + 'static, line: Sender<String>) {
    std::thread::spawn(move || {
        for written in BufReader::new(pipe).lines().map_while(Result::ok) {
            if line.send(written).is_err() {
                break;
            }
        }
    });
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
