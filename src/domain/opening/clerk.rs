//! Who opens.

use std::net::IpAddr;

use crate::domain::audit::By;
use crate::domain::ids::{AccountId, CounterId};

/// The clerk who acts, at which counter, and from which address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clerk {
    /// Who.
    pub account: AccountId,
    /// Where.
    pub counter: CounterId,
    /// From which address.
    pub from: IpAddr,
}

impl Clerk {
    /// The clerk as the audit names them.
    #[must_use]
    pub const fn by(&self) -> By {
        By::account(self.account, self.from)
    }
}
