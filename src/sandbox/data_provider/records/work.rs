//! 勞保 and 商工: where somebody works, and which firms are theirs.

use super::{Entries, Subject};
use crate::sandbox::data_provider::document::Value;

const EMPLOYERS: [&str; 8] = [
    "範例精密機械股份有限公司",
    "虛擬軟體有限公司",
    "測試食品股份有限公司",
    "示範物流有限公司",
    "假想設計工作室",
    "模擬電子股份有限公司",
    "樣本書店",
    "試作農產行",
];
/// Steps of the table of insured wages, in dollars a month.
const WAGES: [i64; 8] = [
    28_590, 30_300, 33_300, 36_300, 38_200, 40_100, 43_900, 45_800,
];

/// 勞工保險被保險人投保資料
pub(super) fn labour_insurance(subject: &Subject<'_>) -> Option<Entries> {
    if subject.age() < 16 {
        return None;
    }
    let mut dice = subject.dice("labour-insurance");
    let start = if subject.age() < 20 { 16 } else { 22 };
    let mut from = subject.day_of_age(start);
    let mut rows = Vec::new();
    let retired = subject.day_of_age(65).min(subject.today);
    let mut days = 0;
    while from < retired && rows.len() < 8 {
        let length = dice.between(300, 4_000);
        let planned = from + chrono::Days::new(u64::from(length.unsigned_abs()));
        let to = planned.min(retired);
        days += to.signed_duration_since(from).num_days();
        let left = if planned < retired || retired < subject.today {
            Value::Day(to)
        } else {
            Value::text("在保")
        };
        let wage = Value::Number(dice.pick(&WAGES), "元");
        rows.push(vec![
            Value::text(dice.pick(&EMPLOYERS)),
            Value::Day(from),
            left,
            wage,
        ]);
        from = to + chrono::Days::new(u64::from(dice.between(1, 120).unsigned_abs()));
    }
    let columns = &["投保單位", "加保日期", "退保日期", "投保薪資"];
    Some(vec![
        ("被保險人姓名", subject.name()),
        ("被保險人統一編號", subject.number()),
        ("出生日期", subject.born()),
        ("保險年資（日）", Value::Number(days, "日")),
        ("投保異動紀錄", Value::Rows(columns, rows)),
    ])
}

/// 商業負責人任職資料
pub(super) fn company_offices(subject: &Subject<'_>) -> Option<Entries> {
    let mut dice = subject.dice("company-offices");
    if subject.age() < 20 || !dice.chance(60) {
        return None;
    }
    let rows = (0..dice.between(1, 3))
        .map(|_| {
            let since = subject.day_since_age(&mut dice, 20);
            vec![
                Value::text(dice.pick(&EMPLOYERS)),
                Value::text(format!("9{}", dice.digits(7))),
                Value::text(dice.pick(&["負責人", "董事", "監察人", "合夥人"])),
                Value::Day(since),
                Value::Number(i64::from(dice.between(1, 50)) * 100_000, "元"),
            ]
        })
        .collect();
    let columns = &["名稱", "統一編號", "職稱", "到職日期", "出資額"];
    Some(vec![
        ("姓名", subject.name()),
        ("國民身分證統一編號", subject.number()),
        ("任職紀錄", Value::Rows(columns, rows)),
    ])
}
