//! Which methods a choice of several data sets leaves over.

use super::method::Method;

/// One method as a choice of data sets sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer<D> {
    /// The method.
    pub method: Method,
    /// The data sets that do not accept it; it can be used when there are none.
    pub ruled_out_by: Vec<D>,
}

/// How each of the methods that are switched on stands towards the chosen data sets, each with what it accepts.
///
/// A method can be used when every data set accepts it; a method that never proves enough is not offered.
#[must_use]
pub fn offers<D: Clone>(chosen: &[(D, &[Method])], switched_on: &[Method]) -> Vec<Offer<D>> {
    let ruled_out_by = |method| {
        chosen
            .iter()
            .filter(|(_, accepts)| !accepts.contains(&method))
            .map(|(dataset, _)| dataset.clone())
            .collect()
    };
    Method::ALL
        .into_iter()
        .filter(|method| method.group().is_some() && switched_on.contains(method))
        .map(|method| Offer {
            method,
            ruled_out_by: ruled_out_by(method),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_can_be_used_when_every_data_set_accepts_it_and_the_others_name_who_does_not() {
        let chosen = [
            ("income", [Method::Cer].as_slice()),
            ("vaccination", &[Method::Cer, Method::Tfd]),
        ];
        let switched_on = [Method::Cer, Method::Tfd, Method::Pii];
        let offers = offers(&chosen, &switched_on);
        let seen: Vec<_> = offers
            .iter()
            .map(|offer| (offer.method, offer.ruled_out_by.as_slice()))
            .collect();
        assert_eq!(
            seen,
            [
                (Method::Cer, [].as_slice()),
                (Method::Tfd, &["income"]),
                (Method::Pii, &["income", "vaccination"]),
            ]
        );
    }

    #[test]
    fn a_one_time_password_alone_and_the_back_office_account_are_not_offered() {
        let offers = offers(&[("income", Method::ALL.as_slice())], &Method::ALL);
        let offered = |method| offers.iter().any(|offer| offer.method == method);
        assert!(!offered(Method::Otp));
        assert!(!offered(Method::Gov));
        assert!(offered(Method::Moe));
    }

    #[test]
    fn a_method_that_is_switched_off_is_not_offered() {
        let offers = offers(&[("income", Method::ALL.as_slice())], &[Method::Tfd]);
        assert_eq!(offers.len(), 1);
    }
}
