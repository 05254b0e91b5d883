//! The real program, which can be killed as a power failure would.

use std::io::{BufRead as _, BufReader, Read};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
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
    /// Runs a command on these settings, and on no others of the environment.
    pub fn run(var: &Path, settings: &[(&str, &str)], arguments: &[&str]) -> Self {
        let mut child = command(var, settings, arguments)
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

    /// Where it answers.
    pub fn address(&mut self) -> SocketAddr {
        const SAID: &str = "MyData: http://";
        self.wait_for("address", |log| log.contains(SAID));
        let (_, after) = self.log.split_once(SAID).unwrap();
        let host = after.split(['/', '\n']).next().unwrap();
        host.parse().unwrap()
    }

    /// What it has written, when it has ended by itself, and how.
    pub fn end(mut self) -> (ExitStatus, String) {
        let ended = self.child.wait().unwrap();
        self.log.extend(self.lines.iter().map(|line| line + "\n"));
        (ended, std::mem::take(&mut self.log))
    }

    /// SIGKILL, and what it had written by then.
    pub fn kill_and_read(mut self) -> String {
        self.child.kill().unwrap();
        self.end().1
    }

    /// SIGKILL.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// Lets a while pass before looking again at what programs do by their own clocks.
pub fn look_again_later() {
    std::thread::sleep(LOOK);
}

/// The program with these settings and no others.
fn command(var: &Path, settings: &[(&str, &str)], arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mydata"));
    let settings = settings.iter().copied();
    command
        .args(arguments)
        .env_clear()
        .env("MYDATA_VAR", var)
        .env("MYDATA_BIND", "127.0.0.1:0")
        .envs(settings)
        .current_dir(var);
    command
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
