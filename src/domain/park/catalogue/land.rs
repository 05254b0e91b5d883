//! 土地主題: idle land, and its statistics, which are always the sum of the rows of idle land.

use super::{PLACE, Service, Theme, UPDATED, WHERE, Within, name};
use crate::domain::park::odata::model::{Entity, Field, Shape};
use crate::domain::park::odata::value::Type;

static PARK_NAME: [Field; 2] = name("park_zh", "park_en");

static IDLE_LAND_ENTITY: Entity = Entity {
    name: "IdleLand",
    fields: &[
        Field::text("IdleLandID", "id"),
        Field::leaf("Year", Type::Integer, "year"),
        Field::text("IndustrialParkID", "park_id"),
        Field {
            name: "IndustrialParkName",
            shape: Shape::Complex(&PARK_NAME),
        },
        Field::text("LandSection", "section"),
        Field::text("LandNo", "land_no"),
        Field::leaf("LandArea", Type::Real, "area"),
        Field::text("ZoningType", "zoning"),
        Field::text("AnnounceNo", "announce_no"),
        Field::leaf("AnnounceDate", Type::Date, "announced_on"),
        Field::leaf("AssistDeadline", Type::Date, "assisted_until"),
        Field::leaf("ExtensionDays", Type::Integer, "extension_days"),
        Field::text("Status", "status"),
        Field {
            name: "LandPosition",
            shape: Shape::Complex(&PLACE),
        },
        UPDATED,
    ],
};

pub(super) static IDLE_LAND: Service = Service {
    id: "IdleLand",
    path: "/v2/Land/IdleLand/{Year}",
    theme: Theme::Land,
    // protocol: a title of the published document
    title: "取得指定年份閒置用地公告資料",
    english: "Idle land announced in a year",
    entity: &IDLE_LAND_ENTITY,
    source: "(SELECT l.*, p.name_zh AS park_zh, p.name_en AS park_en FROM idle_lands l \
        JOIN parks p ON p.id = l.park_id) AS r",
    key: &["id"],
    within: Some(Within::Year),
    place: WHERE,
};

static STATISTICS_ENTITY: Entity = Entity {
    name: "IdleLandStatistics",
    fields: &[
        Field::leaf("Year", Type::Integer, "year"),
        Field::text("IndustrialParkID", "park_id"),
        Field {
            name: "IndustrialParkName",
            shape: Shape::Complex(&PARK_NAME),
        },
        Field::leaf("AnnouncedCount", Type::Integer, "announced_count"),
        Field::leaf("AnnouncedArea", Type::Real, "announced_area"),
        Field::leaf("ImprovedCount", Type::Integer, "improved_count"),
        Field::leaf("ImprovedArea", Type::Real, "improved_area"),
        Field::leaf("RemainingCount", Type::Integer, "remaining_count"),
        Field::leaf("RemainingArea", Type::Real, "remaining_area"),
        UPDATED,
    ],
};

pub(super) static STATISTICS: Service = Service {
    id: "IdleLandStatistics",
    path: "/v2/Land/IdleLandStatistics/{Year}",
    theme: Theme::Land,
    // protocol: a title of the published document
    title: "工業區閒置用地公告資料統計",
    english: "Statistics of idle land",
    entity: &STATISTICS_ENTITY,
    // protocol: the word that a row of idle land has for having been put to use
    source: "(SELECT l.year, l.park_id, p.name_zh AS park_zh, p.name_en AS park_en, \
        COUNT(*) AS announced_count, SUM(l.area) AS announced_area, \
        COUNT(CASE WHEN l.status = '已改善' THEN 1 END) AS improved_count, \
        SUM(CASE WHEN l.status = '已改善' THEN l.area ELSE 0 END) AS improved_area, \
        COUNT(CASE WHEN l.status <> '已改善' THEN 1 END) AS remaining_count, \
        SUM(CASE WHEN l.status <> '已改善' THEN l.area ELSE 0 END) AS remaining_area, \
        MAX(l.updated_at) AS updated_at FROM idle_lands l JOIN parks p ON p.id = l.park_id \
        GROUP BY l.year, l.park_id, p.name_zh, p.name_en) AS r",
    key: &["park_id", "year"],
    within: Some(Within::Year),
    place: None,
};
