//! Two invented courses and one invented 示範應用, so that the pages of a first start are not empty. Their names say 虛擬資料.

use super::member;
use crate::db::{self, Tx};
use crate::domain::account::queries as accounts;
use crate::domain::audit::By;
use crate::domain::bilingual::Bilingual;
use crate::domain::course::keeping::{self, CannotKeep};
use crate::domain::course::{Plan, queries as courses};
use crate::domain::inquiry::{Showcase, made_up};
use crate::kit::clock::{Span, Timestamp, days, hours};
use crate::kit::seal::Vault;
use crate::kit::taiwan::midnight;

/// Why nothing can be entered.
#[derive(Debug, thiserror::Error)]
pub enum CannotEnter {
    /// The member whose showcase it is has a login that breaks the rules.
    #[error(transparent)]
    Member(#[from] member::CannotEnter),
    /// A course does not hang together.
    #[error(transparent)]
    Course(#[from] CannotKeep),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Enters what is not there yet.
///
/// # Errors
/// A fault of the database.
pub fn enter(tx: &mut Tx<'_>, now: Timestamp, vault: &Vault) -> Result<(), CannotEnter> {
    if courses::list(tx, 1)?.is_empty() {
        for plan in plans(now) {
            keeping::open(tx, now, &By::OPERATOR, vault, &plan)?;
        }
    }
    if let Some(account) = accounts::find_by_login(tx, &member::login()?)? {
        let shown = made_up::show_at_first(tx, now, vault, account.id, showcase())?;
        tracing::debug!(shown, "the made-up showcase");
    }
    Ok(())
}

fn plans(now: Timestamp) -> [Plan; 2] {
    let plan = |title, about, place, after: i64, seats| {
        let day = midnight(now).plus(days(after));
        Plan {
            title,
            about,
            place,
            starts_at: day.plus(NINE),
            ends_at: day.plus(NOON),
            closes_at: day.minus(days(1)),
            seats,
        }
    };
    [
        plan(
            Bilingual::new(
                "OData 查詢實作（虛擬資料）",
                "Querying with OData (made up)",
            ),
            Bilingual::new(
                "用篩選、排序與分頁取得需要的園區資料。",
                "Filters, order and pages: the park data you need.",
            ),
            Bilingual::new("虛擬園區服務中心 2 樓", "Virtual service centre, 2nd floor"),
            21,
            20,
        ),
        plan(
            Bilingual::new("簽章與金鑰管理（虛擬資料）", "Signing and keys (made up)"),
            Bilingual::new(
                "一步一步完成 HMAC 簽章，並學會更換金鑰。",
                "HMAC signatures step by step, and how to replace keys.",
            ),
            Bilingual::new("線上", "Online"),
            35,
            50,
        ),
    ]
}

const NINE: Span = hours(9);
const NOON: Span = hours(12);

fn showcase() -> Showcase {
    Showcase {
        name: "虛擬園區用地查詢（虛擬資料）".to_owned(),
        what: "在地圖上找閒置用地，並比較各園區的工廠數。\nFinds idle land on a map and compares parks (made up)."
            .to_owned(),
        address: "https://example.tw/".to_owned(),
        services: ["IdleLand", "IndustrialPark"].map(str::to_owned).into(),
        replaces: None,
    }
}
