//! A person in front of a browser, in the words of a visit.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver, WebElement};

use super::chromedriver::Chromedriver;
use super::ring::Ring;
use super::script::{self, FILLABLE, PRESSABLE};

/// How long a person waits for something to appear.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// How long to wait before looking again.
pub const BEAT: Duration = Duration::from_millis(50);

const FLAGS: [&str; 14] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-extensions",
    "--lang=zh-TW",
    "--window-size=1280,900",
];

/// A browser with a fresh profile. Dropped, it is closed, then its driver is ended and its profile is gone.
pub struct Browser {
    pub(super) driver: WebDriver,
    pub(super) home: String,
    pub(super) axe: PathBuf,
    pub(super) downloads: TempDir,
    pub(super) runs_script: bool,
    chromedriver: Chromedriver,
    _profile: TempDir,
}

impl Browser {
    pub(super) async fn start(ring: &Ring, home: &str, with_script: bool) -> Self {
        let chromedriver = Chromedriver::start(&ring.chromedriver);
        let profile = tempfile::tempdir().unwrap();
        let downloads = tempfile::tempdir().unwrap();
        let capabilities = capabilities(&profile, &downloads, with_script);
        let driver = WebDriver::new(&chromedriver.address, capabilities)
            .await
            .unwrap();
        Self {
            driver,
            home: home.trim_end_matches('/').to_owned(),
            axe: ring.axe.clone(),
            downloads,
            runs_script: with_script,
            chromedriver,
            _profile: profile,
        }
    }

    /// What thirtyfour can do and no method here says.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Opens a page of `home` by its path, or any page by its address.
    pub async fn open(&self, path: &str) {
        let address = if path.starts_with('/') {
            format!("{}{path}", self.home)
        } else {
            path.to_owned()
        };
        self.driver
            .goto(&address)
            .await
            .unwrap_or_else(|why| panic!("{address}: {why}"));
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.driver.refresh().await.unwrap();
    }

    /// Path and query of the page.
    pub async fn path(&self) -> String {
        let url = self.driver.current_url().await.unwrap();
        let query = url.query().map(|query| format!("?{query}"));
        format!("{}{}", url.path(), query.unwrap_or_default())
    }

    /// The one `h1`.
    pub async fn heading(&self) -> String {
        let found: Vec<String> = self.script(script::HEADINGS, vec![]).await;
        let [one] = found.as_slice() else {
            panic!(
                "{} has {} h1: {found:?}\n{}",
                self.path().await,
                found.len(),
                self.read().await
            );
        };
        one.clone()
    }

    /// Waits until the one `h1` says this: the next page is there.
    pub async fn arrives_at(&self, heading: &str) {
        let began = Instant::now();
        loop {
            let found: Vec<String> = self.script(script::HEADINGS, vec![]).await;
            if found == [heading] {
                return;
            }
            assert!(
                began.elapsed() < PATIENCE,
                "{} is headed {found:?}, not {heading:?}:\n{}",
                self.path().await,
                self.read().await
            );
            tokio::time::sleep(BEAT).await;
        }
    }

    /// Everything that can be read on the page.
    pub async fn read(&self) -> String {
        self.script(script::READ, vec![]).await
    }

    /// Waits until this can be read.
    ///
    /// # Panics
    /// When it does not appear; the message holds what can be read instead.
    pub async fn sees(&self, wanted: &str) {
        self.sees_within(wanted, PATIENCE).await;
    }

    /// As [`Browser::sees`], with more patience.
    pub async fn sees_within(&self, wanted: &str, patience: Duration) {
        let wanted = wanted.split_whitespace().collect::<Vec<_>>().join(" ");
        let began = Instant::now();
        while !self.read().await.contains(&wanted) {
            assert!(
                began.elapsed() < patience,
                "{wanted:?} cannot be read on {}:\n{}",
                self.path().await,
                self.read().await
            );
            tokio::time::sleep(BEAT).await;
        }
    }

    /// Whether this can be read now; for what should not be there.
    pub async fn can_read(&self, wanted: &str) -> bool {
        self.read().await.contains(wanted)
    }

    /// Presses the button or link with this text.
    ///
    /// # Panics
    /// When there is none, or several; the message lists what can be pressed.
    pub async fn press(&self, wanted: &str) {
        let element = self.find(PRESSABLE, wanted).await;
        element.scroll_into_view().await.unwrap();
        element
            .click()
            .await
            .unwrap_or_else(|why| panic!("{wanted:?} cannot be pressed: {why}"));
    }

    /// Types into the field with this label, or chooses the option with this text.
    ///
    /// # Panics
    /// When there is none, or several; the message lists the labels.
    pub async fn fill(&self, label: &str, value: &str) {
        let field = self.find(FILLABLE, label).await;
        if field.tag_name().await.unwrap() == "select" {
            let options = field.find_all(thirtyfour::By::Tag("option")).await.unwrap();
            let mut texts = Vec::new();
            for option in options {
                let text = option.text().await.unwrap();
                if text == value {
                    return option.click().await.unwrap();
                }
                texts.push(text);
            }
            panic!("{label:?} offers no {value:?}; it offers {texts:?}");
        }
        field.clear().await.unwrap();
        field.send_keys(value).await.unwrap();
    }

    /// Ticks the box or chooses the radio button with this label.
    pub async fn tick(&self, label: &str) {
        let field = self.find(FILLABLE, label).await;
        if !field.is_selected().await.unwrap() {
            field.scroll_into_view().await.unwrap();
            field.click().await.unwrap();
        }
    }

    /// Types into the field with this label as a scanner does: the keys, then Enter.
    pub async fn scan_into(&self, label: &str, value: &str) {
        let field = self.find(FILLABLE, label).await;
        field.send_keys(value).await.unwrap();
        self.enter().await;
    }

    /// Waits until something on the page matches this selector.
    pub async fn holds(&self, selector: &str) {
        let began = Instant::now();
        loop {
            let found: bool = self
                .script(
                    "return !!document.querySelector(arguments[0]);",
                    vec![json!(selector)],
                )
                .await;
            if found {
                return;
            }
            assert!(
                began.elapsed() < PATIENCE,
                "{} has no {selector}:\n{}",
                self.path().await,
                self.read().await
            );
            tokio::time::sleep(BEAT).await;
        }
    }

    /// What can be read in the first element that matches this selector.
    pub async fn text(&self, selector: &str) -> String {
        let element = self.driver.find(thirtyfour::By::Css(selector)).await;
        element.unwrap().text().await.unwrap()
    }

    /// Waits until what matches this selector says something else than it did.
    pub async fn changes(&self, selector: &str, before: &str) {
        let began = Instant::now();
        let read =
            "return (document.querySelector(arguments[0])?.innerText || '').replace(/\\s+/g, '');";
        loop {
            let text: String = self.script(read, vec![json!(selector)]).await;
            if !text.is_empty() && text != before {
                return;
            }
            assert!(
                began.elapsed() < PATIENCE,
                "{selector} still says {before:?}"
            );
            tokio::time::sleep(BEAT).await;
        }
    }

    /// Remembers this page, for [`Browser::leaves_page`].
    pub async fn marks_page(&self) {
        let () = self
            .script("document.documentElement.dataset.seen = 'yes';", vec![])
            .await;
    }

    /// Waits until the page that was marked has made room for another, which is whole.
    pub async fn leaves_page(&self) {
        self.holds("html:not([data-seen]) footer").await;
    }

    /// What stands in the field with this label.
    pub async fn value(&self, label: &str) -> String {
        let field = self.find(FILLABLE, label).await;
        field.value().await.unwrap().unwrap_or_default()
    }

    /// Waits for the one element among `selector` that is called so.
    async fn find(&self, selector: &str, wanted: &str) -> WebElement {
        let began = Instant::now();
        loop {
            let asked = self
                .driver
                .execute(script::find(), vec![json!(selector), json!(wanted)])
                .await;
            // While the next page comes in there is nobody to ask.
            if let Ok(answer) = asked {
                let answer = answer.json().clone();
                if !answer["found"].is_null() {
                    return WebElement::from_json(
                        answer["found"].clone(),
                        self.driver.handle().clone(),
                    )
                    .unwrap();
                }
                assert!(
                    began.elapsed() < PATIENCE,
                    "{} are called {wanted:?} on {}; there are {}",
                    answer["count"],
                    self.path().await,
                    answer["names"]
                );
            } else {
                assert!(
                    began.elapsed() < PATIENCE,
                    "the page answers nothing: {asked:?}"
                );
            }
            tokio::time::sleep(BEAT).await;
        }
    }

    /// Runs a script and answers what it returns.
    pub(super) async fn script<T: serde::de::DeserializeOwned>(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> T {
        let began = Instant::now();
        loop {
            match self.driver.execute(script, arguments.clone()).await {
                Ok(answer) => {
                    return answer
                        .convert()
                        .unwrap_or_else(|why| panic!("{script}: {why}"));
                }
                Err(why) => assert!(began.elapsed() < PATIENCE, "{script}: {why}"),
            }
            tokio::time::sleep(BEAT).await;
        }
    }
}

impl Drop for Browser {
    /// thirtyfour would wait for the runtime that this very call holds up, so the session is ended by hand.
    fn drop(&mut self) {
        let _ = self.driver.clone().leak();
        let session = self.driver.session_id().to_string();
        self.chromedriver.end_session(&session);
    }
}

fn capabilities(profile: &TempDir, downloads: &TempDir, with_script: bool) -> Capabilities {
    let mut flags: Vec<String> = FLAGS.iter().map(|flag| (*flag).to_owned()).collect();
    flags.push(format!("--user-data-dir={}", profile.path().display()));
    let mut preferences = json!({
        "intl.accept_languages": "zh-TW,zh",
        "download.default_directory": downloads.path(),
        "download.prompt_for_download": false,
    });
    if !with_script {
        preferences["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    let wanted = json!({
        "browserName": "chrome",
        "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        "goog:chromeOptions": {"args": flags, "prefs": preferences},
    });
    wanted.as_object().cloned().map(Capabilities::from).unwrap()
}
