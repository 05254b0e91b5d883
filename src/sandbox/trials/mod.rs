//! What must be refused, and what must pass: the judgement of `domain/identity` against the test hierarchy.

mod certificate;
mod component;
mod network;
mod revocation;
mod signature;

use std::path::Path;
use std::sync::{Arc, LazyLock};

use crate::domain::identity::authority::Authorities;
use crate::domain::identity::ownership::{Answer, Finding, Source};
use crate::domain::identity::proof::{self, CannotProve, Claim, Examined, Trust};
use crate::domain::identity::revocation::{RevocationList, Revocations};
use crate::domain::identity::signed_data::Presented;
use crate::kit::clock::{Timestamp, minutes};
use crate::kit::random::SystemChance;
use crate::sandbox::card_component::signing;
use crate::sandbox::hierarchy::{Card, Hierarchy, Leaf, List, POLICY};
use crate::sandbox::people;

const CONTENT: &[u8] = b"eyJ2ZXJzaW9uIjoxfQ";

static HIERARCHY: LazyLock<Arc<Hierarchy>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/sandbox-keys");
    Arc::new(Hierarchy::open(&folder, "http://lists.test", &SystemChance::default()).unwrap())
});

static AUTHORITIES: LazyLock<Authorities> =
    LazyLock::new(|| Authorities::read_pem(&HIERARCHY.citizen_authorities_pem()).unwrap());

fn hierarchy() -> Arc<Hierarchy> {
    Arc::clone(&HIERARCHY)
}

fn now() -> Timestamp {
    "2026-11-20T06:00:00Z".parse().unwrap()
}

fn card(key: &str) -> &'static Card {
    HIERARCHY.card(key).unwrap()
}

fn list(which: List, at: Timestamp) -> Arc<RevocationList> {
    let der = HIERARCHY
        .list(which, at)
        .unwrap()
        .sign(HIERARCHY.citizens_key())
        .unwrap();
    Arc::new(RevocationList::read(&der, &AUTHORITIES, at).unwrap())
}

/// Both parts, made at this time.
fn lists(at: Timestamp) -> Revocations {
    Revocations::default()
        .with(list(List::Part(0), at))
        .and_then(|held| held.with(list(List::Part(1), at)))
        .unwrap()
}

/// A message as the component makes it, with any certificate.
fn message(certificate: &[u8]) -> Presented {
    Presented::Cms(
        signing::message(CONTENT, certificate, HIERARCHY.card_key(), signing::USUAL).unwrap(),
    )
}

/// Judges for the first citizen with everything else in order.
fn examine(
    presented: Presented,
    revocations: &Revocations,
    at: Timestamp,
) -> Result<Examined, CannotProve> {
    let ming = people::find("ming").unwrap();
    let claim = Claim {
        content: CONTENT,
        expires_at: at.plus(minutes(5)),
        id: &ming.id_number,
        birth_date: ming.birth_date,
    };
    proof::examine(presented, claim, trust(revocations), at)
}

fn trust(revocations: &Revocations) -> Trust<'_> {
    Trust {
        authorities: &AUTHORITIES,
        revocations,
        policies: &[POLICY],
    }
}

/// Why a changed certificate of the first citizen is refused.
fn refusal(change: impl FnOnce(&mut Leaf)) -> CannotProve {
    let ming = people::find("ming").unwrap();
    let mut leaf = Leaf::of(&ming, "card ming", HIERARCHY.list_addresses(List::Part(0)));
    change(&mut leaf);
    let der = leaf.sign(&HIERARCHY, HIERARCHY.citizens_key()).unwrap();
    examine(message(&der), &lists(now()), now()).unwrap_err()
}

fn answer(examined: &Examined, finding: Finding, source: Source) -> Answer {
    Answer {
        serial: examined.question().serial.clone(),
        finding,
        source,
        at: now(),
    }
}
