//! What a package tells: titled entries, as JSON for machines and as lines of a table for people.

use chrono::{Datelike as _, NaiveDate};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::portrait::Portrait;
use crate::text::numbers;

/// A data set's content for one person, in the order of the catalogue.
#[derive(Clone)]
pub struct Document {
    /// The data set's name.
    pub title: String,
    /// The office that provides it.
    pub agency: String,
    /// When it was made, on Taiwan's clocks.
    pub made_at: chrono::NaiveDateTime,
    /// Label and value.
    pub entries: Vec<(String, Value)>,
}

/// One value.
#[derive(Clone)]
pub enum Value {
    /// Words.
    Text(String),
    /// A day: ISO 8601 for machines, the calendar of the Republic for people.
    Day(NaiveDate),
    /// A count or an amount of money, with its unit for people.
    Number(i64, &'static str),
    /// Rows under column names.
    Rows(&'static [&'static str], Vec<Vec<Self>>),
    /// A face.
    Picture(Portrait),
}

impl Value {
    /// Words.
    pub fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }

    /// As a person reads it; empty for rows and pictures, which are drawn in their own way.
    #[must_use]
    pub fn readable(&self) -> String {
        match self {
            Self::Text(words) => words.clone(),
            Self::Day(day) => roc(*day),
            Self::Number(number, unit) => format!("{} {unit}", numbers::grouped(*number)),
            Self::Rows(..) | Self::Picture(_) => String::new(),
        }
    }
}

/// 民國115年11月20日
#[must_use]
pub fn roc(day: NaiveDate) -> String {
    let year = day.year() - 1911;
    let (era, year) = if year > 0 {
        ("民國", year)
    } else {
        ("民國前", 1 - year)
    };
    format!("{era}{year}年{}月{}日", day.month(), day.day())
}

impl Document {
    /// The machine-readable file: an object with the heading and every entry under its label, in order.
    #[must_use]
    pub fn json(&self) -> Vec<u8> {
        serde_json::to_vec_pretty(self).unwrap_or_default()
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("資料集名稱", &self.title)?;
        map.serialize_entry("資料提供單位", &self.agency)?;
        let made_at = self.made_at.format("%Y-%m-%dT%H:%M:%S+08:00").to_string();
        map.serialize_entry("資料產製時間", &made_at)?;
        for (label, value) in &self.entries {
            map.serialize_entry(label, value)?;
        }
        map.end()
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(words) => serializer.serialize_str(words),
            Self::Day(day) => serializer.serialize_str(&day.format("%Y-%m-%d").to_string()),
            Self::Number(number, _) => serializer.serialize_i64(*number),
            Self::Picture(portrait) => serializer.serialize_str(&portrait.data_url()),
            Self::Rows(columns, rows) => {
                serializer.collect_seq(rows.iter().map(|row| Row(columns, row)))
            }
        }
    }
}

struct Row<'a>(&'a [&'static str], &'a [Value]);

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().zip(self.1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_machines_read_the_same_value_each_in_their_way() {
        let day = NaiveDate::from_ymd_opt(1985, 3, 14).unwrap();
        assert_eq!(Value::Day(day).readable(), "民國74年3月14日");
        assert_eq!(Value::Number(-1_234_567, "元").readable(), "-1,234,567 元");
        assert_eq!(Value::Number(100, "元").readable(), "100 元");
        let document = Document {
            title: "甲".to_owned(),
            agency: "乙".to_owned(),
            made_at: day.and_hms_opt(9, 8, 7).unwrap(),
            entries: vec![
                ("生日".to_owned(), Value::Day(day)),
                (
                    "明細".to_owned(),
                    Value::Rows(&["金額"], vec![vec![Value::Number(5, "元")]]),
                ),
            ],
        };
        let json: serde_json::Value = serde_json::from_slice(&document.json()).unwrap();
        assert_eq!(
            json,
            serde_json::json!({
                "資料集名稱": "甲", "資料提供單位": "乙", "資料產製時間": "1985-03-14T09:08:07+08:00",
                "生日": "1985-03-14", "明細": [{ "金額": 5 }],
            })
        );
    }

    #[test]
    fn years_before_the_republic_have_their_own_era() {
        let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        assert_eq!(roc(day(1912)), "民國1年1月1日");
        assert_eq!(roc(day(1911)), "民國前1年1月1日");
    }
}
