//! `/ids/api/records`: 申請紀錄: the pairs that the member holds or held, and every application.

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use askama::Template;

use super::{Nothing, count, own, own_pair, paths, unchanged};
use crate::app::App;
use crate::db;
use crate::domain::credential::{Credential, Tier, queries as pairs};
use crate::domain::licensing::{Application, State, Verdict, keys, queries as applications};
use crate::domain::limit::Limited;
use crate::http::chrome::Chrome;
use crate::http::page_error::PageError;
use crate::http::visitor::{Member, SignedIn};
use crate::http::{licence, redirect, screen};
use crate::kit::clock::Timestamp;

/// The page.
#[derive(Template)]
#[template(path = "applicant/records.html")]
pub struct RecordsPage {
    chrome: Chrome,
    pairs: Vec<Held>,
    sent: Vec<Sent>,
}

/// A pair as it is listed.
struct Held {
    path: String,
    tier: Tier,
    app_id: String,
    issued_at: Timestamp,
    /// How it ended; `None` while it is in force.
    ended: Option<&'static str>,
}

/// An application as it is listed.
struct Sent {
    path: String,
    tier: Tier,
    submitted_at: Timestamp,
    state: State,
}

/// Shows both lists.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    member: SignedIn<Member>,
    chrome: Chrome,
) -> Result<HttpResponse, PageError> {
    let (vault, account) = (app.vault.clone(), member.person.account_id);
    let (held, sent) = app
        .db
        .read(move |conn| -> db::Result<_> {
            let held = pairs::list_for_account(conn, account)?;
            Ok((held, applications::list_for_account(conn, &vault, account)?))
        })
        .await?;
    Ok(screen::ok(RecordsPage {
        chrome,
        pairs: held.iter().map(Held::of).collect(),
        sent: sent.iter().map(Sent::of).collect(),
    }))
}

/// 忘記APP Key: the key by mail once more.
///
/// # Errors
/// Too many when it was sent too often; not found for a pair that is not in force.
pub async fn tell_again(
    app: Data<App>,
    session: Session,
    member: SignedIn<Member>,
    (pair, _): (Path<String>, Nothing),
) -> Result<HttpResponse, PageError> {
    let pair = own_pair(&app, &member, &pair).await?;
    let kept = own(&app, &member).await?;
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let told = app.db.write(move |tx| -> Result<(), PageError> {
        count(tx, now, &vault, (Limited::KeyLetterByMember, pair.account))?;
        keys::tell_again(tx, now, &vault, (&kept, pair.id)).map_err(unchanged)
    });
    told.await?;
    redirect::with_notice(&session, paths::RECORDS, "applicant-records-told")
}

impl Held {
    fn of(pair: &Credential) -> Self {
        Self {
            path: paths::key(pair.id),
            tier: pair.tier,
            app_id: pair.app_id.to_string(),
            issued_at: pair.issued_at,
            ended: pair
                .revoked
                .as_ref()
                .map(|end| licence::revoked_key(&end.how)),
        }
    }
}

impl Sent {
    fn of(application: &Application) -> Self {
        Self {
            path: paths::application(application.id),
            tier: application.tier,
            submitted_at: application.submitted_at,
            state: application.state.clone(),
        }
    }
}

impl RecordsPage {
    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let pair = |tier, ended| Held {
            path: "/ids/api/keys/sample".to_owned(),
            tier,
            app_id: "QQBQAFAASQBEAA".to_owned(),
            issued_at: chrome.now,
            ended,
        };
        let sent = |state| Sent {
            path: "/ids/api/applications/sample".to_owned(),
            tier: Tier::Advanced,
            submitted_at: chrome.now,
            state,
        };
        let decided = Verdict::ALL.iter().map(|verdict| State::Decided {
            verdict: *verdict,
            reason: String::new(),
            at: chrome.now,
        });
        let states = [State::Waiting, State::Withdrawn { at: chrome.now }]
            .into_iter()
            .chain(decided);
        vec![
            Self {
                chrome: chrome.clone(),
                pairs: Vec::new(),
                sent: Vec::new(),
            },
            Self {
                chrome: chrome.clone(),
                pairs: vec![
                    pair(Tier::Advanced, None),
                    pair(Tier::General, Some("common-revoked-owner")),
                ],
                sent: states.map(sent).collect(),
            },
        ]
    }
}
