//! Who acts, and from where.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use crate::domain::ids::{AccountId, CitizenId};

/// Who acts.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub enum Actor {
    /// The person at the machine's command line.
    Operator,
    /// Somebody who signed in with a password.
    Account(AccountId),
    /// A citizen who has proved who they are.
    Citizen(CitizenId),
    /// The server by itself, and visitors nobody knows.
    System,
}

/// Who acts, and the address they act from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct By {
    /// Who.
    pub actor: Actor,
    /// From which address; `None` at the machine itself.
    pub from: Option<IpAddr>,
}

impl By {
    /// The person at the command line.
    pub const OPERATOR: Self = Self {
        actor: Actor::Operator,
        from: None,
    };
    /// The server by itself.
    pub const SYSTEM: Self = Self {
        actor: Actor::System,
        from: None,
    };

    /// Somebody who signed in with a password.
    #[must_use]
    pub const fn account(account: AccountId, from: IpAddr) -> Self {
        Self {
            actor: Actor::Account(account),
            from: Some(from),
        }
    }

    /// A citizen who has proved who they are.
    #[must_use]
    pub const fn citizen(citizen: CitizenId, from: IpAddr) -> Self {
        Self {
            actor: Actor::Citizen(citizen),
            from: Some(from),
        }
    }

    /// A visitor nobody knows.
    #[must_use]
    pub const fn visitor(from: IpAddr) -> Self {
        Self {
            actor: Actor::System,
            from: Some(from),
        }
    }
}

/// A text that names no actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown actor")]
pub struct UnknownActor;

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Operator => f.write_str("operator"),
            Self::Account(id) => write!(f, "account:{id}"),
            Self::Citizen(id) => write!(f, "citizen:{id}"),
            Self::System => f.write_str("system"),
        }
    }
}

impl FromStr for Actor {
    type Err = UnknownActor;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            None if text == "operator" => Ok(Self::Operator),
            None if text == "system" => Ok(Self::System),
            Some(("account", id)) => id.parse().map(Self::Account).map_err(|_| UnknownActor),
            Some(("citizen", id)) => id.parse().map(Self::Citizen).map_err(|_| UnknownActor),
            _ => Err(UnknownActor),
        }
    }
}

crate::text_column!(Actor);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::random::SeededChance;

    #[test]
    fn every_actor_survives_its_text() {
        let random = SeededChance::from_seed(5);
        for actor in [
            Actor::Operator,
            Actor::System,
            Actor::Account(AccountId::draw(&random)),
            Actor::Citizen(CitizenId::draw(&random)),
        ] {
            assert_eq!(actor.to_string().parse(), Ok(actor));
        }
        for text in ["", "root", "account:", "account:7", "operator:"] {
            assert_eq!(text.parse::<Actor>(), Err(UnknownActor), "{text}");
        }
    }
}
