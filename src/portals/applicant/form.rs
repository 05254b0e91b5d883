//! What is typed to apply for a tier.

use serde::{Deserialize, Serialize};

use super::address_mistake;
use crate::domain::credential::networks::CannotReadNetworks;
use crate::domain::credential::{Networks, Tier};
use crate::domain::licensing::{Details, Purpose, Use};
use crate::http::chrome::Chrome;
use crate::http::fields::{Choice, FieldErrors};
use crate::kit::writing::{Misspelt, misspelt};

/// The most characters of a name.
const LONGEST: usize = 100;
/// The word of a purpose that is one's own.
const OWN: &str = "own";
/// The word of a purpose that a government body has given.
const GOVERNMENT: &str = "government";

/// What was typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationForm {
    pub(super) tier: String,
    pub(super) uses: Vec<String>,
    pub(super) purpose: String,
    pub(super) plan: String,
    pub(super) client: String,
    pub(super) product: String,
    pub(super) networks: String,
    pub(super) any: String,
}

impl ApplicationForm {
    /// The entry of the session that keeps what was filled in for `tier`.
    pub(super) fn entry(tier: Tier) -> String {
        format!("application.{tier}")
    }

    /// As it would have been typed.
    pub(super) fn of(tier: Tier, details: &Details) -> Self {
        let (purpose, plan, client) = match &details.purpose {
            Purpose::Own => (OWN, String::new(), String::new()),
            Purpose::Government { plan, client } => (GOVERNMENT, plan.clone(), client.clone()),
        };
        let any = details.networks.is_any();
        Self {
            tier: tier.word().to_owned(),
            uses: details
                .uses
                .iter()
                .map(|one| one.word().to_owned())
                .collect(),
            purpose: purpose.to_owned(),
            plan,
            client,
            product: details.product.clone(),
            networks: if any {
                String::new()
            } else {
                details.networks.to_lines()
            },
            any: if any { "yes" } else { "" }.to_owned(),
        }
    }

    /// An empty one for this tier.
    pub(super) fn empty(tier: Tier) -> Self {
        Self {
            tier: tier.word().to_owned(),
            purpose: OWN.to_owned(),
            ..Self::default()
        }
    }

    /// The details, or every mistake.
    pub(super) fn parse(&self, errors: &mut FieldErrors) -> Option<Details> {
        let uses: Option<Vec<Use>> = self.uses.iter().map(|word| word.parse().ok()).collect();
        let uses = uses.filter(|uses| !uses.is_empty());
        if uses.is_none() {
            errors.push("uses", "applicant-form-no-use");
        }
        let purpose = self.purpose(errors);
        let keys = ["applicant-form-no-product", "applicant-form-product-long"];
        let product = ("product", "common-licence-product", keys);
        let product = named(&self.product, product, errors);
        let networks = networks(&self.networks, &self.any, errors);
        let mut uses = uses?;
        uses.sort_unstable();
        uses.dedup();
        Some(Details {
            uses,
            purpose: purpose?,
            product: product?,
            networks: networks?,
        })
    }

    fn purpose(&self, errors: &mut FieldErrors) -> Option<Purpose> {
        match self.purpose.as_str() {
            OWN => Some(Purpose::Own),
            GOVERNMENT => {
                let keys = ["applicant-form-no-plan", "applicant-form-plan-long"];
                let plan = named(&self.plan, ("plan", "applicant-form-plan", keys), errors);
                let keys = ["applicant-form-no-client", "applicant-form-client-long"];
                let client = named(
                    &self.client,
                    ("client", "applicant-form-client", keys),
                    errors,
                );
                Some(Purpose::Government {
                    plan: plan?,
                    client: client?,
                })
            }
            _ => {
                errors.push("purpose", "applicant-form-no-purpose");
                None
            }
        }
    }

    /// 應用類型 to tick.
    pub(super) fn use_choices(&self, chrome: &Chrome) -> Vec<Choice> {
        Use::ALL
            .iter()
            .map(|one| {
                let label = chrome.t(&format!("common-use-{}", one.word()));
                let chosen = self.uses.iter().any(|word| word == one.word());
                Choice::new(one.word(), label).chosen(chosen)
            })
            .collect()
    }

    /// 資料使用用途 to choose.
    pub(super) fn purpose_choices(&self, chrome: &Chrome) -> Vec<Choice> {
        [
            (OWN, "common-purpose-own"),
            (GOVERNMENT, "common-purpose-government"),
        ]
        .map(|(word, key)| Choice::new(word, chrome.t(key)).chosen(self.purpose == word))
        .into()
    }
}

/// A name that was typed, or what is wrong with it: the keys say what its field is called, that there is none, and that it
/// is too long.
fn named(
    typed: &str,
    (field, label, [none, long]): (&str, &str, [&str; 2]),
    errors: &mut FieldErrors,
) -> Option<String> {
    let name = typed.trim();
    match misspelt(name, LONGEST) {
        None => return Some(name.to_owned()),
        Some(Misspelt::Empty) => errors.push(field, none),
        Some(Misspelt::TooLong) => errors.push(field, long),
        Some(Misspelt::Unseen) => errors.push_named(field, "common-name-unseen", label),
    }
    None
}

/// The addresses that were typed, or 不限 IP when that is ticked; never both.
pub(super) fn networks(typed: &str, any: &str, errors: &mut FieldErrors) -> Option<Networks> {
    if any == "yes" {
        if typed.trim().is_empty() {
            return Some(Networks::any());
        }
        errors.push("networks", "applicant-networks-both");
        return None;
    }
    match Networks::parse(typed) {
        Ok(networks) => Some(networks),
        Err(why) => {
            match why {
                CannotReadNetworks::Empty => errors.push("networks", "applicant-networks-empty"),
                CannotReadNetworks::TooMany => errors.push("networks", "applicant-networks-many"),
                CannotReadNetworks::NoAddress(_) => {
                    for wrong in address_mistake::list(typed) {
                        errors.push_entry("networks", wrong.key, (wrong.line, &wrong.entry));
                    }
                }
            }
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(form: &ApplicationForm) -> Vec<String> {
        let mut errors = FieldErrors::none();
        form.parse(&mut errors);
        errors.iter().map(|error| error.field.clone()).collect()
    }

    #[test]
    fn what_was_sent_is_typed_again_as_it_was() {
        let form = ApplicationForm {
            uses: vec!["website".to_owned(), "program".to_owned()],
            purpose: GOVERNMENT.to_owned(),
            plan: " 虛擬計畫 ".to_owned(),
            client: "虛擬局".to_owned(),
            product: "虛擬地圖".to_owned(),
            networks: "203.0.113.9, 198.51.100.0/24".to_owned(),
            ..ApplicationForm::empty(Tier::Advanced)
        };
        let details = form.parse(&mut FieldErrors::none()).unwrap();
        assert_eq!(details.uses, [Use::Program, Use::Website]);
        let again = ApplicationForm::of(Tier::Advanced, &details);
        assert_eq!(again.plan, "虛擬計畫");
        assert_eq!(again.networks, "198.51.100.0/24\n203.0.113.9");
        assert_eq!(again.parse(&mut FieldErrors::none()), Some(details));
    }

    #[test]
    fn every_mistake_is_told_at_once() {
        let empty = ApplicationForm::default();
        assert_eq!(fields(&empty), ["uses", "purpose", "product", "networks"]);
        let form = ApplicationForm {
            uses: vec!["flying".to_owned()],
            purpose: GOVERNMENT.to_owned(),
            any: "yes".to_owned(),
            ..ApplicationForm::default()
        };
        assert_eq!(fields(&form), ["uses", "plan", "client", "product"]);
        let form = ApplicationForm {
            uses: vec!["website".to_owned()],
            product: "map\u{202e}".to_owned(),
            any: "yes".to_owned(),
            ..ApplicationForm::empty(Tier::General)
        };
        assert_eq!(fields(&form), ["product"]);
        let form = ApplicationForm {
            product: "map".to_owned(),
            networks: "203.0.113.9".to_owned(),
            ..form
        };
        assert_eq!(fields(&form), ["networks"], "addresses, and all of them");
    }
}
