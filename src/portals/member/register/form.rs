//! What is typed into the form of registration.

use serde::Deserialize;

use super::super::particulars::Typed;
use crate::domain::account::Login;
use crate::domain::citizen::contact::{CannotRead, MailAddress};
use crate::domain::member::Country;
use crate::domain::member::registration::Newcomer;
use crate::http::fields::FieldErrors;
use crate::kit::secret::Secret;
use crate::text::Locale;

/// What was typed; the passwords are never shown again.
#[derive(Deserialize)]
#[serde(default)]
pub struct RegisterForm {
    pub(super) login: String,
    pub(super) password: Secret,
    pub(super) again: Secret,
    pub(super) name: String,
    pub(super) mail: String,
    pub(super) unit: String,
    pub(super) country: String,
    pub(super) agreed: String,
    pub(super) notices: String,
}

impl Default for RegisterForm {
    fn default() -> Self {
        Self {
            login: String::new(),
            password: Secret::default(),
            again: Secret::default(),
            name: String::new(),
            mail: String::new(),
            unit: String::new(),
            country: Country::HOME.to_owned(),
            agreed: String::new(),
            notices: String::new(),
        }
    }
}

impl RegisterForm {
    /// The fields, in the order in which they stand.
    pub(super) const FIELDS: [&str; 8] = [
        "login", "password", "again", "name", "mail", "unit", "country", "agreed",
    ];

    /// The newcomer, or every mistake.
    pub(super) fn parse(&self, locale: Locale, errors: &mut FieldErrors) -> Option<Newcomer> {
        let login = Login::parse(&self.login);
        if login.is_err() {
            errors.push("login", "member-register-login-shape");
        }
        let mail = MailAddress::parse(&self.mail);
        match &mail {
            Err(CannotRead::Empty) => errors.push("mail", "member-mail-empty"),
            Err(CannotRead::Shape) => errors.push("mail", "member-mail-shape"),
            Ok(_) => {}
        }
        let typed = Typed {
            name: &self.name,
            unit: &self.unit,
            country: &self.country,
        };
        let particulars = typed.parse(errors);
        if self.agreed != "yes" {
            errors.push("agreed", "member-register-agree-first");
        }
        let particulars = particulars.filter(|_| errors.is_empty())?;
        Some(Newcomer {
            login: login.ok()?,
            name: particulars.name,
            mail: mail.ok()?,
            unit_type: particulars.unit_type,
            country: particulars.country,
            locale,
            wants_notices: self.notices == "yes",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::member::LONGEST_NAME;

    fn filled() -> RegisterForm {
        RegisterForm {
            login: "Wang.Dev".to_owned(),
            name: " 王小明 ".to_owned(),
            mail: "wang@example.tw".to_owned(),
            unit: "0e8c7c1e-5d2b-4b5e-9a30-000000000101".to_owned(),
            agreed: "yes".to_owned(),
            ..RegisterForm::default()
        }
    }

    #[test]
    fn a_form_that_is_filled_is_a_newcomer() {
        let mut errors = FieldErrors::none();
        let newcomer = filled().parse(Locale::English, &mut errors).unwrap();
        assert!(errors.is_empty());
        assert_eq!(newcomer.login.as_str(), "wang.dev");
        assert_eq!(newcomer.name, "王小明");
        assert_eq!(newcomer.country.code(), "TW");
        assert!(!newcomer.wants_notices);
    }

    #[test]
    fn every_mistake_is_told_at_once() {
        let mut errors = FieldErrors::none();
        let empty = RegisterForm {
            country: "ZZ".to_owned(),
            ..RegisterForm::default()
        };
        assert!(empty.parse(Locale::English, &mut errors).is_none());
        let fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(
            fields,
            ["login", "mail", "name", "unit", "country", "agreed"]
        );
        for (name, said) in [
            ("a\u{7}b".to_owned(), "common-name-unseen"),
            ("x".repeat(LONGEST_NAME + 1), "member-register-name-long"),
            (" ".to_owned(), "member-register-name-empty"),
        ] {
            let (form, mut errors) = (RegisterForm { name, ..filled() }, FieldErrors::none());
            assert!(form.parse(Locale::English, &mut errors).is_none());
            assert_eq!(errors.of("name"), Some(said));
        }
    }
}
