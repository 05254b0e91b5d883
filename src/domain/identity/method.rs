//! The ten verification methods: their codes, and how strong they are.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text_column;

/// A way to prove who one is. Written as its three-letter code.
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
#[serde(try_from = "String", into = "String")]
pub enum Method {
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
    /// 健保卡
    Nhi,
    /// 軟體金融憑證
    Fcs,
    /// 雙證件驗證
    Pii,
    /// 一次性密碼
    Otp,
    /// E政府帳號
    Gov,
}

/// What a provider ticks in the data-set form. The lower the number, the stronger the proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// A text that names no method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no such verification method")]
pub struct CannotRead;

impl Method {
    /// All methods, strongest group first.
    pub const ALL: [Self; 10] = [
        Self::Cer,
        Self::Fic,
        Self::Fch,
        Self::Moe,
        Self::Tfd,
        Self::Nhi,
        Self::Fcs,
        Self::Pii,
        Self::Otp,
        Self::Gov,
    ];

    /// The code that data providers see.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cer => "CER",
            Self::Fic => "FIC",
            Self::Fch => "FCH",
            Self::Moe => "MOE",
            Self::Tfd => "TFD",
            Self::Nhi => "NHI",
            Self::Fcs => "FCS",
            Self::Pii => "PII",
            Self::Otp => "OTP",
            Self::Gov => "GOV",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Cer => "identity-method-cer",
            Self::Fic => "identity-method-fic",
            Self::Fch => "identity-method-fch",
            Self::Moe => "identity-method-moe",
            Self::Tfd => "identity-method-tfd",
            Self::Nhi => "identity-method-nhi",
            Self::Fcs => "identity-method-fcs",
            Self::Pii => "identity-method-pii",
            Self::Otp => "identity-method-otp",
            Self::Gov => "identity-method-gov",
        }
    }

    /// The group it belongs to; a one-time password and the back-office account are never enough for a data set.
    #[must_use]
    pub const fn group(self) -> Option<Group> {
        match self {
            Self::Cer | Self::Fic | Self::Fch => Some(Group::One),
            Self::Tfd => Some(Group::Two),
            Self::Nhi | Self::Fcs => Some(Group::Three),
            Self::Pii => Some(Group::Four),
            Self::Moe => Some(Group::Company),
            Self::Otp | Self::Gov => None,
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Method {
    type Err = CannotRead;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|method| method.code() == code)
            .ok_or(CannotRead)
    }
}

impl TryFrom<String> for Method {
    type Error = CannotRead;

    fn try_from(code: String) -> Result<Self, Self::Error> {
        code.parse()
    }
}

impl From<Method> for String {
    fn from(method: Method) -> Self {
        method.code().to_owned()
    }
}

text_column!(Method);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back() {
        for method in Method::ALL {
            assert_eq!(method.to_string().parse(), Ok(method));
        }
        assert_eq!("cer".parse::<Method>(), Err(CannotRead));
    }
}
