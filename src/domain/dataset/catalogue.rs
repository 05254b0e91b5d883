//! What is on the shelves: data sets as citizens find them.

use super::category::Category;
use super::connection::Definition;
use super::queries;
use crate::db::{self, Conn, like};
use crate::domain::bilingual::Bilingual;
use crate::domain::ids::ResourceId;
use crate::domain::organization::Organization;
use crate::kit::clock::Timestamp;

/// The most words of a search that count.
const MOST_WORDS: usize = 8;

crate::words! {
    /// Where a data set, its identifier and its secret belong.
    pub enum Zone {
        /// 正式區
        Production = "production",
        /// 測試區
        Test = "test",
    }
}

/// A data set with everything that is known about it, but its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dataset {
    /// Where it belongs.
    pub zone: Zone,
    /// Who provides it.
    pub organization: Organization,
    /// What it is.
    pub definition: Definition,
    /// Since when it is suspended.
    pub suspended_at: Option<Timestamp>,
}

impl Dataset {
    /// 資料提供單位: the office that is shown, or else the organisation.
    #[must_use]
    pub fn office(&self) -> &Bilingual {
        self.definition
            .unit
            .as_ref()
            .unwrap_or(&self.organization.name)
    }
}

/// The data set that a row names, among those that were read for it.
///
/// # Errors
/// A fault when it is not among them: it would be missing from a page without a word.
pub fn named<'k>(known: &'k [Dataset], id: &ResourceId) -> db::Result<&'k Dataset> {
    known
        .iter()
        .find(|dataset| dataset.definition.resource_id == *id)
        .ok_or_else(|| db::Error::row("datasets", format!("{id} is named and not there")))
}

/// The thirteen categories in their order, each with the number of data sets that can be had.
///
/// # Errors
/// A fault of the database.
pub fn list_categories_with_counts(
    conn: &mut Conn,
    zone: Zone,
) -> db::Result<Vec<(Category, i64)>> {
    let counted = queries::list_counts(conn, zone)?;
    let count = |category| {
        let found = counted.iter().find(|(known, _)| *known == category);
        found.map_or(0, |(_, count)| *count)
    };
    Ok(Category::ALL
        .into_iter()
        .map(|category| (category, count(category)))
        .collect())
}

/// The data sets in whose names, office or fields every word of `typed` occurs; none when nothing is typed.
///
/// # Errors
/// A fault of the database.
pub fn search(conn: &mut Conn, zone: Zone, typed: &str) -> db::Result<Vec<Dataset>> {
    let patterns: Vec<_> = typed
        .split_whitespace()
        .take(MOST_WORDS)
        .map(like::anywhere)
        .collect();
    if patterns.is_empty() {
        return Ok(Vec::new());
    }
    queries::list_matching(conn, zone, &patterns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_data_set_that_is_named_and_not_there_is_a_fault() {
        use crate::domain::dataset::queries;
        use crate::domain::trial::World;

        for world in World::each() {
            let id = world.dataset("https://provider.example/one", "s3cret");
            let other = world.dataset("https://provider.example/two", "s3cret too");
            let known = world.read(|conn| queries::list(conn, std::slice::from_ref(&id)));
            assert_eq!(named(&known, &id).unwrap().definition.resource_id, id);
            let fault = named(&known, &other).unwrap_err().to_string();
            assert!(fault.contains(other.as_str()), "{fault}");
        }
    }
}
