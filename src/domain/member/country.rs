//! 國家: the countries of ISO 3166-1, by their two letters.

use std::fmt;
use std::str::FromStr;

/// Every code, in the order of the alphabet.
const CODES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO \
    BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ \
    DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP \
    GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG \
    KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML \
    MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE \
    PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL \
    SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM \
    US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// A country.
#[derive(
    Debug, Clone, PartialEq, Eq, diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Country(String);

/// Letters that stand for no country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no such country")]
pub struct NoSuchCountry;

impl Country {
    /// 臺灣
    pub const HOME: &str = "TW";

    /// Ours.
    #[must_use]
    pub fn home() -> Self {
        Self(Self::HOME.to_owned())
    }

    /// Every country: ours first, the others in the order of their letters.
    pub fn all() -> impl Iterator<Item = Self> {
        let others = CODES.split_whitespace().filter(|code| *code != Self::HOME);
        std::iter::once(Self::HOME)
            .chain(others)
            .map(|code| Self(code.to_owned()))
    }

    /// The two letters, in capitals.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0
    }

    /// The key of its name.
    #[must_use]
    pub fn key(&self) -> String {
        format!("country-name-{}", self.0.to_lowercase())
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Country {
    type Err = NoSuchCountry;

    fn from_str(code: &str) -> Result<Self, NoSuchCountry> {
        let known = CODES.split_whitespace().any(|known| known == code);
        known.then(|| Self(code.to_owned())).ok_or(NoSuchCountry)
    }
}

crate::text_column!(Country);

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::text::{Catalogue, Locale};

    #[test]
    fn every_country_stands_once_ours_first_and_has_a_name_in_both_languages() {
        let all: Vec<_> = Country::all().collect();
        let distinct: BTreeSet<_> = all.iter().map(Country::code).collect();
        assert_eq!((all.len(), distinct.len()), (249, 249));
        assert_eq!(all[0].code(), "TW");
        for country in &all {
            assert_eq!(country.code().parse().as_ref(), Ok(country));
            for locale in Locale::ALL {
                let name = Catalogue::of(locale).find(&country.key(), &[]);
                assert!(name.is_some(), "{country} {locale}");
            }
        }
        for text in ["", "tw", "XX", "T", "TWN", "TW "] {
            assert_eq!(text.parse::<Country>(), Err(NoSuchCountry), "{text}");
        }
    }
}
