//! The ten data services: what each answers, where its rows come from, and what its address narrows them to.

mod factory;
mod land;
mod park;

use super::odata::model::{Entity, Field};
use super::odata::value::Type;

/// One data service.
#[derive(Debug)]
pub struct Service {
    /// Its stable name, also in the log.
    pub id: &'static str,
    /// Its path; a name in braces stands for what it is narrowed to.
    pub path: &'static str,
    /// 土地主題, 工業區主題 or 工廠主題.
    pub theme: Theme,
    /// Its published title.
    pub title: &'static str,
    /// What its title says, in English; reviewers may call it otherwise for readers (`listing`).
    pub english: &'static str,
    /// Its rows.
    pub entity: &'static Entity,
    /// What stands behind `FROM`; its columns are those of the entity.
    pub source: &'static str,
    /// The columns that tell one row from another, for a stable order.
    pub key: &'static [&'static str],
    /// What the path narrows the rows to.
    pub within: Option<Within>,
    /// The columns of latitude and longitude, where rows have a place.
    pub place: Option<(&'static str, &'static str)>,
}

/// A theme under which services are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// 土地主題
    Land,
    /// 工業區主題
    Park,
    /// 工廠主題
    Factory,
}

/// What a path narrows the rows to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// One year; in the column `year`.
    Year,
    /// One park; in the column `park_id`.
    Park,
}

impl Theme {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Land, Self::Park, Self::Factory];

    /// The word in addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Land => "land",
            Self::Park => "park",
            Self::Factory => "factory",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Land => "platform-theme-land",
            Self::Park => "platform-theme-park",
            Self::Factory => "platform-theme-factory",
        }
    }

    /// The heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        // protocol: the headings of the published document
        match self {
            Self::Land => "土地主題",
            Self::Park => "工業區主題",
            Self::Factory => "工廠主題",
        }
    }
}

/// Every service, as the published document lists them.
pub static SERVICES: [&Service; 10] = [
    &land::IDLE_LAND,
    &land::STATISTICS,
    &park::ASSISTANCE,
    &park::FACILITY,
    &park::AGENCY,
    &park::PARK,
    &factory::PRODUCT,
    &factory::FACTORY,
    &factory::INDUSTRIAL_CLASS,
    &factory::IN_PARK,
];

const fn name(zh: &'static str, en: &'static str) -> [Field; 2] {
    [Field::text("Zh_tw", zh), Field::text("En", en)]
}

static PLACE: [Field; 3] = [
    Field::leaf("PositionLon", Type::Real, "longitude"),
    Field::leaf("PositionLat", Type::Real, "latitude"),
    Field::text("GeoHash", "geohash"),
];

const UPDATED: Field = Field::leaf("UpdateTime", Type::Instant, "updated_at");
const WHERE: Option<(&str, &str)> = Some(("latitude", "longitude"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_service_has_its_own_name_and_path() {
        for one in SERVICES {
            let same = |other: &&&Service| other.id == one.id || other.path == one.path;
            assert_eq!(SERVICES.iter().filter(same).count(), 1, "{}", one.id);
            assert_eq!(one.within.is_some(), one.path.contains('{'), "{}", one.id);
            for key in one.key {
                let columns = one.entity.columns();
                let known = columns.iter().any(|(_, column)| column == key);
                assert!(known || one.source.contains(key), "{}", one.id);
            }
        }
    }
}
