//! 最新消息: what reviewers tell everybody on the Industrial Data Space.
//!
//! Deliberately absent: letters about it, which members order for new data services alone.

pub mod queries;

use super::audit::{self, Action, By, Deed};
use super::bilingual::Bilingual;
use super::ids::NewsId;
use super::publication::{CannotChange, Publication, Wish};
use crate::db::Tx;
use crate::kit::clock::Timestamp;
use crate::kit::random::Random;

/// The most characters of a title.
pub const LONGEST_TITLE: usize = 120;
/// The most characters of the text below it.
pub const LONGEST_BODY: usize = 4_000;

/// A piece of news.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// Which one.
    pub id: NewsId,
    /// Its title and its text.
    pub words: Words,
    /// Who may read it.
    pub publication: Publication,
    /// How often it was changed, from 1: whoever changes it names what they saw.
    pub version: i64,
    /// When it was written first.
    pub made_at: Timestamp,
}

/// What a piece of news says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// One line.
    pub title: Bilingual,
    /// Paragraphs, parted by empty lines.
    pub body: Bilingual,
}

/// Writes a piece of news.
///
/// # Errors
/// A fault of the database.
pub fn add(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    random: &dyn Random,
    (words, wish): (&Words, Wish),
) -> Result<NewsId, CannotChange> {
    let news = News {
        id: NewsId::draw(random),
        words: words.clone(),
        publication: Publication::Draft.next(now, wish)?,
        version: 1,
        made_at: now,
    };
    queries::insert(tx, &news)?;
    let deed = Deed::new(Action::NewsAdded, news.id).with("state", wish.state);
    audit::record(tx, now, by, &deed)?;
    Ok(news.id)
}

/// Changes a piece of news of which the reviewer saw `version`.
///
/// # Errors
/// When there is none such, somebody was faster, or the wish cannot be met; a fault of the database.
pub fn change(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    (id, version): (NewsId, i64),
    (words, wish): (&Words, Wish),
) -> Result<(), CannotChange> {
    let before = queries::find(tx, id)?.ok_or(CannotChange::NoSuch)?;
    let publication = before.publication.next(now, wish)?;
    if !queries::replace(tx, (id, version), words, publication)? {
        return Err(CannotChange::ChangedMeanwhile);
    }
    let deed = Deed::new(Action::NewsChanged, id).with("state", wish.state);
    Ok(audit::record(tx, now, by, &deed)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::publication::State;
    use crate::domain::trial::World;
    use crate::kit::clock::seconds;

    fn words(title: &str) -> Words {
        Words {
            title: Bilingual::new(title, title),
            body: Bilingual::new("a\n\nb", "a\n\nb"),
        }
    }

    fn wish(state: State, since: Option<Timestamp>) -> Wish {
        Wish { state, since }
    }

    fn added(world: &World, title: &str, wish: Wish) -> NewsId {
        let added = world.db.write_now(|tx| {
            let random = world.random.as_ref();
            add(tx, world.now, &By::OPERATOR, random, (&words(title), wish))
        });
        added.unwrap()
    }

    #[test]
    fn visitors_read_what_is_published_the_newest_first() {
        for world in World::each() {
            let now = world.now;
            added(&world, "draft", wish(State::Draft, None));
            let at = |after| wish(State::Published, Some(now.plus(seconds(after))));
            let old = added(&world, "old", at(-60));
            added(&world, "new", at(0));
            let coming = added(&world, "coming", at(1));
            let titles = |now| -> Vec<String> {
                let news = world.read(|conn| queries::list_public(conn, now, (0, 10)));
                news.into_iter().map(|one| one.words.title.en).collect()
            };
            assert_eq!(titles(now), ["new", "old"]);
            assert_eq!(titles(now.plus(seconds(1))), ["coming", "new", "old"]);
            assert_eq!(world.read(|conn| queries::count_public(conn, now)), 2);
            let seen = world.read(|conn| queries::list_public(conn, now, (1, 1)));
            assert_eq!(seen[0].id, old);
            let all = world.read(|conn| queries::list_all(conn, (0, 10)));
            assert_eq!(all.len(), 4);
            assert_eq!(world.read(queries::count_all), 4);
            assert!(all.iter().any(|one| one.id == coming));
        }
    }

    #[test]
    fn what_was_read_is_no_draft_again_though_it_was_postponed_meanwhile() {
        for world in World::each() {
            let id = added(&world, "first", wish(State::Published, None));
            let change = |version, wish| {
                world.db.write_now(|tx| {
                    let what = (&words("second"), wish);
                    change(tx, world.now, &By::OPERATOR, (id, version), what)
                })
            };
            let later = world.now.plus(seconds(60));
            assert!(change(1, wish(State::Published, Some(later))).is_ok());
            let draft = change(2, wish(State::Draft, None));
            assert!(matches!(draft, Err(CannotChange::WasPublic(_))));
        }
    }

    #[test]
    fn of_two_who_change_the_same_the_second_is_told() {
        for world in World::each() {
            let id = added(&world, "first", wish(State::Published, None));
            let change = |version, title: &str, state| {
                world.db.write_now(|tx| {
                    let what = (&words(title), wish(state, None));
                    change(tx, world.now, &By::OPERATOR, (id, version), what)
                })
            };
            assert!(change(1, "second", State::Published).is_ok());
            let late = change(1, "third", State::Published);
            assert!(matches!(late, Err(CannotChange::ChangedMeanwhile)));
            assert!(change(2, "third", State::TakenDown).is_ok());
            let kept = world.read(|conn| queries::find(conn, id)).unwrap();
            assert_eq!((kept.version, kept.words.title.en.as_str()), (3, "third"));
            let read = Some(world.now);
            assert_eq!(kept.publication, Publication::TakenDown { read });
            let nobody = NewsId::draw(world.random.as_ref());
            let none = world.db.write_now(|tx| {
                let what = (&words("x"), wish(State::Draft, None));
                super::change(tx, world.now, &By::OPERATOR, (nobody, 1), what)
            });
            assert!(matches!(none, Err(CannotChange::NoSuch)));
        }
    }
}
