//! The invented citizens of the sandbox: every stranger tells the same story about them.
//!
//! Names, numbers and addresses are made up; the check digits are right because forms test them. Mail goes to a
//! domain that RFC 2606 reserves for nobody.

use chrono::NaiveDate;

use crate::domain::citizen::national_id::NationalId;

/// A citizen who exists only here. Not `Debug`, so that the habit of not printing people holds even for these.
#[derive(Clone, PartialEq, Eq)]
pub struct DemoCitizen {
    /// A short latin word that names this citizen in addresses, tests and `var/demo.json`.
    pub key: &'static str,
    /// 身分證字號 or 統一證號.
    pub id_number: NationalId,
    /// 生日
    pub birth_date: NaiveDate,
    /// 姓名
    pub name: &'static str,
    /// The 16 digits of `serialNumber` in the subject of this citizen's certificate.
    pub card_serial: &'static str,
    /// The PIN of the card, 6 to 8 characters.
    pub pin: &'static str,
    /// Where notices go.
    pub mail: &'static str,
    /// 戶籍地址
    pub address: &'static str,
    /// Whether a data set of this citizen carries a photo.
    pub photo: bool,
}

struct Entry(
    &'static str,
    &'static str,
    (i32, u32, u32),
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

/// Key, number, birth date, name, card serial, address, mail. The PIN is the last six digits of the card serial.
const ENTRIES: &[Entry] = &[
    Entry(
        "ming",
        "A102000303",
        (1985, 3, 14),
        "王曉明",
        "7700100000135790",
        "臺北市測試區示範路1號",
        "ming@people.example",
    ),
    Entry(
        "mei",
        "F222001018",
        (1990, 10, 5),
        "陳小美",
        "7700100000246801",
        "新北市測試區虛擬街22號3樓",
        "mei@people.example",
    ),
    Entry(
        "rare",
        "B111112004",
        (1972, 2, 29),
        "𠮷田㐂堃",
        "7700100000357912",
        "臺中市測試區範例巷5弄8號",
        "rare@people.example",
    ),
    Entry(
        "elder",
        "N123400402",
        (1941, 12, 31),
        "林李阿滿福",
        "7700100000468023",
        "彰化縣測試鄉假想村9號",
        "elder@people.example",
    ),
    Entry(
        "young",
        "H203004000",
        (2008, 1, 1),
        "張ㄚ妹",
        "7700100000579134",
        "桃園市測試區示範路77號",
        "young@people.example",
    ),
    Entry(
        "south",
        "E220020201",
        (1988, 7, 20),
        "黃範例",
        "7700100000680245",
        "高雄市測試區虛擬街100號",
        "south@people.example",
    ),
    Entry(
        "resident",
        "A900300119",
        (1995, 6, 15),
        "SAMPLE, ANNA MARIA",
        "7700100000791356",
        "臺南市測試區範例巷3號",
        "resident@people.example",
    ),
];

/// All demo citizens, in a fixed order; keys, numbers and card serials are unique.
#[must_use]
pub fn all() -> Vec<DemoCitizen> {
    ENTRIES
        .iter()
        .filter_map(
            |Entry(key, number, (year, month, day), name, card_serial, address, mail)| {
                Some(DemoCitizen {
                    key,
                    id_number: NationalId::parse(number).ok()?,
                    birth_date: NaiveDate::from_ymd_opt(*year, *month, *day)?,
                    name,
                    card_serial,
                    pin: card_serial.get(10..)?,
                    mail,
                    address,
                    photo: *key == "mei",
                })
            },
        )
        .collect()
}

/// The citizen of this key.
#[must_use]
pub fn find(key: &str) -> Option<DemoCitizen> {
    all().into_iter().find(|citizen| citizen.key == key)
}

/// The citizen with this number.
#[must_use]
pub fn find_by_id(number: &NationalId) -> Option<DemoCitizen> {
    all()
        .into_iter()
        .find(|citizen| citizen.id_number == *number)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_entry_is_a_citizen_of_its_own() {
        let people = all();
        assert_eq!(
            people.len(),
            ENTRIES.len(),
            "an entry has a wrong number or date"
        );
        let distinct = |of: fn(&DemoCitizen) -> String| {
            people.iter().map(of).collect::<HashSet<_>>().len() == people.len()
        };
        assert!(distinct(|c| c.key.to_owned()));
        assert!(distinct(|c| c.id_number.reveal().to_owned()));
        assert!(distinct(|c| c.card_serial.to_owned()));
        assert!(distinct(|c| c.mail.to_owned()));
        for citizen in &people {
            assert_eq!(citizen.card_serial.len(), 16);
            assert!(
                citizen.mail.starts_with(citizen.key),
                "{} has another's mail",
                citizen.key
            );
            assert!(citizen.card_serial.ends_with(citizen.pin) && citizen.pin.len() == 6);
        }
    }

    #[test]
    fn the_troublesome_kinds_are_among_them() {
        let rare = find("rare").unwrap().name;
        assert!(rare.contains('𠮷') && rare.contains('㐂'));
        let second = |c: &DemoCitizen| c.id_number.reveal().as_bytes()[1];
        assert!(all().iter().any(|c| matches!(second(c), b'8' | b'9')));
        assert!(all().iter().any(|c| c.photo));
        assert!(find("nobody").is_none());
    }
}
