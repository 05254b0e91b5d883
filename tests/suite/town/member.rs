//! Members of the park data platform, by its own forms.

use mydata::mail::transport::Left;

use super::Town;
use super::server::Server;
use crate::support::page::Page;
use crate::support::visitor::Visitor;

/// The password that every member here chooses.
pub const PASSWORD: &str = "q4!twm8#zzk2";

/// Fills the form of registration, and leaves it at that.
pub async fn fill(browser: &Visitor<Server>, login: &str, mail: &str) -> Page<Server> {
    browser
        .visit("/ids/register")
        .await
        .fill("帳號", login)
        .fill("密碼", PASSWORD)
        .fill("確認密碼", PASSWORD)
        .fill("使用者名稱", "陳開發")
        .fill("Email", mail)
        .fill("單位類型", "工業區組-科室-管理服務科")
        .tick("我已閱讀並同意會員條款")
}

/// Registers: the page that says a letter is under way.
pub async fn register(browser: &Visitor<Server>, login: &str, mail: &str) -> Page<Server> {
    let page = fill(browser, login, mail).await.press("建立帳戶").await;
    assert_eq!(page.path(), "/ids/activate", "{}", page.read());
    page
}

/// The path of the link in a letter.
pub fn link(letter: &Left) -> String {
    let line = letter.text.lines().find(|line| line.contains("/ids/"));
    let line = line.unwrap_or_else(|| panic!("no link: {}", letter.text));
    line[line.find("/ids/").unwrap()..].to_owned()
}

/// Signs in, or is told why not.
pub async fn sign_in(browser: &Visitor<Server>, login: &str, password: &str) -> Page<Server> {
    let page = browser.visit("/ids/login").await;
    let page = page.fill("帳號", login).fill("密碼", password);
    page.press("登入").await
}

impl Town {
    /// Somebody who has registered, activated the account and signed in.
    pub async fn member(&self, login: &str) -> Visitor<Server> {
        let (browser, mail) = (self.visitor(), format!("{login}@example.tw"));
        register(&browser, login, &mail).await;
        let page = browser.visit(&link(&self.letter(&mail).await)).await;
        let page = page.press("啟用帳號").await;
        assert_eq!(page.path(), "/ids/login", "{}", page.read());
        let page = sign_in(&browser, login, PASSWORD).await;
        assert_eq!(page.path(), "/ids/account", "{}", page.read());
        browser
    }
}
