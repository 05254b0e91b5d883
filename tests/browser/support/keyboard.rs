//! A person who has no mouse.

use std::time::Instant;

use serde_json::json;
use thirtyfour::Key;

use super::Browser;
use super::browser::{BEAT, PATIENCE};
use super::cdp;
use super::script;

/// Whoever needs more steps than this has lost their way.
const STEPS: usize = 150;

impl Browser {
    /// What has the focus is called so; empty when nothing has it.
    pub async fn focus(&self) -> String {
        self.script(&script::focused(), vec![]).await
    }

    /// Waits until what has the focus is called so, or begins with it.
    pub async fn tells_focus(&self, wanted: &str) {
        let began = Instant::now();
        while !self.focus().await.starts_with(wanted) {
            let at = self.focus().await;
            assert!(
                began.elapsed() < PATIENCE,
                "{at:?} has the focus, not {wanted:?}"
            );
            tokio::time::sleep(BEAT).await;
        }
    }

    /// Presses Tab until what is called so has the focus. Every stop on the way is to be seen.
    ///
    /// # Panics
    /// When it is not reached; the message lists what was passed. When a stop cannot be seen.
    pub async fn tab_to(&self, wanted: &str) {
        let mut passed = Vec::new();
        for _ in 0..STEPS {
            let at = self.focus().await;
            if at == wanted || (!at.is_empty() && at.starts_with(wanted)) {
                return;
            }
            passed.push(at);
            self.key(Key::Tab).await;
            let unseen: String = self.script(script::UNSEEN_FOCUS, vec![]).await;
            assert!(unseen.is_empty(), "{unseen} on {}", self.path().await);
        }
        passed.dedup();
        panic!("the keyboard does not reach {wanted:?}; it passes {passed:?}");
    }

    /// Types into what has the focus.
    pub async fn type_text(&self, text: &str) {
        self.driver
            .action_chain()
            .send_keys(text)
            .perform()
            .await
            .unwrap();
    }

    /// Presses Enter, once. chromedriver begins its own key commands again when a page goes away under them, and the
    /// next page would get another Enter; so this speaks with Chromium.
    pub async fn enter(&self) {
        for (kind, text) in [("keyDown", "\r"), ("keyUp", "")] {
            let event = json!({
                "type": kind, "text": text, "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13,
            });
            cdp::run(&self.driver, "Input.dispatchKeyEvent", event).await;
        }
    }

    /// Presses one key that leads to no other page, such as `Key::Tab` or `Key::Space`.
    pub async fn key(&self, key: Key) {
        self.driver
            .action_chain()
            .send_keys(key)
            .perform()
            .await
            .unwrap();
    }

    /// Presses a letter while `held` is down.
    pub async fn chord(&self, held: Key, letter: &str) {
        self.driver
            .action_chain()
            .key_down(held.clone())
            .send_keys(letter)
            .key_up(held)
            .perform()
            .await
            .unwrap();
    }
}
