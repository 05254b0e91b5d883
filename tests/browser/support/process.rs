//! A child process that does not outlive its test.

use std::io::{BufRead as _, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long a process may take to stop when it is asked.
const PATIENCE: Duration = Duration::from_secs(10);

/// A running program, and all it has written.
pub struct Process {
    child: Child,
    log: Arc<Mutex<String>>,
}

impl Process {
    /// Starts it; its output is collected.
    pub fn start(mut command: Command) -> Self {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|why| panic!("{command:?} does not start: {why}"));
        let log = Arc::new(Mutex::new(String::new()));
        collect(child.stdout.take().unwrap(), &log);
        collect(child.stderr.take().unwrap(), &log);
        Self { child, log }
    }

    /// Everything it has written so far.
    pub fn log(&self) -> String {
        self.log
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Waits until `ready` answers with something.
    ///
    /// # Panics
    /// When the process ends before, or `patience` is over; the message holds what it has written.
    pub fn wait_for<T>(
        &mut self,
        what: &str,
        patience: Duration,
        mut ready: impl FnMut(&str) -> Option<T>,
    ) -> T {
        let began = Instant::now();
        loop {
            let ended = self.child.try_wait().unwrap();
            if let Some(found) = ready(&self.log()) {
                return found;
            }
            assert!(
                ended.is_none(),
                "ended before {what} ({ended:?}):\n{}",
                self.log()
            );
            assert!(
                began.elapsed() < patience,
                "no {what} after {patience:?}:\n{}",
                self.log()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Asks it to stop with SIGTERM and waits; kills it when it does not. Whether it stopped by itself, with success.
    pub fn stop(&mut self) -> bool {
        if let Ok(Some(status)) = self.child.try_wait() {
            return status.success();
        }
        let asked = Command::new("kill")
            .arg("-TERM")
            .arg(self.child.id().to_string())
            .status();
        let began = Instant::now();
        while asked.is_ok() && began.elapsed() < PATIENCE {
            if let Ok(Some(status)) = self.child.try_wait() {
                return status.success();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        self.kill();
        false
    }

    /// Ends it with SIGKILL, as a power cut would.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.stop();
    }
}

fn collect(from: impl Read + Send + 'static, log: &Arc<Mutex<String>>) {
    let log = Arc::clone(log);
    std::thread::spawn(move || {
        let mut lines = BufReader::new(from);
        let mut line = Vec::new();
        while lines
            .read_until(b'\n', &mut line)
            .is_ok_and(|read| read > 0)
        {
            log.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push_str(&String::from_utf8_lossy(&line));
            line.clear();
        }
    });
}
