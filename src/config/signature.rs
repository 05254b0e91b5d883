//! How refused signatures of the park data API are answered.

use std::str::FromStr;

use super::{Reader, Variable};

/// Which statuses a refused signature has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SignatureProfile {
    /// 403, as the published platforms answer.
    #[default]
    Published,
    /// 401 with `WWW-Authenticate`, as Kong 3 answers.
    Kong3,
}

impl FromStr for SignatureProfile {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        match word {
            "published" => Ok(Self::Published),
            "kong3" => Ok(Self::Kong3),
            _ => Err(()),
        }
    }
}

/// How refused signatures are answered.
#[derive(Debug, Clone, Copy)]
pub struct SignatureConfig {
    /// `MYDATA_SIGNATURE_PROFILE`
    pub profile: SignatureProfile,
}

impl SignatureConfig {
    /// The variables of this concern.
    pub const VARIABLES: &[Variable] = &[Variable {
        name: "MYDATA_SIGNATURE_PROFILE",
        default: "published",
        meaning: "Status of refused signatures of the park data API: `published` is 403, `kong3` is 401 with `WWW-Authenticate`.",
    }];

    pub(super) fn read(reader: &Reader) -> Self {
        Self {
            profile: reader.parsed(
                "MYDATA_SIGNATURE_PROFILE",
                SignatureProfile::default(),
                "published or kong3",
            ),
        }
    }
}
