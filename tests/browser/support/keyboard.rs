//! A person who has no mouse.

use thirtyfour::Key;

use super::Browser;
use super::script;

/// Whoever needs more steps than this has lost their way.
const STEPS: usize = 150;

impl Browser {
    /// What has the focus is called so; empty when nothing has it.
    pub async fn focus(&self) -> String {
        self.script(&script::focused(), vec![]).await
    }

    /// Presses Tab until what is called so has the focus.
    ///
    /// # Panics
    /// When it is not reached; the message lists what was passed.
    pub async fn tab_to(&self, wanted: &str) {
        let mut passed = Vec::new();
        for _ in 0..STEPS {
            let at = self.focus().await;
            if at == wanted || (!at.is_empty() && at.starts_with(wanted)) {
                return;
            }
            passed.push(at);
            self.key(Key::Tab).await;
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

    /// Presses one key, such as `Key::Enter` or `Key::Space`.
    pub async fn key(&self, key: Key) {
        self.driver
            .action_chain()
            .send_keys(key)
            .perform()
            .await
            .unwrap();
    }
}
