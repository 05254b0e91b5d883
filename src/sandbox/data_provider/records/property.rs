//! 地政: land and buildings.

use super::{Entries, Subject};
use crate::sandbox::data_provider::document::Value;

/// 不動產登記資料
pub(super) fn land_register(subject: &Subject<'_>) -> Option<Entries> {
    let mut dice = subject.dice("land-register");
    if subject.age() < 20 || !dice.chance(80) {
        return None;
    }
    let count = dice.between(1, 3);
    let mut land = Vec::new();
    let mut buildings = Vec::new();
    for _ in 0..count {
        let section = dice.pick(&["示範段", "虛擬段一小段", "範例段", "測試段二小段"]);
        let office = dice.pick(&["測試地政事務所", "虛擬地政事務所"]);
        let share = dice.pick(&["全部", "2分之1", "100分之3", "10000分之125"]);
        let reason = dice.pick(&["買賣", "繼承", "贈與", "第一次登記"]);
        let since = subject.day_since_age(&mut dice, 20);
        let lot = format!("{}-{}", dice.digits(4), dice.digits(4));
        land.push(vec![
            Value::text(office),
            Value::text(format!("{section}{lot}地號")),
            Value::text(format!(
                "{}.{}平方公尺",
                dice.between(40, 900),
                dice.digits(2)
            )),
            Value::text(share),
            Value::text(reason),
            Value::Day(since),
        ]);
        if dice.chance(70) {
            buildings.push(vec![
                Value::text(format!("{section}{}建號", dice.digits(5))),
                subject.address(),
                Value::text(format!(
                    "{}.{}平方公尺",
                    dice.between(40, 180),
                    dice.digits(2)
                )),
                Value::text(share),
                Value::text(dice.pick(&["鋼筋混凝土造", "加強磚造", "鋼骨造"])),
            ]);
        }
    }
    let lots = &[
        "登記機關",
        "地號",
        "面積",
        "權利範圍",
        "登記原因",
        "登記日期",
    ];
    let houses = &["建號", "門牌", "面積", "權利範圍", "主要建材"];
    Some(vec![
        ("所有權人姓名", subject.name()),
        ("國民身分證統一編號", subject.number()),
        ("土地標示", Value::Rows(lots, land)),
        ("建物標示", Value::Rows(houses, buildings)),
        (
            "他項權利",
            Value::text(dice.pick(&["無", "設定普通抵押權", "設定最高限額抵押權"])),
        ),
    ])
}
