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
        }
    }
}

/// The units of `group`, or the groups, in their order.
pub(super) fn siblings(entries: &[Entry], group: Option<UnitTypeId>) -> Vec<Entry> {
    let within = entries.iter().filter(|entry| entry.group == group);
    within.cloned().collect()
}
