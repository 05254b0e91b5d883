//! 資料服務查詢: the services as readers find them. What the code knows of one (path, fields, title) stands in the
//! `catalogue`; what reviewers keep (description, frequency, provider, state) stands in rows.
//!
//! Deliberately absent: refusing calls of a service that is not open, which `closing` and the API do.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::catalogue::{SERVICES, Service};
use super::queries::listing as queries;
use crate::db::{self, Conn, Tx};
use crate::domain::audit::{self, Action, By, Deed};
use crate::domain::bilingual::Bilingual;
use crate::kit::clock::Timestamp;

/// The most characters of one line.
pub const LONGEST_LINE: usize = 120;
/// The most characters of a description or a reason.
pub const LONGEST_ABOUT: usize = 1_000;

crate::words! {
    /// What readers are told about a service.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum ServiceState {
        /// 提供中
        Open = "open",
        /// 暫停服務
        Suspended = "suspended",
        /// 已停用
        Retired = "retired",
    }
}

/// A service as readers find it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// What the code knows.
    pub service: &'static Service,
    /// What reviewers keep.
    pub words: Words,
    /// Whether it is there.
    pub state: ServiceState,
    /// Why it is not; empty while it is.
    pub reason: Bilingual,
    /// How often it was changed, from 1.
    pub version: i64,
}

/// What reviewers keep of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Its English name; the Chinese one is the published title.
    pub name_en: String,
    /// What it answers.
    pub about: Bilingual,
    /// How often its rows are made anew.
    pub frequency: Bilingual,
    /// Who answers for them.
    pub provider: Bilingual,
}

/// What the services are called, in both languages.
#[derive(Debug, Clone, Default)]
pub struct Names(BTreeMap<String, String>);

/// Why nothing is changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotChange {
    /// There is none such.
    #[error("no such service")]
    NoSuchService,
    /// Somebody else has changed it meanwhile.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl ServiceState {
    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "platform-service-open",
            Self::Suspended => "platform-service-suspended",
            Self::Retired => "platform-service-retired",
        }
    }
}

impl Names {
    /// What this service is called; `None` when there is none such.
    #[must_use]
    pub fn of(&self, id: &str) -> Option<Bilingual> {
        let service = SERVICES.iter().find(|one| one.id == id)?;
        let english = self.0.get(id).map_or(service.english, String::as_str);
        Some(Bilingual::new(service.title, english))
    }
}

impl Listed {
    /// Its name in both languages.
    #[must_use]
    pub fn name(&self) -> Bilingual {
        Bilingual::new(self.service.title, &*self.words.name_en)
    }

    /// Whether every word of `sought` stands in what is said of it; case and the order of the words do not matter.
    #[must_use]
    pub fn answers_to(&self, sought: &str) -> bool {
        let said = [
            self.service.title,
            self.service.path,
            self.service.theme.title(),
            &self.words.name_en,
            &self.words.about.zh,
            &self.words.about.en,
            &self.words.provider.zh,
            &self.words.provider.en,
        ];
        let said = said.join("\n").to_lowercase();
        sought
            .split_whitespace()
            .all(|word| said.contains(&word.to_lowercase()))
    }
}

/// What the services are called.
///
/// # Errors
/// A fault of the database.
pub fn names(conn: &mut Conn) -> db::Result<Names> {
    Ok(Names(queries::list_names(conn)?.into_iter().collect()))
}

/// Every service, in the order of the published document.
///
/// # Errors
/// A fault of the database.
pub fn list(conn: &mut Conn) -> db::Result<Vec<Listed>> {
    let mut listed = Vec::new();
    for service in SERVICES {
        listed.extend(queries::find(conn, service)?);
    }
    Ok(listed)
}

/// The services that are suspended or retired. They are few, so each is looked up by itself.
///
/// # Errors
/// A fault of the database.
pub fn list_closed(conn: &mut Conn) -> db::Result<Vec<Listed>> {
    let mut closed = Vec::new();
    for (id, _) in queries::list_not_open(conn)? {
        closed.extend(find(conn, &id)?);
    }
    Ok(closed)
}

/// One service; its name in any case.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, id: &str) -> db::Result<Option<Listed>> {
    let service = SERVICES.iter().find(|one| one.id.eq_ignore_ascii_case(id));
    match service {
        Some(service) => queries::find(conn, service),
        None => Ok(None),
    }
}

/// Changes what is said of a service of which the reviewer saw this version.
///
/// # Errors
/// When there is none such or somebody was faster; a fault of the database.
pub fn change(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    (id, version): (&str, i64),
    (words, state, reason): (&Words, ServiceState, &Bilingual),
) -> Result<(), CannotChange> {
    let before = find(tx, id)?.ok_or(CannotChange::NoSuchService)?;
    let new = Listed {
        words: words.clone(),
        state,
        reason: reason.clone(),
        version,
        ..before
    };
    if !queries::replace(tx, &new)? {
        return Err(CannotChange::ChangedMeanwhile);
    }
    let deed = Deed::new(Action::ServiceChanged, new.service.id).with("state", state);
    Ok(audit::record(tx, now, by, &deed)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::trial::World;

    #[test]
    fn every_service_is_listed_with_words_in_both_languages() {
        for world in World::each() {
            let listed = world.read(list);
            assert_eq!(listed.len(), SERVICES.len());
            for one in &listed {
                assert_eq!(one.state, ServiceState::Open);
                let words = &one.words;
                for text in [&words.about, &words.frequency, &words.provider] {
                    assert!(
                        !text.zh.is_empty() && !text.en.is_empty(),
                        "{}",
                        one.service.id
                    );
                }
                assert!(!words.name_en.is_empty());
            }
        }
    }

    #[test]
    fn a_service_goes_by_its_name_in_either_language() {
        for world in World::each() {
            let names = world.read(names);
            let factory = names.of("Factory").unwrap();
            assert_eq!(factory.en, "Registered factories");
            for one in world.read(list) {
                assert_eq!(names.of(one.service.id), Some(one.name()));
                assert_eq!(one.words.name_en, one.service.english, "at first");
            }
            assert_eq!(names.of("Nothing"), None);
            assert_eq!(Names::default().of("Factory"), Some(factory));
        }
    }

    #[test]
    fn a_service_is_found_by_words_in_either_language_and_by_its_path() {
        let world = World::embedded();
        let found = |sought: &str| -> Vec<&str> {
            let listed = world.read(list).into_iter();
            let found = listed.filter(|one| one.answers_to(sought));
            found.map(|one| one.service.id).collect()
        };
        assert_eq!(found("").len(), SERVICES.len());
        assert_eq!(found("/v2/agency"), ["Agency"]);
        assert_eq!(found("AREA idle"), ["IdleLand", "IdleLandStatistics"]);
        assert_eq!(
            found("\u{8f14}\u{5c0e}\u{8a08}\u{756b}"),
            ["IndustryAssist"]
        );
        assert_eq!(found("nothing of the kind"), Vec::<&str>::new());
    }

    #[test]
    fn of_two_who_change_the_same_the_second_is_told() {
        for world in World::each() {
            let before = world.read(|conn| find(conn, "agency")).unwrap();
            let reason = Bilingual::new("\u{7dad}\u{8b77}", "Maintenance");
            let change = |id: &str, version| {
                world.db.write_now(|tx| {
                    let what = (&before.words, ServiceState::Suspended, &reason);
                    change(tx, world.now, &By::OPERATOR, (id, version), what)
                })
            };
            assert!(change("Agency", 1).is_ok());
            let late = change("Agency", 1);
            assert!(matches!(late, Err(CannotChange::ChangedMeanwhile)));
            assert!(matches!(change("X", 1), Err(CannotChange::NoSuchService)));
            let kept = world.read(|conn| find(conn, "Agency")).unwrap();
            assert_eq!((kept.state, kept.version), (ServiceState::Suspended, 2));
            assert_eq!(
                (kept.reason, kept.words),
                (reason.clone(), before.words.clone())
            );
        }
    }
}
