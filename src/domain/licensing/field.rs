//! The fields of an application on which a reviewer may remark.

crate::words! {
    /// A field of the details.
    #[derive(PartialOrd, Ord)]
    pub enum Field {
        /// 應用類型
        Uses = "uses",
        /// 資料使用用途
        Purpose = "purpose",
        /// 加值應用單位名稱
        Product = "product",
        /// 介接伺服器 ip
        Networks = "networks",
    }
}

impl Field {
    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Uses => "common-licence-uses",
            Self::Purpose => "common-licence-purpose",
            Self::Product => "common-licence-product",
            Self::Networks => "common-licence-networks",
        }
    }
}
