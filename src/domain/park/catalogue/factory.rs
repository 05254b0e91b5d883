//! 工廠主題: factories, their products and their industrial classes.

use super::{PLACE, Service, Theme, UPDATED, WHERE, Within, name};
use crate::domain::park::odata::model::{Entity, Field, Shape};
use crate::domain::park::odata::value::Type;

/// The register knows Chinese names only.
static NAME: [Field; 2] = name("name", "name_en");

static FACTORY_ENTITY: Entity = Entity {
    name: "Factory",
    fields: &[
        Field::text("FactoryID", "id"),
        Field {
            name: "FactoryName",
            shape: Shape::Complex(&NAME),
        },
        Field::text("UnifiedBusinessNo", "business_no"),
        Field::text("IndustrialParkID", "park_id"),
        Field::text("IndustryAreaName", "park_name"),
        Field::text("FactoryAddress", "address"),
        Field::text("City", "city"),
        Field::text("Town", "town"),
        Field::text("OrganizationType", "organization"),
        Field::leaf("SetupApproveDate", Type::Date, "setup_on"),
        Field::leaf("RegisterApproveDate", Type::Date, "registered_on"),
        Field::text("FactoryStatus", "status"),
        Field {
            name: "FactoryPosition",
            shape: Shape::Complex(&PLACE),
        },
        Field::text("WebURL", "url"),
        UPDATED,
    ],
};

const FACTORIES: &str = "(SELECT f.*, NULL AS name_en, p.name_zh AS park_name FROM factories f \
    LEFT JOIN parks p ON p.id = f.park_id WHERE f.gone_at IS NULL) AS r";

pub(super) static FACTORY: Service = Service {
    id: "Factory",
    path: "/v2/Factory",
    theme: Theme::Factory,
    // protocol: a title of the published document
    title: "取得工廠基本資料",
    english: "Registered factories",
    entity: &FACTORY_ENTITY,
    source: FACTORIES,
    key: &["id"],
    within: None,
    place: WHERE,
};

pub(super) static IN_PARK: Service = Service {
    id: "FactoryInPark",
    path: "/v2/Factory/{IndustrialParkID}",
    theme: Theme::Factory,
    // protocol: a title of the published document
    title: "取得指定工業區之工廠基本資料",
    english: "Registered factories of a park",
    entity: &FACTORY_ENTITY,
    source: FACTORIES,
    key: &["id"],
    within: Some(Within::Park),
    place: WHERE,
};

static PRODUCT_ITEM: Entity = Entity {
    name: "Product",
    fields: &[Field::text("ProductID", ""), Field::text("ProductName", "")],
};

static PRODUCT_ENTITY: Entity = Entity {
    name: "FactoryProduct",
    fields: &[
        Field::text("FactoryID", "id"),
        Field {
            name: "FactoryName",
            shape: Shape::Complex(&NAME),
        },
        Field {
            name: "Products",
            shape: Shape::List(&PRODUCT_ITEM, "products"),
        },
        Field::text("Material", "material"),
    ],
};

pub(super) static PRODUCT: Service = Service {
    id: "FactoryProduct",
    path: "/v2/Factory/FactoryProduct/{IndustrialParkID}",
    theme: Theme::Factory,
    // protocol: a title of the published document
    title: "取得指定工業區工廠產品之資料",
    english: "Products of the factories of a park",
    entity: &PRODUCT_ENTITY,
    source: FACTORIES,
    key: &["id"],
    within: Some(Within::Park),
    place: None,
};

static CLASS_ITEM: Entity = Entity {
    name: "IndustrialClass",
    fields: &[
        Field::text("IndustrialClassID", ""),
        Field::text("IndustrialClassName", ""),
    ],
};

static CLASS_ENTITY: Entity = Entity {
    name: "FactoryIndustrialClass",
    fields: &[
        Field::text("FactoryID", "id"),
        Field {
            name: "FactoryName",
            shape: Shape::Complex(&NAME),
        },
        Field {
            name: "IndustrialClasses",
            shape: Shape::List(&CLASS_ITEM, "classes"),
        },
    ],
};

pub(super) static INDUSTRIAL_CLASS: Service = Service {
    id: "FactoryIndustrialClass",
    path: "/v2/Factory/FactoryIndustrialClass/{IndustrialParkID}",
    theme: Theme::Factory,
    // protocol: a title of the published document
    title: "取得指定工業區工廠產業類別資料",
    english: "Industries of the factories of a park",
    entity: &CLASS_ENTITY,
    source: FACTORIES,
    key: &["id"],
    within: Some(Within::Park),
    place: None,
};
