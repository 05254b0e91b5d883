//! A citizen in front of a browser, with a card at hand: the steps of a download, each by the page that asks for it.

use mydata::sandbox::people::{self, DemoCitizen};

use super::Town;
use super::server::Server;
use crate::support::control;
use crate::support::page::Page;
use crate::support::visitor::Visitor;

/// 個人戶籍資料查詢: in the category `household`, as JSON and PDF.
pub const REGISTRATION: &str = "個人戶籍資料查詢";
/// Its `resource_id`.
pub const REGISTRATION_ID: &str = "API.3Bt0bGXbmt";
/// 現戶全戶戶籍資料: in the category `household`.
pub const HOUSEHOLD: &str = "現戶全戶戶籍資料";
/// Its `resource_id`.
pub const HOUSEHOLD_ID: &str = "API.uGxysgbRkm";
/// 親屬關係資料: in the category `household`.
pub const KINSHIP: &str = "親屬關係資料（範圍為父母、配偶、子女）查詢";
/// Its `resource_id`.
pub const KINSHIP_ID: &str = "API.3VifsDlYQF";

/// A citizen and their browser.
pub struct Citizen<'t> {
    town: &'t Town,
    /// Who it is.
    pub person: DemoCitizen,
    /// The browser.
    pub browser: Visitor<Server>,
}

impl<'t> Citizen<'t> {
    pub(super) fn new(town: &'t Town, person: DemoCitizen) -> Self {
        let browser = town.visitor();
        Self {
            town,
            person,
            browser,
        }
    }

    /// Ticks these data sets of one category and begins: the terms.
    pub async fn choose(&self, category: &str, names: &[&str]) -> Page<Server> {
        let path = format!("/personal/categories/{category}");
        let mut page = self.browser.visit(&path).await;
        for name in names {
            page = page.tick(name);
        }
        page.press("我要下載").await
    }

    /// Chooses among the household's data sets and accepts the terms: the page that asks who one is.
    pub async fn agree(&self, names: &[&str]) -> Page<Server> {
        let terms = self.choose("household", names).await;
        accept(terms).await
    }

    /// Says who they are, and chooses the card: the page that asks for the signature.
    pub async fn begin(&self, page: Page<Server>) -> Page<Server> {
        self.claim(page).press("自然人憑證").await
    }

    /// Says who they are.
    pub fn claim(&self, page: Page<Server>) -> Page<Server> {
        page.fill("身分證字號", self.person.id_number.reveal())
            .fill("生日", &self.person.birth_date.format("%Y%m%d").to_string())
    }

    /// Puts their own card into the reader and signs.
    pub async fn sign(&self, page: Page<Server>) -> Page<Server> {
        self.sign_with(self.person.key, page).await
    }

    /// Signs with another card and its holder's PIN.
    pub async fn sign_with(&self, card: &str, page: Page<Server>) -> Page<Server> {
        let pin = people::find(card).map_or(self.person.pin, |holder| holder.pin);
        self.try_pin(card, pin, page).await
    }

    /// Types this PIN and presses the button: does what the page's script does.
    pub async fn try_pin(&self, card: &str, pin: &str, page: Page<Server>) -> Page<Server> {
        self.town.insert_card(card).await;
        let reply = self.town.sign(&package(&page, pin)).await;
        page.script("reply", &reply).press("簽章").await
    }

    /// From the choice to the proof: the page after it, which asks for a contact or shows the progress.
    pub async fn prove(&self, names: &[&str]) -> Page<Server> {
        let page = self.agree(names).await;
        let page = self.begin(page).await;
        self.sign(page).await
    }

    /// From the choice to the packages, leaving the contact for later: the page of the progress, everything done.
    pub async fn fetch(&self, names: &[&str]) -> Page<Server> {
        let page = self.prove(names).await;
        let page = match page.heading().as_str() {
            "通知信箱" => page.follow("略過，先看資料").await,
            _ => page,
        };
        self.town.work().await;
        let page = self.browser.visit(&page.path()).await;
        let done = format!("共 {n} 項，{n} 項已有結果", n = names.len());
        assert!(page.sees(&done), "{}", page.read());
        page
    }

    /// Confirms the address by the code of the letter: the progress.
    pub async fn confirm_contact(&self, page: Page<Server>) -> Page<Server> {
        let page = page
            .fill("電子信箱", self.person.mail)
            .press("寄送驗證碼")
            .await;
        let code = digits(&self.town.letter(self.person.mail).await.text);
        page.fill("驗證碼", &code).press("確認信箱").await
    }

    /// Comes back by the card in this browser: the barcode area.
    pub async fn come_back(&self) -> Page<Server> {
        let page = self.browser.visit("/personal/signin").await;
        let page = self.begin(page).await;
        self.sign(page).await
    }

    /// Comes back by a code to the confirmed contact: the barcode area, and nothing else.
    pub async fn come_back_by_code(&self) -> Page<Server> {
        let page = self.browser.visit("/personal/signin/code").await;
        let page = self.claim(page).press("寄驗證碼").await;
        let code = digits(&self.town.letter(self.person.mail).await.text);
        page.fill("驗證碼", &code).press("開啟資料條碼區").await
    }
}

/// Accepts the terms: the page that asks who one is.
pub async fn accept(terms: Page<Server>) -> Page<Server> {
    terms
        .tick("我已了解此服務內容，並同意上述服務條款。")
        .press("下一步")
        .await
}

/// The package that the page gives to the card component, with the PIN that the script adds.
pub fn package(page: &Page<Server>, pin: &str) -> String {
    let forms = control::all(page.document(), "form[data-card-package]");
    let [form] = forms.as_slice() else {
        panic!("{} asks for no card:\n{}", page.path(), page.read())
    };
    let package = form.attr("data-card-package").unwrap();
    let mut package: serde_json::Value = serde_json::from_str(package).unwrap();
    package["pin"] = pin.into();
    package.to_string()
}

/// The eight digits of a letter.
pub fn digits(letter: &str) -> String {
    letter
        .split(|c: char| !c.is_ascii_digit())
        .find(|run| run.len() == 8)
        .unwrap_or_else(|| panic!("no code in {letter}"))
        .to_owned()
}
