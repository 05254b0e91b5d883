//! The fields by which reviewers say who may read something, and from when.

use crate::domain::publication::{CannotChange, Publication, State, Wish};
use crate::http::chrome::Chrome;
use crate::http::fields::{Choice, FieldErrors};
use crate::http::moment;
use crate::http::page_error::PageError;
use crate::kit::clock::Timestamp;

/// What is wished for, or the mistakes at `state` and `publish_at`.
pub fn parse(errors: &mut FieldErrors, state: &str, publish_at: &str) -> Option<Wish> {
    let state: Option<State> = state.parse().ok();
    if state.is_none() {
        errors.push_named("state", "upkeep-state-none", "upkeep-wish");
    }
    let since = match publish_at.trim() {
        "" => Some(None),
        typed => moment::read(typed).map(Some),
    };
    if since.is_none() {
        errors.push_named("publish_at", "upkeep-publish-shape", "upkeep-publish-at");
    }
    Some(Wish {
        state: state?,
        since: since?,
    })
}

/// Notes at its field why nothing was changed.
///
/// # Errors
/// Not found for what there is not; a fault of the database.
pub fn refuse(errors: &mut FieldErrors, why: CannotChange) -> Result<(), PageError> {
    match why {
        CannotChange::Db(fault) => return Err(fault.into()),
        CannotChange::NoSuch => return Err(PageError::NotFound),
        CannotChange::ChangedMeanwhile => errors.push("title_zh", "upkeep-changed-meanwhile"),
        CannotChange::WasPublic(_) => errors.push("state", "upkeep-was-public"),
    }
    Ok(())
}

/// What stands in the field, so that it can be sent again as it is.
#[must_use]
pub fn shown(publication: Publication) -> String {
    let since = publication.since();
    since.map_or_else(String::new, moment::shown)
}

/// The states to choose from.
#[must_use]
pub fn states(chrome: &Chrome, chosen: &str) -> Vec<Choice> {
    let choice = |state: &State| {
        let choice = Choice::new(state.word(), chrome.t(wish_key(*state)));
        choice.chosen(chosen == state.word())
    };
    State::ALL.iter().map(choice).collect()
}

const fn wish_key(state: State) -> &'static str {
    match state {
        State::Draft => "upkeep-wish-draft",
        State::Published => "upkeep-wish-published",
        State::TakenDown => "upkeep-wish-taken-down",
    }
}

/// The look and the key of what stands in a list.
#[must_use]
pub fn status(publication: Publication, now: Timestamp) -> (&'static str, &'static str) {
    match publication {
        Publication::Draft => ("none", "upkeep-state-draft"),
        Publication::Published { since, .. } if since > now => ("waiting", "upkeep-state-coming"),
        Publication::Published { .. } => ("done", "upkeep-state-published"),
        Publication::TakenDown { .. } => ("failed", "upkeep-state-taken-down"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_read_on_taiwans_clocks_and_comes_back_as_it_was_typed() {
        let mut errors = FieldErrors::none();
        let wish = parse(&mut errors, "published", " 2026-11-21T09:30 ").unwrap();
        let since: Timestamp = "2026-11-21T01:30:00Z".parse().unwrap();
        assert_eq!(wish.since, Some(since));
        let published = Publication::Published { since, read: None };
        assert_eq!(shown(published), "2026-11-21T09:30");
        assert_eq!(shown(Publication::Draft), "");
        let wish = parse(&mut errors, "draft", "").unwrap();
        assert_eq!((wish.state, wish.since), (State::Draft, None));
        assert!(errors.is_empty());
    }

    #[test]
    fn what_is_no_state_and_no_instant_is_told_at_its_field() {
        for (state, at, field) in [
            ("", "", "state"),
            ("open", "", "state"),
            ("draft", "tomorrow", "publish_at"),
            ("draft", "2026-02-30T00:00", "publish_at"),
        ] {
            let mut errors = FieldErrors::none();
            assert!(parse(&mut errors, state, at).is_none());
            assert!(errors.of(field).is_some(), "{state} {at}");
        }
    }
}
