//! What a living enrolment link shows: for whom it is, and the secret that the authenticator is going to share.

use crate::domain::account::enrolment::Enrolment;
use crate::http::barcode::qr;
use crate::http::chrome::Chrome;
use crate::kit::clock::Timestamp;

/// What a living link shows.
pub struct Link {
    pub(super) token: String,
    pub(super) login: String,
    /// The sentence that names the person and the account.
    pub(super) greeting: String,
    pub(super) expires_at: Timestamp,
    /// The address for the authenticator, as a QR code.
    pub(super) matrix: String,
    /// The secret for typing it in, in groups of four.
    pub(super) typed: String,
}

impl Link {
    pub(super) fn of(chrome: &Chrome, token: &str, enrolment: &Enrolment) -> Self {
        let account = &enrolment.account;
        let address = enrolment.secret.address(&account.login);
        Self {
            token: token.to_owned(),
            login: account.login.as_str().to_owned(),
            greeting: greeting(chrome, &account.name, account.login.as_str()),
            expires_at: enrolment.expires_at,
            matrix: qr(&address, &chrome.t("counter-enrolment-qr")).unwrap_or_default(),
            typed: grouped(&enrolment.secret.base32()),
        }
    }

    pub(super) fn sample(chrome: &Chrome) -> Self {
        let matrix = qr("otpauth://totp/sample", &chrome.t("counter-enrolment-qr"));
        Self {
            token: "sample".to_owned(),
            login: "clerk".to_owned(),
            greeting: greeting(chrome, "Lin", "clerk"),
            expires_at: chrome.now,
            matrix: matrix.unwrap_or_default(),
            typed: grouped("GEZDGNBVGY3TQOJQ"),
        }
    }
}

fn greeting(chrome: &Chrome, name: &str, login: &str) -> String {
    chrome.t2("counter-enrolment-lead", ("name", name), ("login", login))
}

/// In groups of four, as people type it.
fn grouped(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let groups: Vec<String> = characters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_typed_in_groups_of_four() {
        assert_eq!(grouped("GEZDGNBVG"), "GEZD GNBV G");
    }
}
