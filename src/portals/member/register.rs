//! `/ids/register`: 註冊會員, each rule told before it is broken.

mod form;

use actix_session::Session;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

pub use self::form::RegisterForm;
use super::activate::REGISTERED;
use super::letter::{self, Letter};
use super::{particulars, paths};
use crate::app::App;
use crate::db;
use crate::domain::account::hash::NewHash;
use crate::domain::account::password::{NewPassword, Owner};
use crate::domain::account::{Login, queries as accounts};
use crate::domain::audit::By;
use crate::domain::ids::UnitTypeId;
use crate::domain::limit::Limited;
use crate::domain::member::registration::{self, CannotRegister, Newcomer};
use crate::domain::member::terms::{PARAGRAPHS, VERSION};
use crate::domain::member::unit_type::Unit;
use crate::http::chrome::Chrome;
use crate::http::fields::{Choice, FieldErrors};
use crate::http::form::Form;
use crate::http::page_error::PageError;
use crate::http::{arrival, choice, pause, redirect, screen, tries};

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
/// Busy when many passwords are hashed at once.
pub async fn register(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    (chrome, form): (Chrome, Form<RegisterForm>),
) -> Result<HttpResponse, PageError> {
    let mut page = RegisterPage::new(&app, chrome, form.0).await?;
    if let Err(refusal) = page.look_up_login(&app, &req).await {
        return page.later(("login", "member-register-too-often"), refusal);
    }
    let Some((newcomer, chosen)) = page.parse() else {
        return Ok(screen::unprocessable(page));
    };
    let wanted = (Letter::Registration, &newcomer.mail);
    if let Err(refusal) = letter::count(&app, &req, wanted).await {
        return page.later(("mail", letter::TOO_OFTEN), refusal);
    }
    let password = match choice::hash(&app, chosen, Vec::new()).await? {
        Ok(password) => password,
        Err(errors) => {
            page.errors = errors;
            return Ok(screen::unprocessable(page));
        }
    };
    let mail = newcomer.mail.reveal().to_owned();
    match enter(&app, &req, newcomer, password).await {
        Ok(()) => {
            session.insert(REGISTERED, mail).map_err(PageError::fault)?;
            Ok(redirect::to(paths::ACTIVATE))
        }
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

    /// Notes when the login is taken; too many when too many were asked for from here.
    async fn look_up_login(&mut self, app: &App, req: &HttpRequest) -> Result<(), PageError> {
        let Ok(login) = Login::parse(&self.form.login) else {
            return Ok(());
        };
        tries::count_address(app, req, Limited::LoginByAddress).await?;
        let find = move |conn: &mut db::Conn| accounts::find_by_login(conn, &login);
        if app.db.read(find).await?.is_some() {
            self.errors.push("login", "member-register-taken");
        }
        Ok(())
    }

    /// The newcomer and the password, or every mistake, in the form's order.
    fn parse(&mut self) -> Option<(Newcomer, NewPassword)> {
        let errors = &mut self.errors;
        let newcomer = self.form.parse(self.chrome.locale, errors);
        let owner = Owner {
            login: self.form.login.trim(),
            name: self.form.name.trim(),
            mail: Some(self.form.mail.trim()),
        };
        let typed = (&self.form.password, &self.form.again);
        let password = choice::choose(&owner, typed, errors);
        let unit: Option<UnitTypeId> = self.form.unit.parse().ok();
        if unit.is_some_and(|unit| self.units.iter().all(|open| open.id != unit)) {
            errors.push("unit", "member-register-no-unit");
        }
        if password.is_some() && !errors.is_empty() {
            errors.push("password", "member-register-password-once-more");
        }
        errors.sort(&RegisterForm::FIELDS);
        newcomer.zip(password).filter(|_| self.errors.is_empty())
    }

    fn later(
        mut self,
        (field, key): (&str, &str),
        refusal: PageError,
    ) -> Result<HttpResponse, PageError> {
        self.errors.push(field, key);
        pause::again(self, |page| &mut page.chrome, refusal)
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
            .and("password", "common-choice-popular")
            .and("again", "common-choice-differs")
            .and("unit", "member-register-no-unit");
        vec![page(FieldErrors::none()), page(mistakes), page(more)]
    }
}
