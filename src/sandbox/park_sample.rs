//! A small made-up set of park data for a first start: every name says 虛擬資料.

use chrono::NaiveDate;

use crate::domain::park::import::Park;
use crate::domain::park::made_up::{Agency, Assistance, Facility, IdleLand, MADE_UP, Sample};
use crate::domain::park::register::Factory;

/// Number, Chinese name, English name, city, town, latitude, longitude.
const PARKS: [(&str, &str, &str, &str, &str, f64, f64); 3] = [
    (
        "VP01",
        "虛擬北園區（虛擬資料）",
        "Virtual North Park",
        "桃園市",
        "觀音區",
        25.04,
        121.10,
    ),
    (
        "VP02",
        "虛擬中園區（虛擬資料）",
        "Virtual Central Park",
        "彰化縣",
        "線西鄉",
        24.12,
        120.45,
    ),
    (
        "VP03",
        "虛擬南園區（虛擬資料）",
        "Virtual South Park",
        "高雄市",
        "大寮區",
        22.60,
        120.41,
    ),
];
/// A number and a name.
type Numbered = (&'static str, &'static str);
/// What firms make: number and name of class and product.
const TRADES: [(Numbered, Numbered); 4] = [
    (("08", "食品製造業"), ("089", "其他食品")),
    (("22", "塑膠製品製造業"), ("220", "塑膠製品")),
    (("25", "金屬製品製造業"), ("259", "其他金屬製品")),
    (("29", "機械設備製造業"), ("293", "通用機械設備")),
];
const STATES: [&str; 4] = ["公告中", "輔導中", "已改善", "延展"];
const EACH: usize = 4;

/// The set.
#[must_use]
pub fn sample() -> Sample {
    Sample {
        parks: PARKS.iter().map(park).collect(),
        factories: numbered().map(|(nth, park)| factory(nth, park)).collect(),
        agencies: vec![Agency {
            id: "VA01".to_owned(),
            name: (
                "虛擬園區管理局（虛擬資料）".to_owned(),
                "Virtual Park Bureau".to_owned(),
            ),
            address: "臺北市中正區虛擬路1號".to_owned(),
            parks: PARKS.iter().map(|park| park.0.to_owned()).collect(),
        }],
        facilities: PARKS.iter().flat_map(facilities).collect(),
        assistances: numbered()
            .map(|(nth, park)| assistance(nth, park))
            .collect(),
        lands: numbered().map(|(nth, park)| land(nth, park)).collect(),
    }
}

type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    f64,
    f64,
);

/// So many numbers for each park.
fn numbered() -> impl Iterator<Item = (usize, &'static Row)> {
    (0..EACH).flat_map(|round| {
        PARKS
            .iter()
            .enumerate()
            .map(move |(at, park)| (round * PARKS.len() + at, park))
    })
}

fn park(row: &Row) -> Park {
    let (id, name, english, city, town, latitude, longitude) = row;
    Park {
        id: (*id).to_owned(),
        name: (*name).to_owned(),
        english: Some((*english).to_owned()),
        city: Some((*city).to_owned()),
        town: Some((*town).to_owned()),
        place: Some((*latitude, *longitude)),
    }
}

/// A place some hundred metres from the middle of the park.
fn beside(nth: usize, row: &Row) -> (f64, f64) {
    let step = f64::from(u32::try_from(nth).unwrap_or_default()) * 0.000_7;
    (row.5 + step, row.6 - step)
}

fn pair((number, name): (&str, &str)) -> Vec<(String, String)> {
    vec![(number.to_owned(), name.to_owned())]
}

fn trade(nth: usize) -> (Numbered, Numbered) {
    TRADES.get(nth % TRADES.len()).copied().unwrap_or_default()
}

fn factory(nth: usize, row: &Row) -> Factory {
    let (class, product) = trade(nth);
    Factory {
        id: format!("{MADE_UP}{nth:07}"),
        name: format!(
            "虛擬{}第{}廠（虛擬資料）",
            class.1.trim_end_matches("製造業"),
            nth + 1
        ),
        business_no: None,
        park: Some(row.0.to_owned()),
        address: Some(format!("{}{}虛擬路{}號", row.3, row.4, nth + 1)),
        city: Some(row.3.to_owned()),
        town: Some(row.4.to_owned()),
        organization: Some("股份有限公司".to_owned()),
        setup_on: NaiveDate::from_ymd_opt(2001, 3, 4),
        registered_on: NaiveDate::from_ymd_opt(2002, 5, 6),
        status: Some("生產中".to_owned()),
        place: Some(beside(nth, row)),
        products: pair(product),
        classes: pair(class),
    }
}

fn facilities(row: &Row) -> [Facility; 2] {
    let facility = |suffix: &str, kind: &str, english: &str, capacity| Facility {
        id: format!("{}-{suffix}", row.0),
        park: row.0.to_owned(),
        name: (
            format!("虛擬{kind}（虛擬資料）"),
            format!("Virtual {english}"),
        ),
        kind: kind.to_owned(),
        capacity,
        place: (row.5, row.6),
    };
    [
        facility("S", "服務中心", "service centre", None),
        facility(
            "W",
            "污水處理廠",
            "waste water plant",
            Some((12_000.0, "CMD".to_owned())),
        ),
    ]
}

fn assistance(nth: usize, row: &Row) -> Assistance {
    Assistance {
        id: format!("VS{nth:03}"),
        year: if nth.is_multiple_of(2) { 2024 } else { 2025 },
        program: "虛擬輔導計畫（虛擬資料）".to_owned(),
        park: row.0.to_owned(),
        company: format!("虛擬企業{}（虛擬資料）", nth + 1),
        class: trade(nth).0.0.to_owned(),
        subsidy: 100_000 * i64::try_from(nth + 1).unwrap_or_default(),
    }
}

fn land(nth: usize, row: &Row) -> IdleLand {
    let second = nth % 2 == 1;
    let year: i32 = if second { 2025 } else { 2024 };
    IdleLand {
        id: format!("VL{nth:03}"),
        year: year.into(),
        park: row.0.to_owned(),
        lot: (
            "虛擬段（虛擬資料）".to_owned(),
            format!("{:04}-0000", nth + 1),
        ),
        area: 1_000.0 + 250.0 * f64::from(u32::try_from(nth).unwrap_or_default()),
        announced_on: NaiveDate::from_ymd_opt(year, 7, 1).unwrap_or_default(),
        status: STATES
            .get(nth % STATES.len())
            .copied()
            .unwrap_or_default()
            .to_owned(),
        place: beside(nth, row),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::park::catalogue::SERVICES;
    use crate::domain::park::made_up::enter_at_first;
    use crate::domain::park::queries::{Limits, list};
    use crate::domain::trial::World;

    #[test]
    fn every_service_has_rows_at_a_first_start_and_a_second_one_changes_nothing() {
        for world in World::each() {
            let enter = || {
                world.write(|tx| enter_at_first(tx, world.now, world.random.as_ref(), &sample()))
            };
            assert!(enter());
            assert!(!enter());
            for service in SERVICES {
                let limits = Limits { skip: 0, take: 100 };
                let rows = world.read(|conn| list(conn, service, &[], &[], limits));
                assert!(!rows.is_empty(), "{}", service.id);
                let marked = format!("{rows:?}").contains("虛擬資料");
                assert!(marked, "{}", service.id);
            }
        }
    }
}
