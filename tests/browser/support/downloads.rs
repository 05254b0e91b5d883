//! What a person has saved.

use std::path::PathBuf;
use std::time::Instant;

use super::Browser;
use super::browser::{BEAT, PATIENCE};

impl Browser {
    /// Waits for the one file that was saved, and answers where it is.
    ///
    /// # Panics
    /// When none arrives.
    pub async fn saved(&self) -> PathBuf {
        let began = Instant::now();
        loop {
            let whole: Vec<PathBuf> = std::fs::read_dir(self.downloads.path())
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.extension().is_some_and(|ending| ending == "zip"))
                .collect();
            if let [one] = whole.as_slice() {
                return one.clone();
            }
            assert!(began.elapsed() < PATIENCE, "saved: {whole:?}");
            tokio::time::sleep(BEAT).await;
        }
    }
}
