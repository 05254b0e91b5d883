//! `/ids/api/account`: 帳號資訊 of the authorised account, and the line that says where the data come from.

use actix_session::Session;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::person::Person;
use super::proof::{self, Shown};
use super::{by, own, paths};
use crate::app::App;
use crate::db;
use crate::domain::credential::{Tier, queries as pairs};
use crate::domain::file::{CannotTake, File, FileKind};
use crate::domain::ids::AttributionProofId;
use crate::domain::licensing::attribution::{self, CannotHandIn, Looked, WebAddress};
use crate::domain::licensing::{Application, State, Verdict, queries as applications};
use crate::domain::limit::Limited;
use crate::domain::picture;
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::licence::Advanced;
use crate::http::page_error::PageError;
use crate::http::upload::{Upload, WithFile};
use crate::http::visitor::{Member, SignedIn};
use crate::http::{once, pause, redirect, screen, tries};

/// The page.
#[derive(Template)]
#[template(path = "applicant/account.html")]
pub struct AccountPage {
    chrome: Chrome,
    person: Person,
    granted: Vec<(Tier, Advanced)>,
    proofs: Vec<Shown>,
    address: String,
    errors: FieldErrors,
}

/// Where the line can be seen.
#[derive(Deserialize)]
pub struct ProofForm {
    #[serde(default)]
    address: String,
}

/// Shows the page.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    member: SignedIn<Member>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    Ok(screen::ok(AccountPage::of(&app, &member, chrome).await?))
}

/// Hands in where the line can be seen.
///
/// # Errors
/// Too many when too much was handed in.
pub async fn hand_in(
    app: Data<App>,
    req: HttpRequest,
    session: Session,
    member: SignedIn<Member>,
    (chrome, sent): (Chrome, Upload<ProofForm>),
) -> Result<HttpResponse, PageError> {
    let account = member.person.account_id;
    let mut page = AccountPage::of(&app, &member, chrome).await?;
    page.address.clone_from(&sent.form.address);
    let Some((address, file)) = read(&sent.form, sent.file, &mut page.errors) else {
        return Ok(screen::unprocessable(page));
    };
    let tried = vec![(Limited::ProofByMember, account.to_string())];
    if let Err(refusal) = tries::count(&app, tried).await {
        return pause::again(page, |page| &mut page.chrome, refusal);
    }
    let (now, vault, by) = (app.clock.now(), app.vault.clone(), by(&app, &req, &member));
    let id = AttributionProofId::from(once::of(&app, &req, account));
    let handed_in = app.db.write(move |tx| {
        let shown = attribution::Shown {
            address: address.as_ref(),
            picture: file.as_ref(),
        };
        attribution::hand_in(tx, now, &by, &vault, (account, id, &shown))
    });
    match handed_in.await {
        Ok(()) => redirect::with_notice(&session, paths::ACCOUNT, "applicant-proof-done"),
        Err(CannotHandIn::Nothing) => Err(PageError::Unreadable),
        Err(CannotHandIn::Db(fault)) => Err(fault.into()),
    }
}

impl WithFile for ProofForm {
    const FIELD: &'static str = "picture";
    const MOST_BYTES: usize = picture::MOST_BYTES;
    const KINDS: &'static [FileKind] = picture::KINDS;
}

/// What was handed in, or every mistake: an address, a picture, or both.
fn read(
    form: &ProofForm,
    file: Result<File, CannotTake>,
    errors: &mut FieldErrors,
) -> Option<(Option<WebAddress>, Option<File>)> {
    let typed = form.address.trim();
    let address = (!typed.is_empty()).then(|| WebAddress::parse(typed));
    if matches!(address, Some(Err(_))) {
        errors.push("address", "applicant-proof-shape");
    }
    match (&file, &address) {
        (Err(CannotTake::Nothing), None) => errors.push("address", "applicant-proof-nothing"),
        (Ok(_) | Err(CannotTake::Nothing), _) => {}
        (Err(why), _) => errors.push_named("picture", why.key(), "common-inquiry-picture"),
    }
    if !errors.is_empty() && file.is_ok() {
        errors.push("picture", "common-inquiry-picture-again");
    }
    let address = address.and_then(Result::ok);
    errors.is_empty().then(|| (address, file.ok()))
}

impl AccountPage {
    async fn of(app: &App, member: &SignedIn<Member>, chrome: Chrome) -> Result<Self, PageError> {
        let kept = own(app, member).await?;
        let (vault, account) = (app.vault.clone(), kept.account_id);
        let (sent, held, proofs) = app
            .db
            .read(move |conn| -> db::Result<_> {
                let sent = applications::list_for_account(conn, &vault, account)?;
                let held = pairs::list_for_account(conn, account)?;
                Ok((sent, held, proof::list(conn, account)?))
            })
            .await?;
        let in_force = held.iter().filter(|pair| pair.revoked.is_none());
        let granted = in_force.filter_map(|pair| {
            let is_it = |one: &&Application| one.tier == pair.tier && is_granted(one);
            let details = sent.iter().find(is_it)?.details.as_ref()?;
            Some((pair.tier, Advanced::of(&chrome, details)))
        });
        Ok(Self {
            person: Person::of(&chrome, &kept),
            granted: granted.collect(),
            chrome,
            proofs,
            address: String::new(),
            errors: FieldErrors::none(),
        })
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |granted, proofs, errors| Self {
            chrome: chrome.clone(),
            person: Person::sample(),
            granted,
            proofs,
            address: String::new(),
            errors,
        };
        let wrong = FieldErrors::none().and("address", "applicant-proof-shape");
        vec![
            page(Vec::new(), Vec::new(), FieldErrors::none()),
            page(
                vec![(Tier::General, Advanced::sample())],
                Shown::samples(chrome),
                wrong,
            ),
        ]
    }
}

const fn is_granted(application: &Application) -> bool {
    matches!(
        application.state,
        State::Decided {
            verdict: Verdict::Granted,
            ..
        }
    )
}
