//! What came back to a challenge: by the citizen's own page, or by a stranger who sent the citizen back.
//!
//! What a stranger sends arrives without the citizen's session (it is another site's post): it is laid beside the
//! challenge under its identity, and the citizen's own page takes it from there. Nothing is judged here; the method
//! does that, when the citizen goes on.

use super::adapter::{Input, Step};
use super::challenge::{CannotAnswer, Challenge};
use super::queries;
use crate::db::{self, Tx};
use crate::domain::ids::{ChallengeId, RequestId};
use crate::kit::clock::Timestamp;
use crate::kit::seal::{Place, Vault};
use crate::kit::secret::Secret;

pub(super) const ANSWER: &str = "challenges.answer";

/// Names and values, in the order in which they came.
pub type Parameters = Vec<(String, Secret)>;

/// Lays what a stranger sent back beside the challenge, and says which request it belongs to: none when somebody
/// comes back to their data.
///
/// The first answer counts. One that says nothing, comes too late, or after the challenge was used, is dropped: the
/// page to which the citizen goes on tells how things stand.
///
/// # Errors
/// [`CannotAnswer::NoSuchChallenge`] when there never was one, or it is forgotten.
pub fn lay(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    id: ChallengeId,
    answer: &Parameters,
) -> Result<Option<RequestId>, CannotAnswer> {
    let request = queries::find_request(tx, id)?.ok_or(CannotAnswer::NoSuchChallenge)?;
    if !answer.is_empty() {
        let json = serde_json::to_vec(answer).map_err(|why| db::Error::row("challenges", why))?;
        let sealed = vault.seal(Place::new(ANSWER, &id.to_string()), &json);
        if !queries::mark_answered(tx, now, id, &sealed)? {
            tracing::debug!(challenge = %id, "an answer came too late, or was not the first");
        }
    }
    Ok(request)
}

impl Challenge {
    /// What the method is given to complete: of what the citizen's own page `posted`, whatever belongs to the step
    /// that it showed; after a redirect, what the stranger sent back.
    #[must_use]
    pub fn input(&self, posted: Parameters) -> Input {
        match &self.kept.step {
            Step::Local { .. } => posted
                .into_iter()
                .find(|(name, _)| name == "reply")
                .map_or(Input::Poll, |(_, reply)| Input::Reply(reply)),
            Step::Redirect { .. } => self.answer.clone().map_or(Input::Poll, Input::Callback),
            Step::Poll { .. } => Input::Poll,
            Step::Form { fields } => {
                let asked = |name: &str| fields.iter().any(|(known, _)| known == name);
                Input::Fields(posted.into_iter().filter(|(name, _)| asked(name)).collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::citizen::national_id::NationalId;
    use crate::domain::identity::adapter::Claimed;
    use crate::domain::identity::challenge::Kept;
    use crate::domain::identity::content::{DataSets, Purpose};
    use crate::domain::identity::method::Method;
    use crate::kit::clock::seconds;
    use crate::kit::random::SystemChance;

    fn given(step: Step, answer: Option<Parameters>) -> String {
        let challenge = Challenge {
            id: ChallengeId::draw(&SystemChance::default()),
            request: None,
            purpose: Purpose::SignIn,
            method: Method::Fic,
            kept: Kept {
                claimed: Claimed {
                    id: NationalId::parse("A123456789").unwrap(),
                    birth_date: NaiveDate::from_ymd_opt(1999, 1, 1).unwrap(),
                },
                data_sets: DataSets::new(),
                keep: Secret::new("kept"),
                step,
                back: String::new(),
            },
            answer,
            expires_at: "2026-11-20T06:05:00Z".parse().unwrap(),
        };
        let all = |parameters: Parameters| {
            let words: Vec<_> = parameters
                .iter()
                .map(|(name, value)| format!("{name}={}", value.reveal()))
                .collect();
            words.join("&")
        };
        match challenge.input(parameters(&["csrf", "reply", "number"])) {
            Input::Reply(reply) => format!("reply {}", reply.reveal()),
            Input::Callback(came) => format!("callback {}", all(came)),
            Input::Poll => "poll".to_owned(),
            Input::Fields(fields) => format!("fields {}", all(fields)),
        }
    }

    fn parameters(names: &[&str]) -> Parameters {
        names
            .iter()
            .map(|name| ((*name).to_owned(), Secret::new(format!("the {name}"))))
            .collect()
    }

    #[test]
    fn each_shape_is_given_what_belongs_to_it_and_nothing_else() {
        let stranger = || Some(parameters(&["code"]));
        let local = Step::Local {
            package: String::new(),
        };
        let away = || Step::Redirect {
            action: String::new(),
            fields: Vec::new(),
        };
        let poll = Step::Poll {
            qr: None,
            link: None,
            every: seconds(4),
        };
        let form = Step::Form {
            fields: vec![("number".to_owned(), "citizen-claim-id".to_owned())],
        };
        assert_eq!(given(local, stranger()), "reply the reply");
        assert_eq!(given(away(), stranger()), "callback code=the code");
        assert_eq!(given(away(), None), "poll");
        assert_eq!(given(poll, stranger()), "poll");
        assert_eq!(given(form, stranger()), "fields number=the number");
    }
}
