//! `/ids/api`: 申請授權資格: what keys are for, and the three tiers side by side.

use actix_web::HttpResponse;
use actix_web::web::Data;
use askama::Template;

use crate::app::App;
use crate::db;
use crate::domain::credential::{Tier, queries as pairs};
use crate::domain::licensing::{State, Verdict, queries as applications};
use crate::http::chrome::Chrome;
use crate::http::page_error::PageError;
use crate::http::screen;
use crate::http::visitor::{Member, SignedIn};

/// The page.
#[derive(Debug, Template)]
#[template(path = "applicant/tiers.html")]
pub struct TiersPage {
    chrome: Chrome,
    tiers: Vec<(Tier, Standing)>,
}

/// How the visitor stands to a tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It can be applied for; who is not signed in does that first.
    Open,
    /// It was refused, and can be applied for again.
    Again,
    /// It was returned, to be mended and sent again.
    Returned,
    /// An application waits.
    Waiting,
    /// 您已是…
    Held,
}

/// Shows the page.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    member: Option<SignedIn<Member>>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    let tiers = match member {
        None => Tier::ALL.map(|tier| (tier, Standing::Open)).into(),
        Some(member) => standings(&app, &member).await?,
    };
    Ok(screen::ok(TiersPage { chrome, tiers }))
}

async fn standings(
    app: &App,
    member: &SignedIn<Member>,
) -> Result<Vec<(Tier, Standing)>, PageError> {
    let (vault, account) = (app.vault.clone(), member.person.account_id);
    let (sent, held) = app
        .db
        .read(move |conn| -> db::Result<_> {
            let sent = applications::list_for_account(conn, &vault, account)?;
            Ok((sent, pairs::list_for_account(conn, account)?))
        })
        .await?;
    let standing = |tier: Tier| {
        let is_held = held
            .iter()
            .any(|pair| pair.tier == tier && pair.revoked.is_none());
        let last = sent.iter().find(|application| application.tier == tier);
        match last.map(|application| &application.state) {
            _ if is_held => Standing::Held,
            Some(State::Waiting) => Standing::Waiting,
            Some(State::Decided { verdict, .. }) => match verdict {
                Verdict::Granted => Standing::Open,
                Verdict::Refused => Standing::Again,
                Verdict::Returned => Standing::Returned,
            },
            None | Some(State::Withdrawn { .. }) => Standing::Open,
        }
    };
    Ok(Tier::ALL.map(|tier| (tier, standing(tier))).into())
}

impl TiersPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let page = |standings: [Standing; 3]| Self {
            chrome: chrome.clone(),
            tiers: Tier::ALL.into_iter().zip(standings).collect(),
        };
        vec![
            page([Standing::Open; 3]),
            page([Standing::Held, Standing::Waiting, Standing::Again]),
            page([Standing::Held, Standing::Returned, Standing::Open]),
        ]
    }
}
