//! 登記工廠名錄: one line of the official register of factories, from its texts to its meaning.
//!
//! The name of the person in charge is not read at all.

mod area;

use std::fmt;

use area::{divided, numbered};
use chrono::NaiveDate;

/// The columns of the official file that are read, and three that name the place.
// protocol: the column names of government open data set 6569
pub const COLUMNS: [&str; 13] = [
    "工廠登記編號",
    "工廠名稱",
    "統一編號",
    "工廠地址",
    "工廠市鎮鄉村里",
    "工廠組織型態",
    "工廠設立核准日期",
    "工廠登記核准日期",
    "工廠登記狀態",
    "產業類別",
    "主要產品",
    "Longitude",
    "Latitude",
];
/// The column that names the park, where the file has one.
pub const PARK_COLUMN: &str = "IndustrialParkID";

/// A factory.
#[derive(Debug, Clone, PartialEq)]
pub struct Factory {
    /// 工廠登記編號
    pub id: String,
    /// 工廠名稱
    pub name: String,
    /// 統一編號
    pub business_no: Option<String>,
    /// In which park.
    pub park: Option<String>,
    /// 工廠地址
    pub address: Option<String>,
    /// The city or county.
    pub city: Option<String>,
    /// The town or district.
    pub town: Option<String>,
    /// 工廠組織型態
    pub organization: Option<String>,
    /// 工廠設立核准日期
    pub setup_on: Option<NaiveDate>,
    /// 工廠登記核准日期
    pub registered_on: Option<NaiveDate>,
    /// 工廠登記狀態
    pub status: Option<String>,
    /// Latitude and longitude (WGS 84).
    pub place: Option<(f64, f64)>,
    /// 主要產品: number and name.
    pub products: Vec<(String, String)>,
    /// 產業類別: number and name.
    pub classes: Vec<(String, String)>,
}

/// Why a line is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It has not as many fields as the first line.
    Fields,
    /// Its number is missing, or is none.
    Number,
    /// Its name is missing.
    Name,
    /// Its 統一編號 is none.
    BusinessNumber,
    /// A date is not written `yyyMMdd` in years of the Republic.
    Date,
    /// Its place is none.
    Place,
    /// Its park is not known.
    Park,
    /// Its number stands in the file twice.
    Twice,
}

impl Reason {
    /// Its stable word, which the locales know.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fields => "fields",
            Self::Number => "number",
            Self::Name => "name",
            Self::BusinessNumber => "business-number",
            Self::Date => "date",
            Self::Place => "place",
            Self::Park => "park",
            Self::Twice => "twice",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl Factory {
    /// Reads the fields of a line, in the order of [`COLUMNS`], and the park.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn read(fields: [&str; 13], park: &str) -> Result<Self, Reason> {
        let [
            id,
            name,
            business_no,
            address,
            area,
            organization,
            rest @ ..,
        ] = fields.map(str::trim);
        let [
            setup,
            registered,
            status,
            classes,
            products,
            longitude,
            latitude,
        ] = rest;
        if id.is_empty() || id.len() > 20 || !id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(Reason::Number);
        }
        if name.is_empty() {
            return Err(Reason::Name);
        }
        let eight = business_no.len() == 8 && business_no.bytes().all(|byte| byte.is_ascii_digit());
        if !business_no.is_empty() && !eight {
            return Err(Reason::BusinessNumber);
        }
        let (city, town) = divided(area);
        Ok(Self {
            id: id.to_owned(),
            name: name.to_owned(),
            business_no: known(business_no),
            park: known(park.trim()),
            address: known(address),
            city,
            town,
            organization: known(organization),
            setup_on: day(setup)?,
            registered_on: day(registered)?,
            status: known(status),
            place: place(latitude, longitude)?,
            products: numbered(products),
            classes: numbered(classes),
        })
    }
}

fn known(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// `0990511` is 2010-05-11.
fn day(text: &str) -> Result<Option<NaiveDate>, Reason> {
    if text.is_empty() {
        return Ok(None);
    }
    let plain = (6..=7).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let number: u32 = plain
        .then(|| text.parse().ok())
        .flatten()
        .ok_or(Reason::Date)?;
    let year = i32::try_from(number / 10_000).map_err(|_| Reason::Date)? + 1911;
    let day = NaiveDate::from_ymd_opt(year, number / 100 % 100, number % 100);
    day.filter(|_| year > 1911).map(Some).ok_or(Reason::Date)
}

fn place(latitude: &str, longitude: &str) -> Result<Option<(f64, f64)>, Reason> {
    if latitude.is_empty() && longitude.is_empty() {
        return Ok(None);
    }
    let number = |text: &str, most: f64| {
        let number = text.parse::<f64>().ok();
        number
            .filter(|number| number.abs() <= most)
            .ok_or(Reason::Place)
    };
    Ok(Some((number(latitude, 90.0)?, number(longitude, 180.0)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: [&str; 13] = [
        "99725310",
        "虛擬科技股份有限公司南投廠",
        "28009312",
        "南投縣南投市永豐里工業南七路８號",
        "南投縣南投市永豐里",
        "股份有限公司",
        "",
        "0990511",
        "生產中",
        "17石油及煤製品製造業、18化學原材料、肥料、氮化合物、塑橡膠原料及人造纖維製造業",
        "170石油及煤製品、181化學原材料",
        "120.654243",
        "23.9151287",
    ];

    #[test]
    fn a_line_of_the_register_is_understood() {
        let factory = Factory::read(LINE, "IP029").unwrap();
        assert_eq!(factory.registered_on, NaiveDate::from_ymd_opt(2010, 5, 11));
        assert_eq!(factory.setup_on, None);
        assert_eq!(factory.city.as_deref(), Some("南投縣"));
        assert_eq!(factory.town.as_deref(), Some("南投市"));
        assert_eq!(factory.place, Some((23.915_128_7, 120.654_243)));
        let numbers: Vec<&str> = factory
            .classes
            .iter()
            .map(|(number, _)| number.as_str())
            .collect();
        assert_eq!(numbers, ["17", "18"]);
        assert_eq!(
            factory.classes[1].1,
            "化學原材料、肥料、氮化合物、塑橡膠原料及人造纖維製造業"
        );
        assert_eq!(
            factory.products[1],
            ("181".to_owned(), "化學原材料".to_owned())
        );
    }

    #[test]
    fn what_is_wrong_with_a_line_is_named() {
        for (place, text, reason) in [
            (0, "", Reason::Number),
            (0, "99 72", Reason::Number),
            (1, " ", Reason::Name),
            (2, "2800931", Reason::BusinessNumber),
            (6, "1091345", Reason::Date),
            (7, "20100511", Reason::Date),
            (7, "99/5/1", Reason::Date),
            (11, "east", Reason::Place),
            (12, "", Reason::Place),
            (12, "91", Reason::Place),
            (12, "NaN", Reason::Place),
        ] {
            let mut line = LINE;
            line[place] = text;
            assert_eq!(Factory::read(line, ""), Err(reason), "{text}");
        }
    }
}
