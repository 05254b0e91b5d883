//! Signing in as staff: login, password and the code of the second factor, whatever the door.

use actix_web::HttpRequest;
use serde::Deserialize;

use super::fields::FieldErrors;
use super::page_error::PageError;
use super::{arrival, signing, tries};
use crate::app::App;
use crate::domain::account::sign_in::{self, Attempt, CannotSignIn};
use crate::domain::account::{Kind, Staff};
use crate::domain::limit::Limited;
use crate::kit::secret::Secret;

/// What was typed.
#[derive(Deserialize)]
pub struct SigninForm {
    /// The login.
    #[serde(default)]
    pub login: String,
    /// The password.
    #[serde(default)]
    pub password: Secret,
    /// The code that the authenticator shows.
    #[serde(default)]
    pub code: Secret,
    /// Where to go afterwards.
    #[serde(default)]
    pub back: String,
}

impl SigninForm {
    /// What was left empty: told at its field, and no try.
    #[must_use]
    pub fn missing(&self) -> FieldErrors {
        let (password, code) = (self.password.reveal(), self.code.reveal());
        [
            ("login", self.login.trim(), "common-signin-no-login"),
            ("password", password, "common-signin-no-password"),
            ("code", code.trim(), "common-signin-no-code"),
        ]
        .into_iter()
        .filter(|(_, typed, _)| typed.is_empty())
        .fold(FieldErrors::none(), |errors, (field, _, key)| {
            errors.and(field, key)
        })
    }
}

/// Decides an attempt at the door of `door`, and records it.
///
/// # Errors
/// Too many when this address has tried too often; busy when many sign in at once.
pub async fn attempt(
    app: &App,
    req: &HttpRequest,
    form: SigninForm,
    door: Kind,
) -> Result<Result<Staff, CannotSignIn>, PageError> {
    tries::count_address(app, req, Limited::SignInByAddress).await?;
    let (candidate, matched) = signing::look_up(app, form.login, form.password).await?;
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let from = arrival::address(req, app);
    let attempted = app.db.write(move |tx| {
        let attempt = Attempt {
            candidate: &candidate,
            matched,
            code: form.code.reveal(),
            door,
            from,
        };
        sign_in::attempt(tx, now, &vault, &attempt)
    });
    Ok(attempted.await?)
}
