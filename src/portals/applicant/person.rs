//! 基本資料, as pages show it.

use crate::domain::member;
use crate::http::chrome::Chrome;

/// 基本資料, which is changed elsewhere.
pub struct Person {
    pub(super) login: String,
    pub(super) name: String,
    pub(super) mail: String,
    pub(super) unit: String,
    pub(super) country: String,
}

impl Person {
    pub(super) fn of(chrome: &Chrome, kept: &member::Member) -> Self {
        let (group, unit) = &kept.unit_type;
        let country = &kept.country;
        Self {
            login: kept.login.as_str().to_owned(),
            name: kept.name.clone(),
            mail: kept.mail.reveal().to_owned(),
            unit: format!("{}-{}", chrome.say(group), chrome.say(unit)),
            country: format!("[{}] {}", country.code(), chrome.t(&country.key())),
        }
    }

    pub(super) fn sample() -> Self {
        Self {
            login: "wang.dev".to_owned(),
            name: "Wang".to_owned(),
            mail: "wang@example.tw".to_owned(),
            unit: "A-B".to_owned(),
            country: "[TW]".to_owned(),
        }
    }
}
