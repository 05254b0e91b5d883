//! The real program, which can be killed as a power failure would.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Unoptimised, on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_mins(3);

/// A running server. Dropped, it is killed.
pub struct Program {
    child: Child,
    log: PathBuf,
}

impl Program {
    /// Starts it on these settings; everything it writes goes to a file in `var`.
    pub fn start(var: &Path, settings: &[(&str, &str)]) -> Self {
        let log = var.join("program.log");
        let out = File::create(&log).unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_mydata"))
            .env("MYDATA_VAR", var)
            .env("MYDATA_BIND", "127.0.0.1:0")
            .envs(settings.iter().copied())
            .current_dir(var)
            .stdin(Stdio::null())
            .stderr(out.try_clone().unwrap())
            .stdout(out)
            .spawn()
            .unwrap();
        Self { child, log }
    }

    /// Waits until `seen` finds what it looks for.
    ///
    /// # Panics
    /// When the program ends, or takes too long; the message holds what it has written.
    pub fn wait_for(&mut self, what: &str, mut seen: impl FnMut() -> bool) {
        let began = Instant::now();
        while !seen() {
            let ended = self.child.try_wait().unwrap();
            assert!(
                ended.is_none() && began.elapsed() < PATIENCE,
                "no {what}; ended: {ended:?}\n{}",
                self.log()
            );
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Waits until a job stands still at the point that `MYDATA_SANDBOX_HALT` names.
    pub fn wait_for_halt(&mut self) {
        let log = self.log.clone();
        self.wait_for("halt", || {
            std::fs::read_to_string(&log).is_ok_and(|log| log.contains("standing still"))
        });
    }

    /// SIGKILL.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
