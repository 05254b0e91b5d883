//! A pair of keys: applying for it, reading it in its letter, and calling with it by the lines of its page.

use std::path::Path;
use std::process::Command;

use super::{Browser, Town};

/// An APP ID and its APP Key, as a letter tells them.
pub struct Pair {
    /// APP ID
    pub id: String,
    /// APP Key
    pub key: String,
}

impl Town {
    /// The pair in the newest letter to `mail` whose subject holds `subject`.
    pub async fn pair(&self, mail: &str, subject: &str) -> Pair {
        let letter = self.letter(mail, subject).await;
        let below = |name: &str| {
            let mut lines = letter.lines().skip_while(|line| *line != name);
            let below = lines.nth(1);
            below
                .unwrap_or_else(|| panic!("no {name}: {letter}"))
                .to_owned()
        };
        Pair {
            id: below("APP ID："),
            key: below("APP Key："),
        }
    }
}

impl Browser {
    /// Applies for a tier, from the list of tiers to the page that confirms it.
    pub async fn applies(&self, tier: &str) {
        self.open("/ids/api").await;
        self.press(&format!("申請{tier}")).await;
        self.arrives_at(&format!("申請{tier}")).await;
        self.tick("網站應用").await;
        self.tick("服務單位自行使用").await;
        self.fill("加值應用單位名稱", "虛擬園區地圖").await;
        self.fill("介接伺服器 IP", "127.0.0.1, 203.0.113.0/24")
            .await;
        self.press("下一步").await;
        self.arrives_at("確認申請內容").await;
    }

    /// What the lines in this language on the page of a pair answer, run by the tool of that language.
    ///
    /// # Panics
    /// When the tool is not there or does not end well.
    pub async fn runs(&self, language: &str, tool: &str, key: &str) -> String {
        let read = format!("return document.querySelector('#client-{language}').textContent;");
        let lines: String = self.script(&read, vec![]).await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("call");
        std::fs::write(&file, lines).unwrap();
        run(tool, &file, key)
    }
}

fn run(tool: &str, file: &Path, key: &str) -> String {
    let done = Command::new(tool).arg(file).env("APP_KEY", key).output();
    let done = done.unwrap_or_else(|why| panic!("{tool}: {why}"));
    let complaint = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{tool}: {complaint}");
    String::from_utf8_lossy(&done.stdout).into_owned()
}
