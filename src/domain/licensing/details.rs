//! 進階資料: what a member says of the program that is going to call.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::db;
use crate::domain::credential::Networks;
use crate::domain::ids::LicenceApplicationId;
use crate::kit::seal::{Place, Vault};

/// Where details are sealed.
const COLUMN: &str = "licence_applications.details";

crate::words! {
    /// 應用類型
    #[derive(PartialOrd, Ord, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Use {
        /// 應用程式
        Program = "program",
        /// 網站應用
        Website = "website",
        /// 行動應用
        Mobile = "mobile",
        /// 學術研究
        Research = "research",
        /// 其他
        Other = "other",
    }
}

/// 資料使用用途
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// 服務單位自行使用
    Own,
    /// 承接政府開發專案／計畫
    Government {
        /// 計畫名稱
        plan: String,
        /// 委託單位
        client: String,
    },
}

/// What a member says of the program that is going to call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// 應用類型, at least one, each once and in order.
    pub uses: Vec<Use>,
    /// 資料使用用途
    pub purpose: Purpose,
    /// 加值應用單位名稱
    pub product: String,
    /// 介接伺服器 ip
    pub networks: Networks,
}

#[derive(Serialize, Deserialize)]
struct Written {
    uses: Vec<Use>,
    purpose: Purpose,
    product: String,
    networks: String,
}

impl Details {
    /// Sealed for the row of this application.
    pub(super) fn seal(&self, vault: &Vault, id: LicenceApplicationId) -> db::Result<Vec<u8>> {
        let written = Written {
            uses: self.uses.clone(),
            purpose: self.purpose.clone(),
            product: self.product.clone(),
            networks: self.networks.to_lines(),
        };
        let json = serde_json::to_string(&written).map_err(|why| unreadable(&why))?;
        let row = id.to_string();
        Ok(vault.seal(Place::new(COLUMN, &row), json.as_bytes()))
    }

    pub(super) fn open(vault: &Vault, id: LicenceApplicationId, sealed: &[u8]) -> db::Result<Self> {
        let row = id.to_string();
        let json = vault
            .open_text(Place::new(COLUMN, &row), sealed)
            .map_err(|why| unreadable(&why))?;
        let written: Written = serde_json::from_str(&json).map_err(|why| unreadable(&why))?;
        Ok(Self {
            uses: written.uses,
            purpose: written.purpose,
            product: written.product,
            networks: Networks::parse(&written.networks).map_err(|why| unreadable(&why))?,
        })
    }
}

fn unreadable(why: &dyn fmt::Display) -> db::Error {
    db::Error::row("licence_applications", why)
}
