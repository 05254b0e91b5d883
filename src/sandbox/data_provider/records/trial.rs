//! The content of the data sets that exist to misbehave: little, and plainly invented.

use super::{Entries, Subject};
use crate::sandbox::data_provider::document::Value;

/// 測試資料
pub(super) fn entries(subject: &Subject<'_>) -> Entries {
    vec![
        ("姓名", subject.name()),
        ("身分證字號", subject.number()),
        ("測試說明", Value::text("這是為了測試而虛擬的資料。")),
        ("測試日期", Value::Day(subject.today)),
    ]
}
