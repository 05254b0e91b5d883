//! What the samples of several pages have in common: made-up data sets, and one challenge of each shape.

use super::challenge::ChallengeView;
use super::proof::Offer;
use crate::domain::bilingual::Bilingual;
use crate::domain::dataset::connection;
use crate::domain::dataset::{Dataset, Zone};
use crate::domain::identity::adapter::Step;
use crate::domain::identity::content::{DataSets, LIFETIME};
use crate::domain::identity::method::Method;
use crate::domain::ids::{ChallengeId, OrganizationId};
use crate::domain::organization::{Kind, Organization};
use crate::kit::clock::{Timestamp, seconds};
use crate::kit::random::SystemChance;

/// A provider's form, its Chinese names as escapes.
const FORM: &str = r#"
[organization]
name = { zh = "\u865b\u64ec\u5e02\u653f\u5e9c", en = "Virtual City" }
oid = "2.16.886.101.99999"
[base]
url = "https://dp.example/"
accepts = ["CER", "TFD"]
duration = "realtime"
signer = { organization = "2.16.886.101.99999" }
[[dataset]]
resource_id = "API.aB3dE6gH9j"
name = { zh = "\u505c\u8eca\u7d00\u9304", en = "Parking record" }
category = "transport"
description = { zh = "\u4e00\u5e74\u5167\u7684\u505c\u8eca\u7d00\u9304\u3002", en = "One year of parking." }
url = "parking"
fields = [{ zh = "\u8eca\u865f", en = "Plate" }, { zh = "\u65e5\u671f", en = "Day" }]
[[dataset.parameter]]
key = "INQ_YR"
name = { zh = "\u67e5\u8a62\u5e74\u5ea6", en = "Year" }
example = "113"
explanation = { zh = "\u6c11\u570b\u5e74\u4e09\u78bc\u3002", en = "Three digits." }
dummy = "113"
[[dataset]]
resource_id = "API.bB3dE6gH9j"
name = { zh = "\u5730\u7c4d\u8cc7\u6599", en = "Land" }
category = "land"
description = { zh = "\u571f\u5730\u7684\u767b\u8a18\u3002", en = "What is registered about land." }
url = "land"
fields = [{ zh = "\u5730\u865f", en = "Lot" }]
"#;

/// Two data sets; the second is suspended.
pub(super) fn datasets(now: Timestamp) -> Vec<Dataset> {
    let Ok(connection) = connection::read(FORM) else {
        return Vec::new();
    };
    let organization = Organization {
        id: OrganizationId::draw(&SystemChance::default()),
        kind: Kind::Agency,
        name: connection.organization.name,
        oid: Some(connection.organization.oid),
        mail: None,
    };
    let dataset = |(place, definition)| Dataset {
        zone: Zone::Production,
        organization: organization.clone(),
        definition,
        suspended_at: (place > 0).then_some(now),
    };
    connection
        .datasets
        .into_iter()
        .enumerate()
        .map(dataset)
        .collect()
}

/// A method that can be used, and one that a data set rules out.
pub(super) fn offers() -> Vec<Offer> {
    let mut methods = Method::ALL
        .into_iter()
        .filter(|method| method.group().is_some());
    let offer = |method, ruled_out_by| Offer {
        method,
        ruled_out_by,
    };
    let ruled_out = vec![Bilingual::new("\u{6236}\u{7c4d}", "Household registration")];
    let first = methods.next().map(|method| offer(method, Vec::new()));
    let second = methods.next().map(|method| offer(method, ruled_out));
    first.into_iter().chain(second).collect()
}

/// A challenge of each shape; the card comes first. One citizen has been away and is back.
pub(super) fn challenges(now: Timestamp) -> Vec<ChallengeView> {
    let asked = datasets(now).into_iter().map(|dataset| {
        let parameters = dataset.definition.parameters.into_iter();
        let given = parameters.map(|parameter| (parameter.key, parameter.example));
        (dataset.definition.resource_id, given.collect())
    });
    let data_sets: DataSets = asked.collect();
    let away = || Step::Redirect {
        action: "https://fido.example/begin".to_owned(),
        fields: vec![("ticket".to_owned(), "abc".to_owned())],
    };
    let steps = [
        Step::Local {
            package: r#"{"func":"MakeSignature","tbs":"YQ=="}"#.to_owned(),
        },
        away(),
        Step::Poll {
            qr: Some("https://fido.example/abc".to_owned()),
            link: Some("https://fido.example/abc".to_owned()),
            every: seconds(3),
        },
        Step::Form {
            fields: vec![
                ("number".to_owned(), "citizen-claim-id".to_owned()),
                ("issued".to_owned(), "citizen-claim-birth".to_owned()),
            ],
        },
    ];
    let view = |step, answered| ChallengeView {
        id: ChallengeId::draw(&SystemChance::default()),
        back: String::new(),
        step,
        answered,
        data_sets: data_sets.clone(),
        expires_at: now.plus(LIFETIME),
        component: "http://localhost:61161".to_owned(),
        trust: "http://localhost:61161/addDomain?domain=mydata.example".to_owned(),
    };
    let mut views: Vec<_> = steps.into_iter().map(|step| view(step, false)).collect();
    views.push(view(away(), true));
    views
}
