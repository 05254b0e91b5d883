//! What is typed to sign in at the counter.

use serde::Deserialize;

use crate::http::fields::FieldErrors;
use crate::kit::secret::Secret;

/// What was typed.
#[derive(Deserialize)]
pub struct SigninForm {
    #[serde(default)]
    pub(super) login: String,
    #[serde(default)]
    pub(super) password: Secret,
    #[serde(default)]
    pub(super) code: Secret,
    #[serde(default)]
    pub(super) back: String,
}

impl SigninForm {
    /// What was left empty: told at its field, and no try.
    pub(super) fn missing(&self) -> FieldErrors {
        let (password, code) = (self.password.reveal(), self.code.reveal());
        [
            ("login", self.login.trim(), "counter-signin-no-login"),
            ("password", password, "counter-signin-no-password"),
            ("code", code.trim(), "counter-signin-no-code"),
        ]
        .into_iter()
        .filter(|(_, typed, _)| typed.is_empty())
        .fold(FieldErrors::none(), |errors, (field, _, key)| {
            errors.and(field, key)
        })
    }
}
