//! The entries of the list.

use crate::domain::bilingual::Bilingual;
use crate::domain::ids::UnitTypeId;
use crate::domain::member::queries::unit_types::UnitRow;
use crate::kit::clock::Timestamp;

/// A group, or a unit within one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which one.
    pub id: UnitTypeId,
    /// The group of a unit; `None` for a group.
    pub group: Option<UnitTypeId>,
    /// Its name.
    pub name: Bilingual,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// How often it was renamed, from 1: whoever renames it names what they saw.
    pub version: i64,
}

/// A group with its units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The group itself.
    pub entry: Entry,
    /// Its units, in their order.
    pub units: Vec<Entry>,
}

impl From<UnitRow> for Entry {
    fn from(row: UnitRow) -> Self {
        Self {
            name: row.name(),
            id: row.id,
            group: row.parent,
            closed_at: row.closed_at,
            version: row.version,
        }
    }
}

/// The units of `group`, or the groups, in their order.
pub(super) fn siblings(entries: &[Entry], group: Option<UnitTypeId>) -> Vec<Entry> {
    let within = entries.iter().filter(|entry| entry.group == group);
    within.cloned().collect()
}

/// The units whose own name, or that of whose group, has this word, in any case.
#[must_use]
pub fn named(groups: &[Group], word: &str) -> Vec<UnitTypeId> {
    let word = word.to_lowercase();
    let has = |entry: &Entry| {
        let names = [&entry.name.zh, &entry.name.en];
        names.iter().any(|name| name.to_lowercase().contains(&word))
    };
    let units = groups.iter().flat_map(|group| {
        let all = has(&group.entry);
        group.units.iter().filter(move |unit| all || has(unit))
    });
    units.map(|unit| unit.id).collect()
}
