//! 社福 and 法務: what somebody is entitled to, and that they are blameless.

use super::{Entries, Subject, earlier};
use crate::sandbox::data_provider::document::Value;

/// 低收入戶及中低收入戶證明: two of the demo citizens are on the list.
pub(super) fn low_income(subject: &Subject<'_>) -> Option<Entries> {
    if !matches!(subject.person.key, "elder" | "young") {
        return None;
    }
    let mut dice = subject.dice("low-income");
    let approved = dice.day_before(earlier(subject.today, 10), 300);
    let kind = if subject.person.key == "elder" {
        "低收入戶第二款"
    } else {
        "中低收入戶"
    };
    Some(vec![
        ("姓名", subject.name()),
        ("身分證字號", subject.number()),
        ("戶籍地址", subject.address()),
        ("福利身分別", Value::text(kind)),
        ("核定日期", Value::Day(approved)),
        ("有效期限", Value::Day(approved + chrono::Days::new(365))),
        ("核定機關", Value::text("虛擬縣測試鄉公所")),
        (
            "全戶人口數",
            Value::Number(i64::from(dice.between(1, 4)), "人"),
        ),
    ])
}

/// 身心障礙證明
pub(super) fn disability(subject: &Subject<'_>) -> Option<Entries> {
    if !matches!(subject.person.key, "elder" | "rare") {
        return None;
    }
    let mut dice = subject.dice("disability");
    let assessed = dice.day_before(earlier(subject.today, 60), 1_500);
    Some(vec![
        ("姓名", subject.name()),
        ("身分證字號", subject.number()),
        (
            "障礙類別",
            Value::text(dice.pick(&["第二類（聽覺）", "第七類（肢體）"])),
        ),
        ("障礙等級", Value::text(dice.pick(&["輕度", "中度"]))),
        ("鑑定日期", Value::Day(assessed)),
        (
            "重新鑑定日期",
            Value::Day(assessed + chrono::Days::new(5 * 365)),
        ),
        (
            "必要陪伴者優惠",
            Value::text(dice.pick(&["國內大眾運輸工具", "康樂場所文教設施", "無"])),
        ),
    ])
}

/// 刑案紀錄: all demo citizens are blameless.
pub(super) fn criminal_record(subject: &Subject<'_>) -> Option<Entries> {
    if subject.age() < 14 {
        return None;
    }
    Some(vec![
        ("姓名", subject.name()),
        ("身分證字號", subject.number()),
        ("出生日期", subject.born()),
        ("查詢截止日期", Value::Day(earlier(subject.today, 1))),
        ("刑事紀錄", Value::text("於查詢截止日前無刑事案件紀錄")),
    ])
}
