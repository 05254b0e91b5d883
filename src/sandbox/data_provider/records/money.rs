//! 財稅 and 金融: income and insurance policies.

use super::{Entries, Subject};
use crate::sandbox::data_provider::document::Value;

/// 綜合所得稅各類所得資料, for the year in the custom parameter `INQ_YR` (three digits of the Republic's
/// calendar); nothing for years before the person was twenty.
pub(super) fn income(subject: &Subject<'_>) -> Option<Entries> {
    let year = subject.parameters.get("INQ_YR")?;
    let number: i32 = year.parse().ok()?;
    if number + 1911 < chrono::Datelike::year(&subject.day_of_age(20)) {
        return None;
    }
    let mut dice = subject.dice(&format!("income {year}"));
    let kinds = [
        ("50", "薪資所得", "範例精密機械股份有限公司", 300, 1_200),
        ("5A", "利息所得", "虛擬商業銀行", 1, 40),
        ("54", "營利所得", "模擬電子股份有限公司", 1, 80),
        ("51", "租賃所得", "林先生", 60, 240),
        ("9A", "執行業務所得", "假想設計工作室", 10, 200),
    ];
    let (mut rows, mut total, mut withheld) = (Vec::new(), 0, 0);
    for (index, (code, kind, payer, least, most)) in kinds.into_iter().enumerate() {
        if index > 0 && dice.chance(45) {
            continue;
        }
        let amount = i64::from(dice.between(least * 10, most * 10)) * 100;
        let tax = if amount > 20_000 { amount / 20 } else { 0 };
        total += amount;
        withheld += tax;
        rows.push(vec![
            Value::text(code),
            Value::text(kind),
            Value::text(payer),
            Value::Number(amount, "元"),
            Value::Number(tax, "元"),
        ]);
    }
    let columns = &["格式代號", "所得類別", "扣繳單位", "給付總額", "扣繳稅額"];
    Some(vec![
        ("查詢年度", Value::text(year)),
        ("納稅義務人姓名", subject.name()),
        ("國民身分證統一編號", subject.number()),
        ("所得總額", Value::Number(total, "元")),
        ("扣繳稅額合計", Value::Number(withheld, "元")),
        ("所得明細", Value::Rows(columns, rows)),
    ])
}

/// 保險存摺
pub(super) fn policies(subject: &Subject<'_>) -> Entries {
    let mut dice = subject.dice("insurance-policies");
    let rows = (0..dice.between(1, 4))
        .map(|_| {
            let since = subject.day_since_age(&mut dice, 0);
            vec![
                Value::text(dice.pick(&["範例人壽", "虛擬產物保險", "示範人壽"])),
                Value::text(format!("P{}", dice.digits(9))),
                Value::text(dice.pick(&["定期壽險", "終身醫療險", "汽車責任險", "意外傷害險"])),
                Value::Day(since),
                Value::Number(i64::from(dice.between(1, 30)) * 100_000, "元"),
                Value::text(dice.pick(&["有效", "有效", "停效", "期滿"])),
            ]
        })
        .collect();
    let columns = &[
        "保險公司",
        "保單號碼",
        "險種",
        "生效日期",
        "保險金額",
        "狀態",
    ];
    vec![
        ("要保人姓名", subject.name()),
        ("身分證字號", subject.number()),
        ("保單", Value::Rows(columns, rows)),
    ]
}
