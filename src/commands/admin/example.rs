//! `mydata admin provider example`.

use crate::commands::said::Said;
use crate::domain::bilingual::Bilingual;

/// A whole form for `connect`, every line of it explained: in each language one file beside this one.
pub(super) fn provider() -> Said {
    let form = Bilingual::new(
        include_str!("example/provider.zh-Hant-TW.toml").trim_end(),
        include_str!("example/provider.en.toml").trim_end(),
    );
    Said::new("admin-provider-example").with_name("form", &form)
}
