//! Members and reviewers of a small world.

use super::World;
use crate::domain::account::staff;
use crate::domain::audit::By;
use crate::domain::citizen::contact::MailAddress;
use crate::domain::credential::issue::{self, Order};
use crate::domain::credential::{Networks, Tier};
use crate::domain::ids::AccountId;
use crate::domain::member::registration::Newcomer;
use crate::domain::member::{self, Member, entering, unit_type};
use crate::text::Locale;

impl World {
    /// A member who is active, has no password, and wants to hear of new data services.
    #[must_use]
    pub fn member(&self, login: &str) -> Member {
        let newcomer = Newcomer {
            login: login.parse().unwrap(),
            name: "Wang".to_owned(),
            mail: MailAddress::parse(&format!("{login}@example.tw")).unwrap(),
            unit_type: self.read(unit_type::list_open)[0].id,
            country: "TW".parse().unwrap(),
            locale: Locale::English,
            wants_notices: true,
        };
        let entered = self
            .db
            .write_now(|tx| entering::enter(tx, self.now, &By::OPERATOR, &self.vault, &newcomer));
        let account = entered.unwrap();
        self.read(|conn| member::find(conn, &self.vault, account))
            .unwrap()
    }

    /// A reviewer who has not enrolled yet.
    #[must_use]
    pub fn reviewer(&self, login: &str) -> AccountId {
        let newcomer = staff::Newcomer {
            login: login.parse().unwrap(),
            name: "Reviewer".to_owned(),
            counter: None,
        };
        let added = self
            .db
            .write_now(|tx| staff::add(tx, self.now, &By::OPERATOR, &self.vault, &newcomer));
        added.unwrap().0.id
    }

    /// Gives a member a pair of this tier.
    pub fn grant(&self, account: AccountId, tier: Tier) {
        let order = Order {
            account,
            tier,
            networks: Networks::parse("203.0.113.9").unwrap(),
        };
        let issued = self
            .db
            .write_now(|tx| issue::issue(tx, self.now, &By::OPERATOR, &self.vault, &order));
        issued.unwrap();
    }
}
