//! The steps of a citizen that every journey goes: terms, the claim, the PIN, the contact.

use std::time::{Duration, Instant};

use super::browser::{BEAT, PATIENCE};
use super::town::Person;
use super::{Browser, Town};

/// Fetching, drawing and judging, all unoptimised and on a busy machine.
pub const WHILE: Duration = Duration::from_mins(1);

impl Browser {
    /// Ticks these data sets on the page that lists them, and goes to the terms.
    pub async fn choose(&self, page: &str, datasets: &[&str]) {
        self.open(page).await;
        for dataset in datasets {
            self.tick(dataset).await;
        }
        self.press("我要下載").await;
        self.arrives_at("資料下載及線上服務條款").await;
    }

    /// Accepts the terms.
    pub async fn agree(&self) {
        self.tick("我已了解此服務內容").await;
        self.press("下一步").await;
        self.arrives_at("同意下載與身分驗證").await;
    }

    /// Says who one is and chooses the card; the page then asks for the PIN.
    pub async fn claim(&self, person: &Person) {
        self.fill("身分證字號", &person.id_number).await;
        self.fill("生日", &person.birth_date).await;
        self.press("自然人憑證").await;
        self.holds("#pin").await;
    }

    /// Types the PIN and signs, and waits until the popup has gone and the next page is there.
    pub async fn sign(&self, pin: &str) {
        self.marks_page().await;
        self.fill("PIN 碼", pin).await;
        self.press("簽章").await;
        self.leaves_page().await;
        self.is_alone().await;
    }

    /// Gives a mail address and the code that was sent there.
    pub async fn confirm_contact(&self, town: &Town, person: &Person) {
        self.fill("電子信箱", &person.mail).await;
        self.press("寄送驗證碼").await;
        self.sees("驗證碼已經寄到").await;
        let code = town.digits(&person.mail, "確認您的電子信箱").await;
        self.fill("驗證碼", &code).await;
        self.press("確認信箱").await;
        self.arrives_at("取用資料").await;
    }

    /// Waits until no popup is open.
    pub async fn is_alone(&self) {
        let began = Instant::now();
        while self.windows().await != 1 {
            assert!(began.elapsed() < PATIENCE, "the popup stays");
            tokio::time::sleep(BEAT).await;
        }
    }
}
