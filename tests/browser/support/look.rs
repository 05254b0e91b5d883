//! Looking at a page as it is: what the browser complains about, what axe-core finds, how it looks. In both languages,
//! on a desk and on a telephone, by day and by night.

use serde_json::json;

use super::Browser;
use super::cdp;

/// What the link to the other language says, on Chinese and on English pages.
const TO_ENGLISH: &str = "English";
const TO_CHINESE: &str = "中文";

impl Browser {
    /// Looks at the page in both languages. It is loaded again, so what was typed or ticked is lost.
    pub async fn look(&self, name: &str) {
        self.look_once(name).await;
        self.press(TO_ENGLISH).await;
        self.reads_in("en").await;
        self.axe_by_night(name).await;
        self.screenshot(&format!("{name}-en")).await;
        self.has_no_complaints(&[]).await;
        self.press(TO_CHINESE).await;
        self.reads_in("zh-Hant-TW").await;
    }

    /// Looks at a page that cannot be loaded again without being changed, such as one with mistakes. axe-core is a
    /// script, so where none runs it is not asked.
    pub async fn look_once(&self, name: &str) {
        self.has_no_complaints(&[401, 409, 410, 422]).await;
        if self.runs_script {
            self.axe().await;
        }
        self.screenshot(name).await;
    }

    /// Waits until the page is written in this language.
    async fn reads_in(&self, tag: &str) {
        self.holds(&format!("html[lang='{tag}'] main h1")).await;
    }

    /// axe-core on a telephone in the dark: contrast and overflow are others there.
    async fn axe_by_night(&self, name: &str) {
        let size = json!({"width": 360, "height": 800, "deviceScaleFactor": 1, "mobile": false});
        cdp::run(&self.driver, "Emulation.setDeviceMetricsOverride", size).await;
        let dark = json!({"features": [{"name": "prefers-color-scheme", "value": "dark"}]});
        cdp::run(&self.driver, "Emulation.setEmulatedMedia", dark).await;
        self.axe().await;
        self.screenshot(&format!("{name}-night")).await;
        let day = json!({"features": []});
        cdp::run(&self.driver, "Emulation.setEmulatedMedia", day).await;
        self.stops_pretending().await;
    }
}
