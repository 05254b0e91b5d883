//! 資料類別: the thirteen shelves of 下載個人資料, in the order in which the page shows them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// One of the thirteen categories.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// 戶役政
    Household,
    /// 勞保
    LabourInsurance,
    /// 地政
    Land,
    /// 健保
    HealthInsurance,
    /// 財稅
    Tax,
    /// 醫療
    Medical,
    /// 社福
    Welfare,
    /// 商工
    Business,
    /// 金融
    Finance,
    /// 交通
    Transport,
    /// 教育
    Education,
    /// 法務
    Justice,
    /// 其他
    Other,
}

/// A text that names no category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown category")]
pub struct UnknownCategory;

impl Category {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 13] = [
        Self::Household,
        Self::LabourInsurance,
        Self::Land,
        Self::HealthInsurance,
        Self::Tax,
        Self::Medical,
        Self::Welfare,
        Self::Business,
        Self::Finance,
        Self::Transport,
        Self::Education,
        Self::Justice,
        Self::Other,
    ];

    /// The word in addresses, in TOML files and in the database.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Household => "household",
            Self::LabourInsurance => "labour-insurance",
            Self::Land => "land",
            Self::HealthInsurance => "health-insurance",
            Self::Tax => "tax",
            Self::Medical => "medical",
            Self::Welfare => "welfare",
            Self::Business => "business",
            Self::Finance => "finance",
            Self::Transport => "transport",
            Self::Education => "education",
            Self::Justice => "justice",
            Self::Other => "other",
        }
    }

    /// The key of its name in `locales/*/dataset.ftl`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Household => "dataset-category-household",
            Self::LabourInsurance => "dataset-category-labour-insurance",
            Self::Land => "dataset-category-land",
            Self::HealthInsurance => "dataset-category-health-insurance",
            Self::Tax => "dataset-category-tax",
            Self::Medical => "dataset-category-medical",
            Self::Welfare => "dataset-category-welfare",
            Self::Business => "dataset-category-business",
            Self::Finance => "dataset-category-finance",
            Self::Transport => "dataset-category-transport",
            Self::Education => "dataset-category-education",
            Self::Justice => "dataset-category-justice",
            Self::Other => "dataset-category-other",
        }
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.slug())
    }
}

impl FromStr for Category {
    type Err = UnknownCategory;

    fn from_str(slug: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|category| category.slug() == slug)
            .ok_or(UnknownCategory)
    }
}

crate::text_column!(Category);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_survives_its_slug() {
        for category in Category::ALL {
            assert_eq!(category.slug().parse(), Ok(category));
            assert_eq!(
                serde_json::to_value(category).unwrap(),
                serde_json::json!(category.slug())
            );
        }
        assert_eq!("Household".parse::<Category>(), Err(UnknownCategory));
    }
}
