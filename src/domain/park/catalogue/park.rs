//! 工業區主題: parks, their facilities, agencies, assistance to industry.

use super::{PLACE, Service, Theme, UPDATED, WHERE, Within, name};
use crate::domain::park::odata::model::{Entity, Field, Shape};
use crate::domain::park::odata::value::Type;

static NAME: [Field; 2] = name("name_zh", "name_en");

static PARK_ENTITY: Entity = Entity {
    name: "IndustrialPark",
    fields: &[
        Field::text("IndustrialParkID", "id"),
        Field {
            name: "IndustrialParkName",
            shape: Shape::Complex(&NAME),
        },
        Field::text("ParkType", "kind"),
        Field::text("AgencyID", "agency_id"),
        Field::text("City", "city"),
        Field::text("CityCode", "city_code"),
        Field::text("Town", "town"),
        Field::text("TownCode", "town_code"),
        Field::text("Address", "address"),
        Field::leaf("Area", Type::Real, "area"),
        Field::leaf("IndustrialLandArea", Type::Real, "industrial_area"),
        Field::leaf("EstablishDate", Type::Date, "established_on"),
        Field::leaf("FactoryCount", Type::Integer, "factory_count"),
        Field::leaf("EmployeeCount", Type::Integer, "employees"),
        Field {
            name: "ParkPosition",
            shape: Shape::Complex(&PLACE),
        },
        Field::text("Phone", "phone"),
        Field::text("Url", "url"),
        UPDATED,
        Field::leaf("VersionID", Type::Integer, "version"),
    ],
};

pub(super) static PARK: Service = Service {
    id: "IndustrialPark",
    path: "/v2/IndustrialPark",
    theme: Theme::Park,
    // protocol: a title of the published document
    title: "取得工業區基本資料",
    english: "Industrial parks",
    entity: &PARK_ENTITY,
    source: "(SELECT p.*, (SELECT COUNT(*) FROM factories f WHERE f.park_id = p.id AND f.gone_at IS NULL) \
        AS factory_count FROM parks p WHERE p.gone_at IS NULL) AS r",
    key: &["id"],
    within: None,
    place: WHERE,
};

static PARK_OF_AGENCY: Entity = Entity {
    name: "IndustrialParkOfAgency",
    fields: &[
        Field::text("IndustrialParkID", ""),
        Field::text("IndustrialParkName", ""),
    ],
};

static AGENCY_ENTITY: Entity = Entity {
    name: "Agency",
    fields: &[
        Field::text("AgencyID", "id"),
        Field::text("AgencyCode", "code"),
        Field {
            name: "AgencyName",
            shape: Shape::Complex(&NAME),
        },
        Field::text("AgencyPhone", "phone"),
        Field::text("AgencyFax", "fax"),
        Field::text("AgencyEmail", "mail"),
        Field::text("AgencyUrl", "url"),
        Field::text("AgencyAddress", "address"),
        Field {
            name: "IndustrialParks",
            shape: Shape::List(&PARK_OF_AGENCY, "parks"),
        },
        UPDATED,
    ],
};

pub(super) static AGENCY: Service = Service {
    id: "Agency",
    path: "/v2/Agency",
    theme: Theme::Park,
    // protocol: a title of the published document
    title: "取得工業區機關基本資料",
    english: "Agencies that look after parks",
    entity: &AGENCY_ENTITY,
    source: "(SELECT a.*, (SELECT string_agg(p.id || '\u{1f}' || p.name_zh, '\u{1e}' ORDER BY p.id) \
        FROM parks p WHERE p.agency_id = a.id AND p.gone_at IS NULL) AS parks FROM agencies a) AS r",
    key: &["id"],
    within: None,
    place: None,
};

static FACILITY_ENTITY: Entity = Entity {
    name: "IndustrialParkFacility",
    fields: &[
        Field::text("FacilityID", "id"),
        Field::text("IndustrialParkID", "park_id"),
        Field {
            name: "FacilityName",
            shape: Shape::Complex(&NAME),
        },
        Field::text("FacilityType", "kind"),
        Field::leaf("Capacity", Type::Real, "capacity"),
        Field::text("CapacityUnit", "capacity_unit"),
        Field::text("Address", "address"),
        Field {
            name: "FacilityPosition",
            shape: Shape::Complex(&PLACE),
        },
        Field::text("Status", "status"),
        UPDATED,
    ],
};

pub(super) static FACILITY: Service = Service {
    id: "IndustrialParkFacility",
    path: "/v2/IndustrialPark/IndustrialParkFacility/{IndustrialParkID}",
    theme: Theme::Park,
    // protocol: a title of the published document
    title: "取得指定工業區設施資料",
    english: "Facilities of a park",
    entity: &FACILITY_ENTITY,
    source: "facilities AS r",
    key: &["id"],
    within: Some(Within::Park),
    place: WHERE,
};

static ASSISTANCE_ENTITY: Entity = Entity {
    name: "IndustryAssist",
    fields: &[
        Field::text("AssistID", "id"),
        Field::leaf("Year", Type::Integer, "year"),
        Field::text("ProgramName", "program"),
        Field::text("IndustrialParkID", "park_id"),
        Field::text("CompanyName", "company"),
        Field::text("UnifiedBusinessNo", "business_no"),
        Field::text("IndustrialClassID", "class_id"),
        Field::leaf("SubsidyAmount", Type::Integer, "subsidy"),
        Field::text("AssistItems", "items"),
        Field::text("Performance", "performance"),
        Field::text("Status", "status"),
        UPDATED,
    ],
};

pub(super) static ASSISTANCE: Service = Service {
    id: "IndustryAssist",
    path: "/v2/IndustrialPark/IndustryAssist/{Year}",
    theme: Theme::Park,
    // protocol: a title of the published document
    title: "取得指定年份產業輔導資料",
    english: "Assistance to firms in a year",
    entity: &ASSISTANCE_ENTITY,
    source: "assistances AS r",
    key: &["id"],
    within: Some(Within::Year),
    place: None,
};
