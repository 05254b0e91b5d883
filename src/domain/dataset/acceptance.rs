//! By which proofs of identity a data set may be fetched.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A verification code as the platform tells it to providers.
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
#[serde(rename_all = "UPPERCASE")]
pub enum VerificationCode {
    /// 自然人憑證
    Cer,
    /// 晶片金融卡
    Fic,
    /// 硬體金融憑證
    Fch,
    /// 工商憑證
    Moe,
    /// TW FidO
    Tfd,
    /// 一次性密碼
    Otp,
    /// 健保卡
    Nhi,
    /// 軟體金融憑證
    Fcs,
    /// 雙證件驗證
    Pii,
    /// E政府帳號
    Gov,
}

/// A text that is none of the ten codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown verification code")]
pub struct UnknownCode;

impl VerificationCode {
    /// All ten.
    pub const ALL: [Self; 10] = [
        Self::Cer,
        Self::Fic,
        Self::Fch,
        Self::Moe,
        Self::Tfd,
        Self::Otp,
        Self::Nhi,
        Self::Fcs,
        Self::Pii,
        Self::Gov,
    ];

    /// The three letters.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cer => "CER",
            Self::Fic => "FIC",
            Self::Fch => "FCH",
            Self::Moe => "MOE",
            Self::Tfd => "TFD",
            Self::Otp => "OTP",
            Self::Nhi => "NHI",
            Self::Fcs => "FCS",
            Self::Pii => "PII",
            Self::Gov => "GOV",
        }
    }

    /// Whether a data set may be opened to it: a one-time password alone is never enough, and an
    /// e-government account is for the back office.
    #[must_use]
    pub const fn opens_datasets(self) -> bool {
        !matches!(self, Self::Otp | Self::Gov)
    }

    /// The tick box 當事人取用本項資料集最低安全等級 it stands in, 1 the strongest; `None` for those that
    /// stand in none of the four (工商憑證 has a box of its own).
    #[must_use]
    pub const fn level(self) -> Option<u8> {
        match self {
            Self::Cer | Self::Fic | Self::Fch => Some(1),
            Self::Tfd => Some(2),
            Self::Nhi | Self::Fcs => Some(3),
            Self::Pii => Some(4),
            Self::Moe | Self::Otp | Self::Gov => None,
        }
    }
}

impl fmt::Display for VerificationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for VerificationCode {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|known| known.code() == text)
            .ok_or(UnknownCode)
    }
}

crate::text_column!(VerificationCode);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_survives_its_text() {
        for code in VerificationCode::ALL {
            assert_eq!(code.code().parse(), Ok(code));
            assert_eq!(
                serde_json::to_value(code).unwrap(),
                serde_json::json!(code.code())
            );
        }
        assert!("cer".parse::<VerificationCode>().is_err());
    }

    #[test]
    fn what_opens_no_data_set_stands_in_no_box() {
        for code in VerificationCode::ALL {
            assert!(code.opens_datasets() || code.level().is_none());
        }
    }
}
