//! What the platform tells everybody at a first start: made-up news and files, each marked 虛擬資料.

use crate::db::{self, Tx};
use crate::domain::audit::By;
use crate::domain::bilingual::Bilingual;
use crate::domain::download::{self, Handed, KINDS};
use crate::domain::file::File;
use crate::domain::news;
use crate::domain::publication::{CannotChange, State, Wish};
use crate::kit::clock::{Timestamp, days};
use crate::kit::random::Random;

/// Chinese title, English title, Chinese text, English text, published so many days ago; the oldest first.
const NEWS: [(&str, &str, &str, &str, i64); 3] = [
    (
        "平台正式提供服務（虛擬資料）",
        "The platform is in service (made-up)",
        "智慧園區時空資訊雲平台自今日起提供服務。\n\n註冊會員後即可申請金鑰，以程式呼叫園區與工廠資料。",
        "The Industrial Data Space is in service from today on.\n\nRegister, apply for a key, and let your program ask for parks and factories.",
        30,
    ),
    (
        "新增閒置用地公告統計（虛擬資料）",
        "Statistics of idle land added (made-up)",
        "閒置用地公告資料統計上線，可依年份查詢各園區的公告、已改善與剩餘筆數。",
        "Statistics of idle land are there now: announced, put to use and remaining, by park and year.",
        10,
    ),
    (
        "系統維護預告（虛擬資料）",
        "Maintenance ahead (made-up)",
        "本月最後一個星期日凌晨進行維護，期間可能短暫無法呼叫，請程式稍後再試。",
        "There is maintenance in the early hours of the last Sunday of this month; calls may fail for a short time and should be tried again.",
        2,
    ),
];

/// Name, Chinese title, English title, Chinese words, English words, content.
const FILES: [(&str, &str, &str, &str, &str, &str); 2] = [
    (
        "fields.csv",
        "資料欄位對照表（虛擬資料）",
        "Fields in both languages (made-up)",
        "各資料服務常用欄位的中英文名稱。",
        "What the usual fields of the data services are called.",
        "Field,中文,English\r\nFactoryID,工廠登記編號,Registration number of the factory\r\nIndustrialParkID,產業園區代碼,Code of the park\r\nUpdateTime,更新時間,Time of the last change\r\n",
    ),
    (
        "messages.csv",
        "錯誤訊息對照表（虛擬資料）",
        "Messages of refusals (made-up)",
        "呼叫被拒絕時的狀態碼、訊息與處理方式。",
        "Status, message, and what to do when a call is refused.",
        "Status,Message,處理方式\r\n401,Unauthorized,請加上簽章\r\n403,HMAC signature does not match,請檢查 APP Key 與簽章內容\r\n429,API rate limit exceeded,請於隔日再呼叫或申請較高等級\r\n",
    ),
];

/// Why the content cannot be entered.
#[derive(Debug, thiserror::Error)]
pub enum CannotEnter {
    /// A piece of news, or what is said of a file, is refused.
    #[error(transparent)]
    Content(#[from] CannotChange),
    /// A file is not what it is called.
    #[error(transparent)]
    File(#[from] crate::domain::file::CannotTake),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Enters news where there are none, and files where there are none.
///
/// # Errors
/// A fault of the database.
pub fn enter_at_first(
    tx: &mut Tx<'_>,
    now: Timestamp,
    random: &dyn Random,
) -> Result<(), CannotEnter> {
    let wish = |ago| Wish {
        state: State::Published,
        since: Some(now.minus(days(ago))),
    };
    if news::queries::count_all(tx)? == 0 {
        for (title_zh, title_en, body_zh, body_en, ago) in NEWS {
            let words = news::Words {
                title: Bilingual::new(title_zh, title_en),
                body: Bilingual::new(body_zh, body_en),
            };
            news::add(tx, now, &By::OPERATOR, random, (&words, wish(ago)))?;
        }
    }
    if download::queries::count_all(tx)? == 0 {
        for (name, title_zh, title_en, about_zh, about_en, content) in FILES {
            let words = download::Words {
                title: Bilingual::new(title_zh, title_en),
                about: Bilingual::new(about_zh, about_en),
            };
            let handed = Handed {
                words: &words,
                wish: wish(5),
            };
            let file = File::take(name, content.into(), KINDS)?;
            download::add(tx, now, &By::OPERATOR, random, (handed, &file))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::trial::World;

    #[test]
    fn content_is_entered_once_and_says_that_it_is_made_up() {
        for world in World::each() {
            for _ in 0..2 {
                let random = world.random.as_ref();
                let entered = world
                    .db
                    .write_now(|tx| enter_at_first(tx, world.now, random));
                entered.unwrap();
            }
            let now = world.now;
            let news = world.read(|conn| news::queries::list_public(conn, now, (0, 10)));
            assert_eq!(news.len(), NEWS.len());
            assert!(
                news.iter()
                    .all(|one| one.words.title.zh.contains("虛擬資料"))
            );
            let files = world.read(|conn| download::queries::list_public(conn, now, (0, 10)));
            assert_eq!(files.len(), FILES.len());
        }
    }
}
