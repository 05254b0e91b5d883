//! 健保 and 醫療: insurance, visits to doctors, vaccinations.

use super::{Entries, Subject, earlier};
use crate::sandbox::data_provider::document::Value;

const CLINICS: [&str; 6] = [
    "範例聯合診所",
    "虛擬耳鼻喉科診所",
    "測試牙醫診所",
    "示範綜合醫院",
    "假想眼科診所",
    "模擬家庭醫學科診所",
];
const ILLNESSES: [(&str, &str, &str); 7] = [
    ("J00", "急性鼻咽炎（感冒）", "綜合感冒膠囊"),
    ("K02.9", "齲齒", "無"),
    ("H10.9", "結膜炎", "抗菌眼藥水"),
    ("I10", "原發性高血壓", "降血壓錠"),
    ("M54.5", "下背痛", "止痛消炎錠"),
    ("L23.9", "過敏性接觸性皮膚炎", "抗組織胺錠"),
    ("E11.9", "第二型糖尿病", "降血糖錠"),
];
const VACCINES: [&str; 6] = [
    "流感疫苗",
    "新型冠狀病毒疫苗",
    "破傷風、白喉混合疫苗",
    "肺炎鏈球菌疫苗",
    "B型肝炎疫苗",
    "麻疹、腮腺炎、德國麻疹混合疫苗",
];

/// 健保個人投保紀錄
pub(super) fn insurance(subject: &Subject<'_>) -> Entries {
    let mut dice = subject.dice("health-insurance");
    let kind = match subject.age() {
        ..=19 => "第一類眷屬",
        20..=64 => dice.pick(&["第一類第二目", "第二類", "第六類第二目"]),
        _ => "第六類第二目",
    };
    let dependants = i64::from(dice.between(0, 2));
    let rows = (0..dice.between(1, 5))
        .map(|_| {
            let since = subject.day_since_age(&mut dice, 1);
            vec![
                Value::text(dice.pick(&[
                    "虛擬市測試區公所",
                    "示範物流有限公司",
                    "模擬電子股份有限公司",
                ])),
                Value::text(dice.pick(&["轉入", "轉出", "調整投保金額", "復保"])),
                Value::Day(since),
            ]
        })
        .collect();
    let columns = &["投保單位", "異動別", "生效日期"];
    vec![
        ("姓名", subject.name()),
        ("身分證字號", subject.number()),
        ("被保險人類別", Value::text(kind)),
        (
            "投保金額",
            Value::Number(i64::from(dice.between(28, 60)) * 1_000, "元"),
        ),
        ("眷屬口數", Value::Number(dependants, "口")),
        (
            "保險費繳納狀況",
            Value::text(dice.pick(&["已繳清", "已繳清", "本期未到期"])),
        ),
        ("投保異動紀錄", Value::Rows(columns, rows)),
    ]
}

/// 就醫紀錄
pub(super) fn visits(subject: &Subject<'_>) -> Entries {
    let mut dice = subject.dice("medical-visits");
    let mut days: Vec<_> = (0..dice.between(4, 14))
        .map(|_| dice.day_before(earlier(subject.today, 14), 360))
        .collect();
    days.sort_unstable();
    let rows = days
        .into_iter()
        .map(|day| {
            let (code, illness, medicine) = dice.pick(&ILLNESSES);
            let cost = i64::from(dice.between(250, 4_800));
            vec![
                Value::Day(day),
                Value::text(dice.pick(&CLINICS)),
                Value::text(format!("{code} {illness}")),
                Value::text(medicine),
                Value::Number(i64::from(dice.between(0, 28)), "日"),
                Value::Number(cost, "點"),
            ]
        })
        .collect();
    let columns = &[
        "就醫日期",
        "院所名稱",
        "主診斷",
        "處方用藥",
        "給藥日數",
        "申報點數",
    ];
    vec![
        ("姓名", subject.name()),
        ("身分證字號", subject.number()),
        (
            "血型",
            Value::text(dice.pick(&["O型", "A型", "B型", "AB型"])),
        ),
        (
            "藥物過敏紀錄",
            Value::text(dice.pick(&["無", "無", "無", "盤尼西林類"])),
        ),
        ("西醫牙醫門診紀錄", Value::Rows(columns, rows)),
    ]
}

/// 預防接種紀錄
pub(super) fn vaccination(subject: &Subject<'_>) -> Entries {
    let mut dice = subject.dice("vaccination");
    let mut days: Vec<_> = (0..dice.between(3, 9))
        .map(|_| subject.day_since_age(&mut dice, 0))
        .collect();
    days.sort_unstable();
    let rows = days
        .into_iter()
        .map(|day| {
            vec![
                Value::Day(day),
                Value::text(dice.pick(&VACCINES)),
                Value::text(format!("第{}劑", dice.between(1, 3))),
                Value::text(format!("VX{}", dice.digits(6))),
                Value::text(dice.pick(&CLINICS)),
            ]
        })
        .collect();
    let columns = &["接種日期", "疫苗", "劑次", "批號", "接種單位"];
    vec![
        ("姓名", subject.name()),
        ("身分證字號", subject.number()),
        ("出生日期", subject.born()),
        ("接種紀錄", Value::Rows(columns, rows)),
    ]
}
