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

/// Fills the application for a tier, as one goes there from the list of tiers, and leaves it at that.
pub async fn fill_application(browser: &Visitor<Server>, tier: &str) -> Page<Server> {
    let page = browser.visit("/ids/api").await;
    page.follow(&format!("申請{tier}"))
        .await
        .tick("網站應用")
        .tick("服務單位自行使用")
        .fill("加值應用單位名稱", "虛擬園區地圖")
        .fill("介接伺服器 IP", "127.0.0.1, 203.0.113.0/24")
}

/// Applies for a tier: the page that confirms it.
pub async fn apply(browser: &Visitor<Server>, tier: &str) -> Page<Server> {
    let page = fill_application(browser, tier).await.press("下一步").await;
    assert_eq!(page.heading(), "確認申請內容", "{}", page.read());
    let page = page.press("送出申請").await;
    assert!(page.sees("申請完成"), "{}", page.read());
    page
}

/// What stands in a letter below the line that names it.
pub fn below(letter: &Left, name: &str) -> String {
    let mut lines = letter.text.lines().skip_while(|line| *line != name);
    let below = lines.nth(1);
    below
        .unwrap_or_else(|| panic!("no {name}: {}", letter.text))
        .to_owned()
}
