//! A method of quite another shape fits the same outer form: the citizen is sent away and comes back.

use super::*;
use crate::domain::identity::adapter::{
    Adapter, Claimed, Denial, Input, Outcome, Start, Started, Step, Verified,
};
use crate::domain::identity::content::Purpose;
use crate::domain::identity::method::Method;
use crate::domain::identity::ownership::Asking;
use crate::kit::secret::{Secret, same};

/// A bank's portal in miniature: it hands back the ID number of whoever signed in there, and the ticket it got.
struct Portal;

impl Adapter for Portal {
    fn method(&self) -> Method {
        Method::Fic
    }

    fn start<'a>(
        &'a self,
        start: &'a Start,
        now: Timestamp,
    ) -> Asking<'a, Result<Started, Denial>> {
        Box::pin(async move {
            Ok(Started {
                step: Step::Redirect {
                    action: "https://portal.test/DO".to_owned(),
                    fields: vec![
                        ("Token".to_owned(), "ticket-1".to_owned()),
                        ("ReturnUrl".to_owned(), start.return_address.clone()),
                    ],
                },
                keep: Secret::new("ticket-1"),
                expires_at: now.plus(minutes(10)),
            })
        })
    }

    fn complete<'a>(
        &'a self,
        claimed: &'a Claimed,
        keep: &'a Secret,
        input: Input,
        now: Timestamp,
    ) -> Asking<'a, Outcome> {
        Box::pin(async move {
            let Input::Callback(parameters) = input else {
                return Outcome::Pending(crate::kit::clock::seconds(4));
            };
            let parameter = |name: &str| {
                parameters
                    .iter()
                    .find(|(key, _)| key == name)
                    .map_or("", |(_, value)| value.reveal())
            };
            let ours = same(parameter("Token").as_bytes(), keep.reveal().as_bytes());
            if !ours || parameter("ID") != claimed.id.reveal() {
                return CannotProve::OtherPersonsCard.into();
            }
            Outcome::Verified(Verified {
                method: Method::Fic,
                birth_confirmed: false,
                name: None,
                evidence: Secret::new("{}"),
                at: now,
            })
        })
    }
}

#[actix_web::test]
async fn a_citizen_is_sent_away_and_proved_by_what_comes_back() {
    let adapter: Box<dyn Adapter> = Box::new(Portal);
    let ming = people::find("ming").unwrap();
    let claimed = Claimed {
        id: ming.id_number.clone(),
        birth_date: ming.birth_date,
    };
    let start = Start {
        claimed: claimed.clone(),
        purpose: Purpose::SignIn,
        transaction: "77aa".to_owned(),
        client: "mydata".to_owned(),
        data_sets: Vec::new(),
        return_address: "https://mydata.test/return/77aa".to_owned(),
    };
    let started = adapter.start(&start, now()).await.unwrap();
    let Step::Redirect { fields, .. } = &started.step else {
        panic!("not sent away")
    };
    assert!(
        fields
            .iter()
            .any(|(_, value)| value.ends_with("/return/77aa"))
    );
    let come_back = async |id: &str, token: &str| {
        let parameters = vec![
            ("ID".to_owned(), Secret::new(id)),
            ("Token".to_owned(), Secret::new(token)),
        ];
        adapter
            .complete(&claimed, &started.keep, Input::Callback(parameters), now())
            .await
    };
    assert!(matches!(
        adapter
            .complete(&claimed, &started.keep, Input::Poll, now())
            .await,
        Outcome::Pending(_)
    ));
    assert!(matches!(
        come_back(ming.id_number.reveal(), "ticket-1").await,
        Outcome::Verified(_)
    ));
    assert!(matches!(
        come_back(ming.id_number.reveal(), "ticket-2").await,
        Outcome::Denied(_)
    ));
    assert!(matches!(
        come_back("F222001018", "ticket-1").await,
        Outcome::Denied(_)
    ));
}
