//! A server of its own with all its strangers, and the people who use it, as `var/demo.json` tells about them.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::server::Server;

/// How long a letter may take from the page to the mailbox.
const PATIENCE: Duration = Duration::from_secs(30);

/// How much of the server's log is shown when a journey fails.
const LAST_LINES: usize = 40;

/// A running server and the strangers it plays.
pub struct Town {
    server: Server,
    demo: Value,
    http: reqwest::Client,
}

/// A citizen who exists only here.
pub struct Person {
    /// The key of the person's card.
    pub key: String,
    /// 姓名
    pub name: String,
    /// 身分證字號
    pub id_number: String,
    /// 生日 in 8 digits.
    pub birth_date: String,
    /// The PIN of the card.
    pub pin: String,
    /// Where letters go.
    pub mail: String,
}

impl Town {
    /// A town without settings.
    pub fn open() -> Self {
        Self::open_with(&[])
    }

    /// A town with these settings.
    pub fn open_with(settings: &[(&str, &str)]) -> Self {
        let server = Server::start(settings);
        let demo = server.demo();
        Self {
            server,
            demo,
            http: reqwest::Client::new(),
        }
    }

    /// The address of the server, without a slash at the end.
    pub fn home(&self) -> &str {
        self.server.home()
    }

    /// The folder that holds everything.
    pub fn var(&self) -> &Path {
        self.server.var()
    }

    /// Everything the server has written so far.
    pub fn log(&self) -> String {
        self.server.log()
    }

    /// What programs are told, below this name.
    pub fn told(&self, name: &str) -> &Value {
        &self.demo[name]
    }

    /// The citizen with this key.
    pub fn person(&self, key: &str) -> Person {
        let found = self.demo["citizens"].as_array().unwrap().iter();
        let found = found.clone().find(|citizen| citizen["key"] == key).unwrap();
        let text = |name: &str| found[name].as_str().unwrap().to_owned();
        Person {
            key: key.to_owned(),
            name: text("name"),
            id_number: text("id_number"),
            birth_date: text("birth_date").replace('-', ""),
            pin: text("pin"),
            mail: text("mail"),
        }
    }

    /// Puts a card into the reader; without a key, takes it out.
    pub async fn insert(&self, card: &str) {
        self.tell_component("/card", &[("card", card)]).await;
    }

    /// Lets something go wrong at the card component; `normal` mends it.
    pub async fn scenario(&self, word: &str) {
        self.tell_component("/scenario", &[("scenario", word)])
            .await;
    }

    /// Makes all cards forget their wrong PINs.
    pub async fn forget_wrong_pins(&self) {
        self.tell_component("/pin", &[]).await;
    }

    /// What the card component answers to this package, with the PIN in it: for whoever has no script.
    pub async fn signature(&self, package: &str, pin: &str) -> String {
        let mut package: Value = serde_json::from_str(package).unwrap();
        package["pin"] = pin.into();
        self.tell_component("/sign", &[("tbsPackage", &package.to_string())])
            .await
    }

    /// The eight digits of the newest letter to `mail` whose subject holds `subject`.
    ///
    /// # Panics
    /// When none comes.
    pub async fn digits(&self, mail: &str, subject: &str) -> String {
        eight_digits(&self.letter(mail, subject).await)
    }

    /// The text of the newest letter to `mail` whose subject holds `subject`.
    ///
    /// # Panics
    /// When none comes.
    pub async fn letter(&self, mail: &str, subject: &str) -> String {
        let began = Instant::now();
        loop {
            let letters = self.letters().await;
            let letter = letters.iter().find(|letter| {
                letter["to"] == mail && letter["subject"].as_str().unwrap().contains(subject)
            });
            if let Some(letter) = letter {
                return letter["text"].as_str().unwrap().to_owned();
            }
            assert!(
                began.elapsed() < PATIENCE,
                "no letter {subject:?} to {mail}: {letters:#?}\n{}",
                self.log()
            );
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// Runs `mydata` with these words on the same folder, and answers what it says.
    ///
    /// # Panics
    /// When it does not succeed.
    pub fn command(&self, words: &[&str]) -> String {
        let done = Command::new(env!("CARGO_BIN_EXE_mydata"))
            .args(words)
            .env("MYDATA_VAR", self.var())
            .env("MYDATA_BASE_URL", self.home())
            .current_dir(self.var())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&done.stdout).into_owned();
        let complaint = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{words:?}: {said}{complaint}");
        said
    }

    async fn letters(&self) -> Vec<Value> {
        let address = format!("{}/letters.json", self.told("mailbox").as_str().unwrap());
        let answer = self.http.get(address).send().await.unwrap();
        serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap()
    }

    async fn tell_component(&self, path: &str, form: &[(&str, &str)]) -> String {
        let component = self.told("card_component").as_str().unwrap();
        let answer = self.http.post(format!("{component}{path}")).form(form);
        let answer = answer.send().await.unwrap();
        assert!(answer.status().is_success(), "{path} {form:?}");
        answer.text().await.unwrap()
    }
}

impl Drop for Town {
    /// A journey that fails shows what the server wrote last.
    fn drop(&mut self) {
        if std::thread::panicking() {
            let log = self.log();
            let from = log.lines().count().saturating_sub(LAST_LINES);
            for line in log.lines().skip(from) {
                eprintln!("{line}");
            }
        }
    }
}

/// The first run of exactly eight digits.
fn eight_digits(text: &str) -> String {
    text.split(|c: char| !c.is_ascii_digit())
        .find(|run| run.len() == 8)
        .unwrap_or_else(|| panic!("no eight digits in {text:?}"))
        .to_owned()
}
