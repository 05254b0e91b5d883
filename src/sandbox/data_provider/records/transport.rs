//! 交通: vehicles, licences and what was done wrong with them.

use super::{Entries, Subject, earlier};
use crate::sandbox::data_provider::document::Value;

/// 汽機車車籍資料
pub(super) fn vehicles(subject: &Subject<'_>) -> Option<Entries> {
    let mut dice = subject.dice("vehicles");
    if subject.age() < 18 || !dice.chance(85) {
        return None;
    }
    let rows = (0..dice.between(1, 3))
        .map(|_| {
            let car = dice.chance(50);
            let (kind, model, cubic) = if car {
                (
                    "自用小客車",
                    dice.pick(&["範例一號", "虛擬旅行家"]),
                    dice.between(10, 24) * 100,
                )
            } else {
                ("普通重型機車", dice.pick(&["示範輕風", "測試快客"]), 125)
            };
            let registered = subject.day_since_age(&mut dice, 18);
            let letters: String = (0..3)
                .map(|_| dice.pick(&['B', 'C', 'K', 'M', 'T']))
                .collect();
            vec![
                Value::text(format!("{letters}-{}", dice.digits(4))),
                Value::text(kind),
                Value::text(model),
                Value::text(dice.pick(&["白", "黑", "灰", "紅", "藍"])),
                Value::Number(i64::from(cubic), "立方公分"),
                Value::Day(registered),
            ]
        })
        .collect();
    let columns = &["車牌號碼", "車種", "廠牌型式", "顏色", "排氣量", "登檢日期"];
    Some(vec![
        ("車主姓名", subject.name()),
        ("身分證字號", subject.number()),
        ("車籍地址", subject.address()),
        ("車輛", Value::Rows(columns, rows)),
        (
            "牌照稅繳納狀況",
            Value::text(dice.pick(&["已繳納", "已繳納", "未到期"])),
        ),
    ])
}

/// 駕駛執照資料
pub(super) fn driving_licence(subject: &Subject<'_>) -> Option<Entries> {
    if !(18..80).contains(&subject.age()) {
        return None;
    }
    let mut dice = subject.dice("driving-licence");
    let rows = [("普通重型機車駕照", 18), ("普通小型車駕照", 20)]
        .into_iter()
        .filter(|(_, age)| subject.age() >= *age)
        .map(|(kind, age)| {
            let passed = subject.day_of_age(age) + chrono::Days::new(90);
            vec![
                Value::text(kind),
                Value::Day(passed.min(subject.today)),
                Value::text("有效"),
            ]
        })
        .collect();
    let broken = (0..dice.between(0, 3))
        .map(|_| {
            vec![
                Value::Day(dice.day_before(earlier(subject.today, 20), 900)),
                Value::text(dice.pick(&["違規停車", "超速未滿二十公里", "未依標線行駛"])),
                Value::Number(i64::from(dice.between(3, 18)) * 100, "元"),
            ]
        })
        .collect();
    Some(vec![
        ("姓名", subject.name()),
        ("身分證字號", subject.number()),
        (
            "駕照",
            Value::Rows(&["駕照種類", "初次領照日期", "狀態"], rows),
        ),
        (
            "違規紀錄",
            Value::Rows(&["違規日期", "違規事實", "罰鍰"], broken),
        ),
    ])
}
