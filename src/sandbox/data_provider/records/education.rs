//! 教育: schools and degrees.

use super::{Entries, Subject};
use crate::sandbox::data_provider::document::Value;

/// 學歷資料
pub(super) fn degree(subject: &Subject<'_>) -> Option<Entries> {
    let mut dice = subject.dice("degree");
    let stages = [
        (15, 18, "高級中等學校", "示範高級中學", "普通科", "—"),
        (18, 22, "大學", "虛擬科技大學", "資訊管理系", "學士"),
        (22, 24, "研究所", "範例大學", "公共行政學系", "碩士"),
    ];
    let mut rows = Vec::new();
    for (from, to, level, school, department, title) in stages {
        if subject.age() < from || subject.age() > 80 || (from > 15 && dice.chance(25)) {
            break;
        }
        let done = subject.day_of_age(to);
        let left = if done <= subject.today {
            Value::Day(done)
        } else {
            Value::text("在學")
        };
        rows.push(vec![
            Value::text(level),
            Value::text(school),
            Value::text(department),
            Value::text(title),
            Value::Day(subject.day_of_age(from)),
            left,
        ]);
    }
    if rows.is_empty() {
        return None;
    }
    let columns = &["教育階段", "學校", "系所", "學位", "入學日期", "畢業日期"];
    Some(vec![
        ("姓名", subject.name()),
        ("身分證字號", subject.number()),
        ("出生日期", subject.born()),
        ("學歷", Value::Rows(columns, rows)),
    ])
}
