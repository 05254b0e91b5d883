//! 會員級別: what a member may ask of the API in a day.

use std::fmt;
use std::str::FromStr;

/// A member's tier, the lowest first.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub enum Tier {
    /// 一般會員: granted at once.
    General,
    /// 進階會員: granted by a reviewer.
    Advanced,
    /// 專案會員: granted by a reviewer, to bodies with results within a year.
    Project,
}

/// A word that names no tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a tier is general, advanced or project")]
pub struct UnknownTier;

impl Tier {
    /// Every tier, the lowest first.
    pub const ALL: [Self; 3] = [Self::General, Self::Advanced, Self::Project];

    /// Calls in one day of Taiwan.
    #[must_use]
    pub const fn calls_per_day(self) -> i64 {
        match self {
            Self::General => 100,
            Self::Advanced => 200,
            Self::Project => 1_000,
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::General => "common-tier-general",
            Self::Advanced => "common-tier-advanced",
            Self::Project => "common-tier-project",
        }
    }

    /// The word in tables and addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::Advanced => "advanced",
            Self::Project => "project",
        }
    }
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Tier {
    type Err = UnknownTier;

    fn from_str(word: &str) -> Result<Self, UnknownTier> {
        Self::ALL
            .into_iter()
            .find(|tier| tier.word() == word)
            .ok_or(UnknownTier)
    }
}

crate::text_column!(Tier);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_higher_tier_may_ask_more() {
        let calls: Vec<i64> = Tier::ALL.into_iter().map(Tier::calls_per_day).collect();
        assert_eq!(calls, [100, 200, 1_000]);
        assert!(Tier::ALL.is_sorted());
    }

    #[test]
    fn every_tier_survives_its_word() {
        for tier in Tier::ALL {
            assert_eq!(tier.to_string().parse(), Ok(tier));
        }
        assert_eq!("gold".parse::<Tier>(), Err(UnknownTier));
    }
}
