//! When the office works.

use super::{Reader, Variable};
use crate::kit::working_days::Holidays;

/// When the office works.
#[derive(Debug, Clone)]
pub struct OfficeConfig {
    /// `MYDATA_HOLIDAYS`
    pub holidays: Holidays,
}

impl OfficeConfig {
    /// The variables of this concern.
    pub const VARIABLES: &[Variable] = &[Variable {
        name: "MYDATA_HOLIDAYS",
        default: "none",
        meaning: "Days off besides weekends, as `2027-01-01,2027-02-05`: they do not count among the three working days of an application.",
    }];

    pub(super) fn read(reader: &Reader) -> Self {
        Self {
            holidays: reader.parsed(
                "MYDATA_HOLIDAYS",
                Holidays::default(),
                "days such as 2027-01-01, with commas between them",
            ),
        }
    }
}
