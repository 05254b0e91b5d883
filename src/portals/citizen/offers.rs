//! The methods of proof that a page offers, and what it may say about the choice.

use super::proof::Offer;
use crate::domain::dataset::Dataset;
use crate::domain::identity::method::Method;
use crate::domain::identity::offer;
use crate::http::fields::FieldErrors;

/// How each method that is switched on stands towards the chosen data sets.
#[must_use]
pub fn of(chosen: &[Dataset], switched_on: &[Method]) -> Vec<Offer> {
    let accepting: Vec<_> = chosen
        .iter()
        .map(|dataset| &dataset.definition)
        .map(|definition| (definition.name.clone(), definition.accepts.as_slice()))
        .collect();
    offer::offers(&accepting, switched_on)
}

/// The methods that a data set accepts, of those that are switched on.
#[must_use]
pub fn accepted(dataset: &Dataset, switched_on: &[Method]) -> Vec<Method> {
    let accepts = dataset.definition.accepts.iter().copied();
    accepts
        .filter(|method| switched_on.contains(method))
        .collect()
}

/// The method of this code, when it is offered and no data set rules it out; a mistake otherwise.
pub fn chosen(offers: &[Offer], code: Option<String>, errors: &mut FieldErrors) -> Option<Method> {
    let asked: Option<Method> = code.and_then(|code| code.parse().ok());
    let found = usable(offers).find(|usable| Some(*usable) == asked);
    if found.is_none() {
        errors.push("method", "citizen-proof-method-missing");
    }
    found
}

/// The key of what to say when no method can be used: the data sets are asked for one after the other where each of them
/// accepts some method; nothing helps but time where no method is switched on, or one data set alone accepts none.
#[must_use]
pub fn none_key(offers: &[Offer]) -> Option<&'static str> {
    if usable(offers).next().is_some() {
        return None;
    }
    let Some((first, others)) = offers.split_first() else {
        return Some("citizen-detail-methods-none");
    };
    let refuses_all = |name| others.iter().all(|offer| offer.ruled_out_by.contains(name));
    Some(if first.ruled_out_by.iter().any(refuses_all) {
        "citizen-detail-methods-none"
    } else {
        "citizen-proof-none"
    })
}

/// The key of the words that lead back to the choice: another way is spoken of only where there is one.
#[must_use]
pub fn back_key(offers: &[Offer]) -> &'static str {
    match usable(offers).nth(1) {
        Some(_) => "citizen-challenge-other",
        None => "citizen-challenge-change",
    }
}

fn usable(offers: &[Offer]) -> impl Iterator<Item = Method> {
    let usable = offers.iter().filter(|offer| offer.ruled_out_by.is_empty());
    usable.map(|offer| offer.method)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::bilingual::Bilingual;

    fn offer(method: Method, usable: bool) -> Offer {
        let ruled_out = Bilingual::new("\u{7a05}", "Tax");
        Offer {
            method,
            ruled_out_by: if usable { Vec::new() } else { vec![ruled_out] },
        }
    }

    #[test]
    fn another_way_is_spoken_of_only_where_there_is_one() {
        let card = offer(Method::Cer, true);
        let alone = [card.clone(), offer(Method::Pii, false)];
        assert_eq!(back_key(&alone), "citizen-challenge-change");
        let two = [card, offer(Method::Tfd, true)];
        assert_eq!(back_key(&two), "citizen-challenge-other");
    }

    #[test]
    fn asking_for_one_data_set_after_the_other_is_proposed_only_where_it_helps() {
        let rules_out = |method, names: &[&str]| Offer {
            method,
            ruled_out_by: names
                .iter()
                .map(|name| Bilingual::new(*name, *name))
                .collect(),
        };
        let (cer, tfd) = (Method::Cer, Method::Tfd);
        for (offers, key) in [
            (vec![], Some("citizen-detail-methods-none")),
            (vec![rules_out(cer, &[])], None),
            (vec![rules_out(cer, &["a"]), rules_out(tfd, &[])], None),
            (
                vec![rules_out(cer, &["a"]), rules_out(tfd, &["b"])],
                Some("citizen-proof-none"),
            ),
            (
                vec![rules_out(cer, &["a"]), rules_out(tfd, &["b", "a"])],
                Some("citizen-detail-methods-none"),
            ),
        ] {
            assert_eq!(none_key(&offers), key);
        }
    }

    #[test]
    fn what_is_not_offered_or_ruled_out_cannot_be_chosen() {
        let offers = [offer(Method::Cer, true), offer(Method::Pii, false)];
        for (code, chosen_one) in [
            (Some("CER"), Some(Method::Cer)),
            (Some("PII"), None),
            (Some("TFD"), None),
            (Some("card"), None),
            (None, None),
        ] {
            let mut errors = FieldErrors::none();
            let found = chosen(&offers, code.map(str::to_owned), &mut errors);
            assert_eq!(found, chosen_one, "{code:?}");
            assert_eq!(errors.is_empty(), chosen_one.is_some());
        }
    }
}
