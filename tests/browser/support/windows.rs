//! Windows that a page opens.

use std::time::{Duration, Instant};

use thirtyfour::WindowHandle;

use super::Browser;
use super::browser::PATIENCE;

impl Browser {
    /// Waits for a window that a page has opened, goes there, and answers the way back.
    ///
    /// # Panics
    /// When none opens.
    pub async fn enter_popup(&self) -> WindowHandle {
        let here = self.driver.window().await.unwrap();
        let began = Instant::now();
        loop {
            let windows = self.driver.windows().await.unwrap();
            if let Some(other) = windows.into_iter().find(|window| *window != here) {
                self.driver.switch_to_window(other).await.unwrap();
                return here;
            }
            assert!(began.elapsed() < PATIENCE, "no window opened");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Goes back to a window, whether the other one is still open or not.
    pub async fn return_to(&self, window: WindowHandle) {
        self.driver.switch_to_window(window).await.unwrap();
    }

    /// Blocks popups on this page, as a browser does that was told to: opening one gives nothing.
    pub async fn blocks_popups(&self) {
        let () = self.script("window.open = () => null;", vec![]).await;
    }

    /// How many windows are open.
    pub async fn windows(&self) -> usize {
        self.driver.windows().await.unwrap().len()
    }
}
