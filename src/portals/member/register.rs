//! `/ids/register`: 註冊會員, each rule told before it is broken.

mod form;

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

pub use self::form::RegisterForm;
use super::{choice, particulars, paths};
use crate::app::App;
use crate::domain::account::hash::NewHash;
use crate::domain::account::password::Owner;
use crate::domain::audit::By;
use crate::domain::limit::Limited;
use crate::domain::member::LONGEST_NAME;
use crate::domain::member::registration::{self, CannotRegister, Newcomer};
use crate::domain::member::terms::{PARAGRAPHS, VERSION};
use crate::domain::member::unit_type::Unit;
use crate::http::chrome::Chrome;
use crate::http::fields::{Choice, FieldErrors};
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::{arrival, redirect, screen, tries};

/// The page.
#[derive(Template)]
#[template(path = "member/register.html")]
pub struct RegisterPage {
    chrome: Chrome,
    form: RegisterForm,
    units: Vec<Unit>,
    errors: FieldErrors,
}

/// Shows the empty form.
///
/// # Errors
/// A fault of the database.
pub async fn show(app: Data<App>, chrome: Chrome) -> Result<HttpResponse, PageError> {
    let page = RegisterPage::new(&app, chrome, RegisterForm::default()).await?;
    Ok(screen::ok(page))
}

/// Makes the account; its mail address has to be confirmed next.
///
/// # Errors
/// Too many when this address registered too often, or too many letters went to this mail address.
pub async fn register(
    app: Data<App>,
    req: HttpRequest,
    chrome: Chrome,
    form: Form<RegisterForm>,
) -> Result<HttpResponse, PageError> {
    let mut page = RegisterPage::new(&app, chrome, form.0).await?;
    let parsed = page.form.parse(page.chrome.locale, &mut page.errors);
    let Some(newcomer) = parsed else {
        return Ok(screen::unprocessable(page));
    };
    let mail = newcomer.mail.reveal().to_lowercase();
    let tried = vec![
        (Limited::RegistrationByAddress, tries::address(&app, &req)),
        (Limited::MemberLetterByMail, mail),
    ];
    tries::count(&app, tried).await?;
    let owner = Owner {
        login: &newcomer.login,
        name: &newcomer.name,
        mail: Some(newcomer.mail.reveal()),
    };
    let typed = (&page.form.password, &page.form.again);
    let password = match choice::prepare(&app, &owner, typed, Vec::new()).await? {
        Ok(password) => password,
        Err((field, key)) => return Ok(page.mistaken(field, key)),
    };
    match enter(&app, &req, newcomer, password).await {
        Ok(()) => Ok(redirect::to(paths::ACTIVATE)),
        Err(CannotRegister::LoginTaken) => Ok(page.mistaken("login", "member-register-taken")),
        Err(CannotRegister::NoSuchUnitType) => Ok(page.mistaken("unit", "member-register-no-unit")),
        Err(CannotRegister::Db(fault)) => Err(fault.into()),
    }
}

async fn enter(
    app: &App,
    req: &HttpRequest,
    newcomer: Newcomer,
    password: NewHash,
) -> Result<(), CannotRegister> {
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let by = By::visitor(arrival::address(req, app));
    let entered = app
        .db
        .write(move |tx| registration::register(tx, now, &by, &vault, (&newcomer, &password)));
    entered.await.map(|_| ())
}

impl RegisterPage {
    async fn new(app: &App, chrome: Chrome, form: RegisterForm) -> Result<Self, PageError> {
        Ok(Self {
            chrome,
            form,
            units: particulars::units(app).await?,
            errors: FieldErrors::none(),
        })
    }

    fn mistaken(mut self, field: &str, key: &str) -> HttpResponse {
        self.errors.push(field, key);
        screen::unprocessable(self)
    }

    fn unit_choices(&self) -> Vec<Choice> {
        particulars::unit_choices(&self.chrome, &self.units, &self.form.unit)
    }

    fn country_choices(&self) -> Vec<Choice> {
        particulars::country_choices(&self.chrome, &self.form.country)
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |errors| Self {
            chrome: chrome.clone(),
            form: RegisterForm::default(),
            units: Vec::new(),
            errors,
        };
        let mut mistakes = FieldErrors::none();
        RegisterForm::default().parse(chrome.locale, &mut mistakes);
        let more = FieldErrors::none()
            .and("login", "member-register-taken")
            .and("password", "member-choice-popular")
            .and("again", "member-choice-differs")
            .and("unit", "member-register-no-unit");
        vec![page(FieldErrors::none()), page(mistakes), page(more)]
    }
}
