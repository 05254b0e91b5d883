//! Relatives who exist only on paper: a name that fits, a day of birth that fits, a number with its middle hidden.

use chrono::{Datelike as _, NaiveDate};

use super::Subject;
use crate::sandbox::data_provider::dice::Dice;
use crate::sandbox::data_provider::document::Value;

const SURNAMES: [&str; 12] = [
    "王", "李", "張", "劉", "陳", "楊", "黃", "趙", "吳", "周", "徐", "許",
];
const MALE: [&str; 10] = [
    "俊傑", "家豪", "志明", "建宏", "承恩", "宗翰", "柏翰", "品睿", "冠廷", "明哲",
];
const FEMALE: [&str; 10] = [
    "淑芬", "雅婷", "怡君", "美惠", "詩涵", "欣怡", "佩珊", "靜宜", "宥蓁", "子晴",
];

/// Someone's relative.
pub(super) struct Relative {
    /// 稱謂
    pub title: &'static str,
    /// 姓名
    pub name: String,
    /// 出生日期
    pub born: NaiveDate,
    /// 統號, its middle hidden.
    pub number: String,
}

impl Relative {
    /// Title, name, number, day of birth.
    pub(super) fn row(&self) -> Vec<Value> {
        vec![
            Value::text(self.title),
            Value::text(&self.name),
            Value::text(&self.number),
            Value::Day(self.born),
        ]
    }
}

/// Parents, husband or wife, and children of the citizen, oldest first; the same for every data set.
pub(super) fn of(subject: &Subject<'_>) -> Vec<Relative> {
    let mut dice = subject.dice("family");
    let own = subject
        .person
        .name
        .chars()
        .next()
        .unwrap_or('王')
        .to_string();
    let year = subject.person.birth_date.year();
    let mother = dice.pick(&SURNAMES);
    let parents = [(true, "父", own.as_str(), 27), (false, "母", mother, 24)];
    let mut family: Vec<Relative> = parents
        .into_iter()
        .map(|(male, title, surname, older)| {
            relative(&mut dice, (male, title, surname), year - older)
        })
        .collect();
    if is_married(subject) {
        let male = matches!(subject.gender(), Value::Text(text) if text == "女");
        let surname = dice.pick(&SURNAMES);
        let theirs = if male { surname } else { own.as_str() };
        let shift = dice.between(-3, 3);
        family.push(relative(&mut dice, (male, "配偶", surname), year + shift));
        for _ in 0..dice.between(0, 2) {
            let male = dice.chance(50);
            let title = if male { "子" } else { "女" };
            let age = dice.between(28, 36);
            let child = relative(&mut dice, (male, title, theirs), year + age);
            if child.born < subject.today {
                family.push(child);
            }
        }
    }
    family.sort_by_key(|relative| relative.born);
    family
}

/// Whether the citizen is married: those over thirty whose dice say so.
pub(super) fn is_married(subject: &Subject<'_>) -> bool {
    subject.age() > 30 && subject.dice("marriage").chance(75)
}

fn relative(
    dice: &mut Dice,
    (male, title, surname): (bool, &'static str, &str),
    year: i32,
) -> Relative {
    let given = dice.pick(if male { &MALE } else { &FEMALE });
    let (month, day) = (dice.between(1, 12), dice.between(1, 28));
    let born = NaiveDate::from_ymd_opt(year, month.unsigned_abs(), day.unsigned_abs());
    let area = dice.pick(&['A', 'B', 'D', 'E', 'F', 'H', 'N']);
    let sex = if male { 1 } else { 2 };
    Relative {
        title,
        name: format!("{surname}{given}"),
        born: born.unwrap_or_default(),
        number: format!("{area}{sex}*****{}", dice.digits(3)),
    }
}
