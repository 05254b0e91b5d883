//! Which methods a data set accepts, and which a choice of several data sets leaves over.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::method::{CannotRead, Method};
use crate::text_column;

/// What a provider ticks in the data-set form. The lower the number, the stronger the proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Group {
    /// 自然人憑證、晶片金融卡、硬體金融憑證
    One,
    /// TW FidO
    Two,
    /// 健保卡、軟體金融憑證
    Three,
    /// 雙證件驗證
    Four,
    /// 工商憑證: a box of its own, for legal persons
    Company,
}

/// The groups a data set accepts. Written as their marks in order, for instance `12C`; empty accepts nothing.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    Default,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Accepted(BTreeSet<Group>);

/// One method as a choice of data sets sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer<D> {
    /// The method.
    pub method: Method,
    /// The data sets that do not accept it; empty when it can be used.
    pub ruled_out_by: Vec<D>,
}

impl Group {
    /// All groups in the order of their marks.
    pub const ALL: [Self; 5] = [Self::One, Self::Two, Self::Three, Self::Four, Self::Company];

    const fn mark(self) -> char {
        match self {
            Self::One => '1',
            Self::Two => '2',
            Self::Three => '3',
            Self::Four => '4',
            Self::Company => 'C',
        }
    }
}

impl Accepted {
    /// Accepts these groups.
    #[must_use]
    pub fn of(groups: &[Group]) -> Self {
        Self(groups.iter().copied().collect())
    }

    /// Whether a proof by `method` is enough.
    #[must_use]
    pub fn allows(&self, method: Method) -> bool {
        method.group().is_some_and(|group| self.0.contains(&group))
    }
}

/// How each of the methods that are switched on stands towards the chosen data sets.
///
/// A method is usable when every data set allows it; otherwise the data sets that rule it out are named.
#[must_use]
pub fn offers<D: Clone>(chosen: &[(D, Accepted)], switched_on: &[Method]) -> Vec<Offer<D>> {
    let ruled_out_by = |method| {
        chosen
            .iter()
            .filter(|(_, accepted)| !accepted.allows(method))
            .map(|(data_set, _)| data_set.clone())
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

impl fmt::Display for Accepted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|group| write!(f, "{}", group.mark()))
    }
}

impl FromStr for Accepted {
    type Err = CannotRead;

    fn from_str(marks: &str) -> Result<Self, Self::Err> {
        let group = |mark| Group::ALL.into_iter().find(|group| group.mark() == mark);
        marks
            .chars()
            .map(|mark| group(mark).ok_or(CannotRead))
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

text_column!(Accepted);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_read_back_in_any_order_and_nothing_else_does() {
        let accepted: Accepted = "C21".parse().unwrap();
        assert_eq!(accepted.to_string(), "12C");
        assert_eq!("".parse(), Ok(Accepted::default()));
        assert!("5".parse::<Accepted>().is_err());
    }

    #[test]
    fn a_method_is_usable_when_every_data_set_allows_it_and_the_others_name_who_does_not() {
        let chosen = [
            ("income", Accepted::of(&[Group::One])),
            (
                "vaccination",
                Accepted::of(&[Group::One, Group::Two, Group::Three]),
            ),
        ];
        let offers = offers(
            &chosen,
            &[Method::Cer, Method::Tfd, Method::Pii, Method::Otp],
        );
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
    fn a_one_time_password_alone_opens_no_data_set() {
        let everything = Accepted::of(&Group::ALL);
        assert!(!everything.allows(Method::Otp));
        assert!(!everything.allows(Method::Gov));
        assert!(everything.allows(Method::Moe));
        assert!(!Accepted::of(&[Group::One]).allows(Method::Moe));
    }
}
